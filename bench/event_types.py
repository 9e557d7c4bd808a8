"""Types of whole events: of a sentence's main event as `inspect` tells it, beside the encoder's head and keywords.

The main event of a sentence is, of those that :func:`secondsource.reading.events.events` tells, the surest (of two as
sure the first); only one of a certainty of ``LEAST`` or more, else the sentence tells none. With "any", a sentence is
right where one of its events of that certainty is.

The quad classes of `cameo_class` are CAMEO's, not PLOVER's: a reduction of relations (PLOVER's sanction) is verbal
conflict in it, and an appeal (a part of PLOVER's request) is neutral.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.common import f1
from secondsource.encoder import Encoder
from secondsource.reading.content import content_of
from secondsource.reading.events import events
from secondsource.records import Event, Report
from secondsource.vocabulary import Vocabulary
from training.encoder.articles import Article
from training.encoder.events import QUADS

NONE = "none"
LEAST = 0.5
CLASSES = {
    NONE: "0",
    "request": "03",
    "sanction": "3",
    **dict.fromkeys(("agree", "consult", "support", "concede"), "1"),
    **dict.fromkeys(("cooperate", "aid", "retreat"), "2"),
    **dict.fromkeys(("accuse", "reject", "threaten"), "3"),
    **dict.fromkeys(("protest", "mobilize", "coerce", "assault"), "4"),
}
KEYWORDS = {
    "threaten": r"threat\w*|ultimatum",
    "reject": r"reject\w*|refus\w+|veto\w*|oppos\w+",
    "request": r"demand\w*|urg\w+|call\w* (?:for|on)|must",
    "accuse": r"accus\w+|blam\w+|condemn\w*|denounc\w+|investigat\w+|criticis\w+|criticiz\w+",
    "protest": r"protest\w*|demonstrat\w+|rall(?:y|ies)|riot\w*|strike",
    "sanction": r"sanction\w*|suspend\w*|expel\w*|embargo",
    "agree": r"agree[sd]?|will|offer\w*|promis\w+",
    "consult": r"talks|meet\w*|met|visit\w*",
    "assault": r"attack\w*|kill\w*|bomb\w*|shell\w*|wound\w*",
    "coerce": r"arrest\w*|detain\w*|ban(?:ned)?|curfew|seiz\w+",
    "mobilize": r"troops|deploy\w*|mobili[sz]\w+",
    "retreat": r"withdr[ae]w\w*|ceasefire|releas\w+|resign\w*",
    "aid": r"aid|assistance|asylum|donat\w+",
    "support": r"support\w*|praise\w*|welcom\w+|sign(?:ed)?",
    "concede": r"lift\w*|eas(?:e|ed|ing)|allow\w*",
    "cooperate": r"cooperat\w+|extradit\w+|shar(?:e|ed|ing)",
}
PATTERN = re.compile("|".join(rf"(?P<{kind}>\b(?:{words})\b)" for kind, words in KEYWORDS.items()), re.IGNORECASE)

Tell = Callable[[Article], str]


@dataclass(frozen=True)
class Scores:
    """Share of sentences whose type is right (micro F1, each having one), and macro F1 over the types labelled."""

    micro: float
    macro: float | None


def keyword(article: Article) -> str:
    """The type of the first keyword of a sentence."""
    found = PATTERN.search(article.text)
    return found.lastgroup or NONE if found else NONE


def main_event(found: Sequence[Event]) -> Event | None:
    """The surest event of a sentence that is as likely as not."""
    return max(likely(found), key=lambda e: (e.certainty, -e.trigger[0]), default=None)


def likely(found: Sequence[Event]) -> list[Event]:
    """The events that are as likely as not."""
    return [e for e in found if e.certainty >= LEAST]


@dataclass(frozen=True)
class EventTeller:
    """Tells sentences' events, each sentence read alone."""

    encoder: Encoder
    vocabulary: Vocabulary

    def events(self, article: Article) -> tuple[Event, ...]:
        """All events of a sentence."""
        passages = self.encoder.read_sentences(article.text, article.sentences)
        report = Report(id="bench", span=(0, len(article.text)), body=((0, len(article.text)),))
        return events(content_of(article.text, report, passages, self.vocabulary))

    def __call__(self, article: Article) -> str:
        """The type of the main event."""
        event = main_event(self.events(article))
        return event.type if event else NONE

    def mode(self, article: Article) -> str:
        """The type and mode of the main event, "none" where it has no mode."""
        event = main_event(self.events(article))
        return f"{event.type}/{event.mode}" if event and event.mode else NONE

    def any_right(self, articles: Sequence[Article]) -> float:
        """The share of sentences of which one event is right, or which have none and tell none."""
        hits = [any(right(a, k) for k in {e.type for e in likely(self.events(a))} or {NONE}) for a in articles]
        return sum(hits) / max(len(hits), 1)


def right(article: Article, kind: str) -> bool:
    """Whether a type is right: the labelled one, or of the labelled class."""
    types = article.told[0].types if article.told else ()
    number = next((n for n, of_class in QUADS.items() if of_class == types), None)
    if article.corpus == "quads" and number is not None:
        return number in CLASSES[kind]
    return kind in types


def score(articles: Sequence[Article], tell: Tell) -> Scores:
    """Score the types told of sentences."""
    said = [tell(article) for article in articles]
    hits = [right(a, kind) for a, kind in zip(articles, said, strict=True)]
    micro = sum(hits) / max(len(articles), 1)
    if any(a.corpus == "quads" for a in articles):
        return Scores(micro, None)
    gold = [a.told[0].types[0] if a.told else NONE for a in articles]
    each = [
        f1(sum(g == s == name for g, s in zip(gold, said, strict=True)), said.count(name), gold.count(name))
        for name in sorted(set(gold))
    ]
    return Scores(micro, sum(each) / max(len(each), 1))
