"""Triggers and arguments of events: wikievents by trigger and role, MUC-4 by document, beside keywords.

usage: python -m bench.event_arguments [--data FOLDER] [--quick]

WikiEvents dev (20 documents on attacks): triggers of attack, die, injure, meet and arrest, right where the head word of
a trigger of ours is one of the gold trigger's words and the kind is the same; arguments of attacks, deaths and injuries
(attacker or killer, target or victim, place), right where trigger, role and head word of the argument are. MUC-4 dev
(200 reports in capitals): whether a report tells an incident, who did it and who (by name) suffered it, by document:
a participant of ours is right where its head word is one of the gold phrase's. The set has no types of incidents.

Anchor: keywords. A word of a short list is a trigger; the capitalised words (in capitals, the word) before it are its
attacker, those after it its target.

The last line is the summary; exit status 1 where ours is not above the anchor in triggers, attackers and targets,
perpetrators and victims. Whether a report tells an incident is printed alone: the reports without one are of the same
war, and what makes an incident of theirs (its date, who was hurt) is in no sentence.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.common import arguments, f1, lacking, table, verdict
from secondsource import vocabulary
from secondsource.pages.split import split
from secondsource.pipeline import Pipeline
from secondsource.reading.content import content_of
from secondsource.reading.events import events
from secondsource.reading.told import Told
from secondsource.records import Document, Event, Participant

KINDS = ("attack", "die", "injure", "meet", "arrest")
ROLES = ("attacker", "target", "place")
MUC = ("incident", "perpetrator", "victim")
GOLD_KINDS = {
    "Conflict.Attack": "attack",
    "Life.Die": "die",
    "Life.Injure": "injure",
    "Contact.Contact.Meet": "meet",
    "Justice.ArrestJailDetain": "arrest",
}
GOLD_ROLES = {
    "Attacker": "attacker",
    "Killer": "attacker",
    "Injurer": "attacker",
    "Target": "target",
    "Victim": "target",
    "Place": "place",
}
DYING = re.compile(
    r"(?:kill|di(?:e|ed|es|ing)\b|death|dead|murder|assassinat|slay|slain|execut|massacre|shot dead)", re.I
)
HURTING = re.compile(r"(?:injur|wound|hurt|maim)", re.I)
KEYWORDS = {
    "attack": re.compile(r"\b(?:attack|bomb|explo|blast|shoot|strike|raid|assault|detonat)\w*", re.I),
    "die": re.compile(r"\b(?:kill|died|dead|death|murder)\w*", re.I),
    "injure": re.compile(r"\b(?:injur|wound)\w*", re.I),
    "meet": re.compile(r"\b(?:meet|met|meeting|talks)\b", re.I),
    "arrest": re.compile(r"\b(?:arrest|detain|custody)\w*", re.I),
}
VIOLENT = re.compile(
    r"\b(?:attack|bomb|explo|kidnap|murder|kill|assassinat|dynamit|ambush|machine-?gun|massacr|burn)\w*", re.I
)
WORD = re.compile(r"\w+(?:[-'’]\w+)*")
NAME = re.compile(r"[A-Z][\w-]+(?: (?:of|al|de|bin) [A-Z][\w-]+| [A-Z][\w-]+)*")
PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "who",
        "his",
        "her",
        "its",
        "their",
        "our",
        "him",
        "them",
        "us",
        "this",
        "these",
        "those",
    ]
)
QUICK = 5

Triggers = dict[tuple[int, str], dict[str, set[str]]]
"""By place of the trigger's head word and kind: the head words of its arguments by role, lower case."""


@dataclass
class Counts:
    """Right, told and gold, of each thing that is scored."""

    hit: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    said: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    gold: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def f1(self, *names: str) -> float:
        """F1 of some things together."""
        return f1(*(sum(book[name] for name in names) for book in (self.hit, self.said, self.gold)))

    def row(self, name: str) -> list[object]:
        """Precision, recall and F1 of a thing."""
        hit, said, gold = self.hit[name], self.said[name], self.gold[name]
        return [hit / max(said, 1), hit / max(gold, 1), self.f1(name)]


def read(pipeline: Pipeline, text: str) -> list[Told]:
    """The reports of a plain text, read as far as events need."""
    page = pipeline.page(Document(data=text.encode(), media_type="text/plain", path="bench.txt"))
    reading = pipeline.reading_of(page)
    reports = split(page, reading.embed, pipeline.vocabulary)
    return [content_of(page.text, report, reading.passages, pipeline.vocabulary) for report in reports]


def head(text: str) -> str:
    """The head word of a noun phrase, lower case: its last word before a preposition."""
    first = re.split(r"\s(?:of|in|at|from|for|on|with|who|that)\s", text.strip(), maxsplit=1, flags=re.I)[0]
    found = WORD.findall(first.replace("’s", "").replace("'s", "")) or WORD.findall(text)
    return found[-1].lower() if found else ""


