"""Count in how many news articles each word stands: the statistics of rarity that ship with the package.

usage: python -m training.rarity DATA_FOLDER OUTPUT.tsv.gz

Reads every training article (``training/corpus.py``), counts each word once per article, keeps words of at least
three articles, and writes "word<TAB>articles", the number of articles read in the first line. Near copies of one
article (same first 200 letters) count once. Takes under a minute.
"""

from __future__ import annotations

import gzip
import itertools
import sys
from collections import Counter
from pathlib import Path

from secondsource.encoder.words import words
from training import corpus

LEAST = 3


def count(data: Path) -> tuple[int, Counter[str]]:
    """Number of distinct articles read, and for each word the number of articles it stands in."""
    seen: set[str] = set()
    counts: Counter[str] = Counter()
    sets = (corpus.news_cluster, corpus.basil, corpus.ecbplus, corpus.polnear, corpus.worldwide, corpus.pages)
    for article in itertools.chain.from_iterable(read(data) for read in sets):
        head = "".join(c for c in " ".join(article.paragraphs).lower() if c.isalpha())[:200]
        if head not in seen:
            seen.add(head)
            counts.update({word for word, _ in words(article.text)})
    return len(seen), counts


def main() -> None:
    """Read the folder named first on the command line, write the file named second."""
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    total, counts = count(Path(sys.argv[1]))
    kept = sorted((word, n) for word, n in counts.items() if n >= LEAST)
    lines = [f"# articles\t{total}", *(f"{word}\t{n}" for word, n in kept)]
    with gzip.GzipFile(sys.argv[2], "wb", mtime=0) as out:
        out.write(("\n".join(lines) + "\n").encode())
    print(f"{total} articles, {len(kept)} words")


if __name__ == "__main__":
    main()
