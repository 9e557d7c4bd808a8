"""Read one report: everything that comparing it with others needs, from its text alone."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder import DIMENSIONS, Embed
from secondsource.encoder.passage_reading import PassageReading
from secondsource.encoder.rarity import weight
from secondsource.encoder.sentences import sentences
from secondsource.encoder.words import words
from secondsource.reading.attributions import sentence_events
from secondsource.reading.content import content_of
from secondsource.reading.events import conditions, events
from secondsource.reading.shingles import signature
from secondsource.reading.terms import find_terms, rare_names
from secondsource.records import Reading, Report, Span
from secondsource.vocabulary import Vocabulary, load

# Simpler than `quotations`, which attributions need: what compares reports was tuned on the quotes that this finds.
_QUOTE = re.compile(r"“([^“”]{12,})”|\"([^\"]{12,})\"|(?<!\w)‘([^‘’]{20,})’(?!\w)")
QUOTE_WORDS = 4
LEDE = 4  # sentences that weigh double in a report's vector: news tells first what matters
REACH = 14  # sentences that count at all
HEADLINE = 2.0  # what its headline weighs
# Least cosine of the headline to one of these sentences. Below stand captions, menus, notices, the text of another
# page: there the headline alone tells the story. (Of 319 labelled reports, ten are below .26, none up to .40.)
OF_HEADLINE = 0.3
HEADLINE_ALONE = 2.0  # what it weighs there, of all sentences together
LONGEST = (
    600  # sentences that are embedded; what stands after is compared word by word alone, and its vectors are nought
)
WORDS_KEPT = 160
WORD_LEAST = 1.5
ANALYSED = "en"


def is_analysed(language: str | None) -> bool:
    """Say whether reports of this language (BCP 47) are read; an unknown language is taken for English."""
    return language is None or language.split("-")[0].lower() == ANALYSED


def read(
    text: str,
    report: Report,
    embed: Embed,
    passages: Sequence[PassageReading] = (),
    vocabulary: Vocabulary | None = None,
) -> Reading:
    """Read a report of a page's ``text``; spans in the result are offsets into it.

    ``passages`` are what the encoder read in the page's paragraphs: without them the reading has no attributions,
    actors or events. ``vocabulary`` is by default the one that ships. A report in another language than English gets
    an empty reading: it is stored and counted, never read as English.
    """
    analysed = is_analysed(report.language)
    cut = tuple(s for span in report.body for s in sentences(text, span)) if analysed else ()
    vectors = np.zeros((len(cut), DIMENSIONS), dtype=np.int8)
    if cut:
        vectors[:LONGEST] = embed([text[a:b] for a, b in cut[:LONGEST]])
    title = embed([report.title]) if analysed and report.title else np.empty((0, DIMENSIONS), dtype=np.int8)
    tokens = [word for span in report.body for word, _ in words(text, span)] if analysed else []
    terms = find_terms(text, cut)
    heard = passages if analysed else ()
    told = content_of(text, report, heard, vocabulary or load()) if analysed else None
    return Reading(
        report=report.id,
        language=report.language,
        published=report.published.value if report.published and report.published.orders else None,
        sentences=cut,
        quotes=tuple(_quotes(text, report.body)) if analysed else (),
        terms=terms,
        words=_weighted(tokens + [word for word, _ in words(report.title or "")] * 2) if analysed else {},
        vector=_gist(title.astype(np.float32), vectors.astype(np.float32)),
        sentence_vectors=vectors.tobytes(),
        shingles=signature(tokens),
        rare=rare_names(terms, report.title or "") if analysed else (),
        attributions=told.attributions if told else (),
        entities=told.entities if told else (),
        sentence_events=sentence_events(report, heard),
        times=told.times if told else (),
        places=told.places if told else (),
        figures=told.figures if told else (),
        events=events(told) if told else (),
        conditions=conditions(told) if told else (),
        headline=report.title if analysed else None,
        headline_vector=title.tobytes(),
    )


def _quotes(text: str, body: Sequence[Span]) -> Iterable[Span]:
    """Insides of quotation marks, of four words or more."""
    for span in body:
        for found in _QUOTE.finditer(text, *span):
            inside = next(i for i in (1, 2, 3) if found[i] is not None)
            if len(found[inside].split()) >= QUOTE_WORDS:
                yield found.span(inside)


def _weighted(tokens: Sequence[str]) -> dict[str, float]:
    """The heaviest words by log term frequency times rarity, as a unit vector."""
    raw = {word: (1 + math.log(n)) * weight(word) for word, n in Counter(tokens).items() if weight(word) >= WORD_LEAST}
    kept = sorted(raw.items(), key=lambda item: (-item[1], item[0]))[:WORDS_KEPT]
    norm = math.sqrt(sum(v * v for _, v in kept)) or 1.0
    return {word: round(v / norm, 5) for word, v in kept}


def _gist(title: NDArray[np.float32], vectors: NDArray[np.float32]) -> bytes:
    """A report's vector: headline and lede double, what follows once; 384 signed bytes, all nought for no text.

    The headline weighs double all sentences together where none of them is about it.
    """
    told = vectors[:REACH]
    weights = np.array([2.0 if i < LEDE else 1.0 for i in range(len(told))], dtype=np.float32)
    spoken = not len(title) or not len(told) or float(_cosines(told, title[0]).max()) >= OF_HEADLINE
    share = HEADLINE if spoken else max(HEADLINE, HEADLINE_ALONE * float(weights.sum()))
    total = (told * weights[:, None]).sum(0) + share * title.sum(0)
    norm = float(np.linalg.norm(total))
    return bytes(np.rint(total / norm * 127 if norm else total).astype(np.int8).tobytes())


def _cosines(rows: NDArray[np.float32], row: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.linalg.norm(rows, axis=1) * np.linalg.norm(row)
    return np.asarray(rows @ row / np.maximum(norms, 1e-6), dtype=np.float32)