def kind_of(told: Told, event: Event) -> str | None:
    """Which of the five kinds an event of ours is."""
    word = told.text[slice(*event.trigger)]
    if event.type == "assault":
        return "die" if DYING.search(word) else "injure" if HURTING.search(word) else "attack"
    if event.type == "consult":
        return "meet"
    return "arrest" if event.mode == "arrest" else None


# -- WikiEvents -----------------------------------------------------------------------------------------------------


def gold_triggers(row: Mapping[str, Any]) -> tuple[list[tuple[set[int], str, dict[str, set[str]]]], str]:
    """The gold triggers of a document: their words' places in its text, kind, and arguments; and the text."""
    places: list[int] = []  # of each token; the set's own are of another joining of the sentences
    base = 0
    for tokens, sentence in row["sentences"]:
        places += [base + int(token[1]) - int(tokens[0][1]) for token in tokens]
        base += len(sentence) + 1
    found = []
    for mention in row["event_mentions"]:
        kind = next((k for name, k in GOLD_KINDS.items() if mention["event_type"].startswith(name)), None)
        if kind is None:
            continue
        roles: dict[str, set[str]] = defaultdict(set)
        for argument in mention["arguments"]:
            if role := GOLD_ROLES.get(argument["role"]):
                roles[role].add(head(argument["text"]))
        start, end = mention["trigger"]["start"], mention["trigger"]["end"]
        found.append(({places[i] for i in range(start, end)}, kind, roles))
    return found, " ".join(sentence[1] for sentence in row["sentences"])


def our_triggers(told: Iterable[Told]) -> Triggers:
    """The triggers that we tell, by the place of each one's words in the document's text."""
    found: Triggers = {}
    for report in told:
        for event in events(report):
            kind = kind_of(report, event)
            if kind is None:
                continue
            roles: dict[str, set[str]] = defaultdict(set)
            for role, sides in (("attacker", event.actors), ("target", event.targets)):
                roles[role] |= {head(report.text[slice(*p.span)]) for p in sides}
            if event.place is not None:
                roles["place"].add(head(report.text[slice(*report.places[event.place].span)]))
            inner = report.syntax.within(event.trigger)
            chosen = inner[-1] if inner[-1].is_nominal else inner[0]
            found[chosen.span[0], kind] = roles
    return found


def keyword_triggers(text: str) -> Triggers:
    """What keywords tell: triggers, with the names just before and behind each."""
    found: Triggers = {}
    for kind, pattern in KEYWORDS.items():
        for match in pattern.finditer(text):
            start, end = max(text.rfind(".", 0, match.start()), 0), text.find(".", match.end())
            before = NAME.findall(text, start, match.start())
            behind = NAME.findall(text, match.end(), end if end > 0 else len(text))
            found[match.start(), kind] = {
                "attacker": {head(before[-1])} if before else set(),
                "target": {head(behind[0])} if behind else set(),
                "place": {head(behind[-1])} if behind else set(),
            }
    return found


def score_triggers(counts: Counts, gold: Sequence[tuple[set[int], str, dict[str, set[str]]]], ours: Triggers) -> None:
    """Count triggers and arguments of one document; each gold trigger is matched by one of ours at most."""
    left = dict(ours)
    for places, kind, roles in gold:
        counts.gold[kind] += 1
        place = next((p for p in sorted(places) if (p, kind) in left), None)
        told = left.pop((place, kind)) if place is not None else None
        counts.hit[kind] += told is not None
        if kind in KINDS[:3]:
            for role in ROLES:
                counts.gold[role] += len(roles[role])
                counts.said[role] += len(told.get(role, ())) if told else 0
                counts.hit[role] += len(roles[role] & told.get(role, set())) if told else 0
    for _, kind in ours:
        counts.said[kind] += 1


# -- MUC-4 ----------------------------------------------------------------------------------------------------------


def called(told: Told, participant: Participant) -> str | None:
    """What a participant is called: by a pronoun the name of whom it stands for, or nothing where that is not known."""
    text = told.text[slice(*participant.span)]
    if text.lower() not in PRONOUNS:
        return text
    return next((e.name for e in told.entities if e.id == participant.entity and e.name.lower() not in PRONOUNS), None)


def muc_ours(told: Iterable[Told]) -> tuple[bool, set[str], set[str]]:
    """Whether a document tells an incident; heads of who did one, and of the named people who suffered one."""
    doers: set[str] = set()
    victims: set[str] = set()
    any_told = False
    for report in told:
        named = {e.id for e in report.entities if e.type == "person"}
        for event in events(report):
            if event.type != "assault" or event.modality in ("negated", "hypothetical", "future"):
                continue
            any_told |= event.certainty >= 0.5
            doers |= {head(name) for p in event.actors if (name := called(report, p))}
            doers |= {head(name) for name in (event.claimed_by, event.blamed) if name}
            victims |= {head(report.text[slice(*p.span)]) for p in event.targets if p.entity in named}
    return any_told, doers, victims


