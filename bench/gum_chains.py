"""GUM's coreference as labelled: documents with their mentions, and of what form each is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from secondsource.records import Span
from training.encoder.articles import Article, Word
from training.encoder.treebank import read_gum

THIRD = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves".split()  # noqa: SIM905
)
FIRST = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())  # noqa: SIM905
FORMS = ("pronoun", "noun phrase", "name", "first, second person")
DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
_BESIDE = frozenset({"appos", "flat", "nmod:desc"})
_OPENING = re.compile(r"\((?P<type>[a-z]+)-(?P<chain>\d+)[^()]*")
_PIECE = re.compile(r"\([^()]+\)?|[^()]+\)")


@dataclass(frozen=True)
class Gold:
    """One labelled mention."""

    span: Span
    heads: tuple[int, ...]  # where its head word begins, and the name beside it: "veteran Ada Brook"
    chain: str
    type: str
    form: str | None  # one of FORMS; ``None``: another ("a study", "who")


@dataclass
class Document:
    """One document of GUM."""

    name: str
    text: str
    paragraphs: list[Span]
    words: tuple[Word, ...]
    gold: list[Gold]
    chains: dict[str, list[Gold]] = field(default_factory=lambda: defaultdict(list))


def documents(data: Path, part: str, one_in: int = 1) -> Iterator[Document]:
    """The documents of a part with their chains."""
    for number, article in enumerate(read_gum(data, part)):
        if number % one_in == 0:
            path = data / "gum" / "coref" / "conll" / f"GUM_{article.name}.conll"
            yield document(article, path.read_text(encoding="utf8"))


def document(article: Article, conll: str) -> Document:
    """One document: the lines of a paragraph are joined by spaces, so that offsets stay."""
    spans = [(cuts[0][0], cuts[-1][1]) for cuts in article.sentences if cuts]
    text = list(article.text)
    for start, end in spans:
        text[start:end] = ["" if c is None else " " if c == "\n" else c for c in text[start:end]]
    words = article.words or ()
    made = Document(article.name, "".join(text), spans, words, [])
    made.gold = sorted(
        _gold(made, [row.split("\t")[2] for row in conll.splitlines() if "\t" in row]), key=lambda g: g.span
    )
    for gold in made.gold:
        made.chains[gold.chain].append(gold)
    return made


def _gold(made: Document, cells: Sequence[str]) -> Iterator[Gold]:
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, cell in enumerate(cells):
        for piece in _PIECE.findall(cell if cell != "_" else ""):
            start = _OPENING.match(piece)
            chain = start["chain"] if start else piece.strip("()").split("-")[1]
            if start:
                opened[chain].append((number, start["type"]))
            if piece.endswith(")"):
                first, kind = opened[chain].pop()
                yield _mention(made, first, number, chain, kind)


def _mention(made: Document, first: int, last: int, chain: str, kind: str) -> Gold:
    words = made.words[first : last + 1]
    tops = [w for w in words if not first <= w.head <= last]
    head = next((w for w in tops if w.upos != "PUNCT"), words[-1])
    span = words[0].span[0], words[-1].span[1]
    number = first + words.index(head)
    names = [w for w in words if w.head == number and w.relation in _BESIDE and w.upos == "PROPN"]
    heads = tuple(w.span[0] for w in (head, *names))
    return Gold(span, heads, chain, kind, _form(made.text, words, head))


def _form(text: str, words: Sequence[Word], head: Word) -> str | None:
    spoken = [text[slice(*w.span)].lower() for w in words]
    if len(words) == 1 and words[0].upos in ("PRON", "DET"):
        return "pronoun" if spoken[0] in THIRD else FORMS[3] if spoken[0] in FIRST else None
    if head.upos == "PROPN":
        return "name"
    before = words[: next((n for n, w in enumerate(words) if w is head), 0)]
    owned = any(w.relation == "nmod:poss" for w in before)
    return "noun phrase" if head.upos == "NOUN" and (owned or spoken[0] in DETERMINERS) else None
