"""Make the vectors of single words that ship with the package (``secondsource/encoder/meanings.bin``).

usage: python -m training.meanings [OUTPUT_FILE]

Each word of the statistics of rarity (three letters or more, no digits) is embedded alone by the encoder that ships.
From the vectors their mean is taken, and the first three directions, which hardly tell words apart (Mu and Viswanath
2018); the next 96 are kept, of unit length, as signed bytes. Needs no data but the package; deterministic; a minute on
two cores.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import numpy as np

from secondsource.encoder import Encoder
from secondsource.encoder.meanings import SIZE
from secondsource.encoder.rarity import listed

COMMON = 3  # directions that all words share
LEAST = 3  # letters
OUTPUT = Path("src/secondsource/encoder/meanings.bin")


def main() -> None:
    """Write the file named on the command line (default: in the package)."""
    if len(sys.argv) > 2:
        raise SystemExit(__doc__)
    words = sorted(word for word in listed() if word.isalpha() and len(word) >= LEAST)
    rows = Encoder().embed(words).astype(np.float64)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows -= rows.mean(0)
    _, _, directions = np.linalg.svd(rows, full_matrices=False)
    kept = rows @ directions[COMMON : COMMON + SIZE].T
    kept /= np.linalg.norm(kept, axis=1, keepdims=True)
    content = "\n".join(words).encode() + b"\n\n" + np.rint(kept / np.abs(kept).max() * 127).astype(np.int8).tobytes()
    output = Path(sys.argv[1]) if len(sys.argv) == 2 else OUTPUT
    with gzip.GzipFile(str(output), "wb", mtime=0) as out:
        out.write(content)
    print(f"{len(words)} words, {output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