def muc_keywords(text: str) -> tuple[bool, set[str], set[str]]:
    """The same by keywords: the word before each, the word after the next."""
    doers: set[str] = set()
    victims: set[str] = set()
    words = [(m.start(), m[0].lower()) for m in WORD.finditer(text)]
    for n, (start, _) in enumerate(words):
        if VIOLENT.match(text, start):
            doers |= {words[n - 1][1]} if n else set()
            victims |= {w for _, w in words[n + 1 : n + 2]}
    return bool(doers), doers, victims


def score_muc(counts: Counts, roles: Mapping[str, list[list[str]]], ours: tuple[bool, set[str], set[str]]) -> None:
    """Count one document's incident, perpetrators and named victims."""
    told, doers, victims = ours
    has = any(roles.values())
    counts.gold["incident"] += has
    counts.said["incident"] += told
    counts.hit["incident"] += has and told
    gold_doers = [*roles["perp_individual_id"], *roles["perp_organization_id"]]
    for name, gold, said in (("perpetrator", gold_doers, doers), ("victim", roles["hum_tgt_name"], victims)):
        forms = [{w.lower() for form in forms for w in WORD.findall(form)} for forms in gold]
        counts.gold[name] += len(forms)
        counts.said[name] += len(said)
        counts.hit[name] += sum(bool(words & said) for words in forms)


# -- both -----------------------------------------------------------------------------------------------------------


def measure_wikievents(data: Path, pipeline: Pipeline, every: int = 1) -> tuple[Counts, Counts]:
    """Ours and the keywords' counts on WikiEvents."""
    ours, anchor = Counts(), Counts()
    lines = (data / "events" / "wikievents" / "dev.jsonl").read_text(encoding="utf8").splitlines()
    for row in map(json.loads, lines[::every]):
        gold, text = gold_triggers(row)
        score_triggers(ours, gold, placed(read(pipeline, text), text))
        score_triggers(anchor, gold, keyword_triggers(text))
    return ours, anchor


def placed(told: Sequence[Told], text: str) -> Triggers:
    """Our triggers with each word's place in the document's own text, of which a page leaves out the start at most."""
    shift = text.find(told[0].text[:40]) if told else 0
    return {(place + max(shift, 0), kind): roles for (place, kind), roles in our_triggers(told).items()}


def unwrapped(text: str) -> str:
    """A text whose lines are wrapped, with each paragraph as one line: the set's are, and pages' are not."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)


def measure_muc(data: Path, pipeline: Pipeline, every: int = 1) -> tuple[Counts, Counts]:
    """Ours and the keywords' counts on MUC-4."""
    ours, anchor = Counts(), Counts()
    rows = json.loads((data / "events" / "muc4" / "dev.json").read_text(encoding="utf8"))
    for row in list(rows.values())[::every]:
        score_muc(ours, row["roles"], muc_ours(read(pipeline, unwrapped(row["doc"]))))
        score_muc(anchor, row["roles"], muc_keywords(row["doc"]))
    return ours, anchor


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether ours is above the anchors."""
    options = arguments("events: triggers and arguments on WikiEvents and MUC-4", given)
    if lacking(options.data, "events"):
        return 0
    pipeline = Pipeline(vocabulary.load())
    every = QUICK if options.quick else 1
    wiki, wiki_anchor = measure_wikievents(options.data, pipeline, every)
    muc, muc_anchor = measure_muc(options.data, pipeline, every)
    columns = ("thing", "gold", "precision", "recall", "F1", "keywords F1")
    rows: list[list[object]] = []
    for counts, anchor, names in ((wiki, wiki_anchor, (*KINDS, *ROLES)), (muc, muc_anchor, MUC)):
        rows += [[name, counts.gold[name], *counts.row(name), anchor.f1(name)] for name in names]
    table(columns, rows)
    pairs = {
        "triggers": (wiki.f1(*KINDS), wiki_anchor.f1(*KINDS)),
        "attacker and target": (wiki.f1(*ROLES[:2]), wiki_anchor.f1(*ROLES[:2])),
        "MUC perpetrator": (muc.f1("perpetrator"), muc_anchor.f1("perpetrator")),
        "MUC victim": (muc.f1("victim"), muc_anchor.f1("victim")),
    }
    said = ", ".join(f"{name} {ours:.3f} ({least:.3f})" for name, (ours, least) in pairs.items())
    return verdict(f"event arguments: F1 of {said}", all(ours > least for ours, least in pairs.values()))


if __name__ == "__main__":
    sys.exit(main())
