"""A claim checked against a ledger: what its reports say and deny of it, and whom that comes from.

It never says what is true: who supports a claim may all be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from secondsource.records import Claim, ClaimOrigin, Range, Reading, Record, Span, Support
from secondsource.views.checking.asked import Asked, ask
from secondsource.views.checking.naming import capitalised, unnamed
from secondsource.views.checking.nearness import Ranked, rank
from secondsource.views.checking.put import search_words
from secondsource.views.checking.sides import joined_origins
from secondsource.views.checking.stance import Stance, StanceKind, ToldAt, stance_of

if TYPE_CHECKING:
    from secondsource.encoder import Encoder
    from secondsource.ledger import Ledger, Queries, StoredReport
    from secondsource.vocabulary import Vocabulary

FOUND = 0.5
"""Score from which a claim is about what is asked for."""

BESIDE = 0.1
"""Share of the best claim's odds from which another is about what is asked for as well: the others are only near it."""

COVERED = 0.8
"""Share of the words that are asked for, by weight and names aside, that makes a claim one about it where it is also
this much :data:`ALIKE`."""

ALIKE = 0.4
"""Cosine with what is asked for, both without their names, under which the same words tell of something else."""

CANDIDATES = 200
"""Claims that are looked at by meaning, and as many by words."""

SHOWN = 24
"""Claims whose stance is told: the nearest."""

NEAREST = 5
"""Claims that are given where none is about what is asked for, or that are beside it."""

WORDINGS = 2
"""Wordings of a claim that its stance is told by."""


OTHER_READER = "claims near in meaning: the ledger was read with other weights of the encoder; words alone found these"


class Quote(Record, frozen=True, kw_only=True):
    """Where a report says a claim, in its words."""

    support: Support
    stored: StoredReport
    text: str  # the characters of the span, white space single


class Checked(Record, frozen=True, kw_only=True):
    """One claim of the ledger beside what was asked for."""

    story: str
    claim: Claim
    stance: StanceKind
    sure: float  # 0 to 1: how far the signs of its stance agree
    score: float  # 0 to 1: how near it is to what is asked for
    reasons: tuple[str, ...]  # why it has its stance, in words
    signs: dict[str, float]  # of the score: what each adds to the log odds
    quotes: tuple[Quote, ...]
    wordings: tuple[str, ...] = ()  # of the claim, the nearest to what is asked for first


class CheckedSide(Record, frozen=True, kw_only=True):
    """All claims that support what is asked for, or that deny it, the nearest first."""

    claims: tuple[Checked, ...]
    origins: Range
    origin_list: tuple[ClaimOrigin, ...]


class Check(Record, frozen=True, kw_only=True):
    """What a ledger has on a claim."""

    asked: Asked
    supports: CheckedSide
    denies: CheckedSide
    nearest: tuple[Checked, ...]  # beside it: another figure, another actor, or only near
    claims: int  # in the ledger
    unchecked: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Whether any claim supports or denies what is asked for."""
        return bool(self.supports.claims or self.denies.claims)


def check(ledger: Ledger, query: str, encoder: Encoder, vocabulary: Vocabulary) -> Check:
    """Look for what the ledger's reports say of ``query``; raises ValueError where nothing is asked for.

    ``encoder`` and ``vocabulary`` are those that reports are read with.
    """
    asked = ask(query, encoder, vocabulary)
    with ledger.reading() as snapshot:
        same = is_comparable(snapshot.reader(), encoder)
        vector = asked.vectors[0] if same else b""
        found = snapshot.claims_near(vector, search_words(asked.put.tokens), CANDIDATES)
        ranked = rank(asked, found, encoder)[:SHOWN]
        claims = snapshot.count_claims()
        texts = snapshot.texts(support.report for one in ranked for support in one.near.claim.support)
        places = [_nearest(one, texts) for one in ranked]
        readings = snapshot.readings(report for report, _ in places)
        stances = agreed(
            ranked,
            [
                stance_of(asked, one.near.claim, one.puts[:WORDINGS], _source(place, readings, texts))
                for one, place in zip(ranked, places, strict=True)
            ],
        )
        about = {
            id(one)
            for one, stance in zip(ranked, stances, strict=True)
            if is_about(one, ranked[0]) and (one is ranked[0] or not stance.aside)
        }
        strange = {id(one): names for one in ranked if id(one) in about and (names := _unnamed_in(asked, one, texts))}
        about -= strange.keys()
        stances = [_without(stance, strange.get(id(one), ())) for one, stance in zip(ranked, stances, strict=True)]
        checked = _quoted(snapshot, list(zip(ranked, stances, strict=True)), texts)
        told = [one for one, near in zip(checked, ranked, strict=True) if id(near) in about]
        supports = _side(one for one in told if one.stance == "supports")
        denies = _side(one for one in told if one.stance == "denies")
        taken = {id(one) for side in (supports, denies) for one in side.claims}
        return Check(
            asked=asked,
            supports=supports,
            denies=denies,
            nearest=tuple([one for one in checked if id(one) not in taken][:NEAREST]),
            claims=claims,
            unchecked=(
                *(() if same else (OTHER_READER,)),
                *((f"claims but the nearest {len(ranked)}: {claims - len(ranked):,}",) if claims > len(ranked) else ()),
                *_unchecked(snapshot, asked, [*supports.claims, *denies.claims]),
            ),
        )


def is_about(one: Ranked, best: Ranked) -> bool:
    """Say whether a claim is about what is asked for, and not only near it; ``best`` is the nearest claim.

    It is nearly as near as that, or has most of the words that are asked for, names aside. What is only a condition
    or a possibility must be as near as that, however near that is.
    """
    if one.score < FOUND:
        return False
    if odds(one.score) >= BESIDE * odds(best.score):
        return True
    if one.near.claim.modality == "hypothetical":
        return False
    return one.covered >= COVERED and one.alike >= ALIKE


def _unnamed_in(asked: Asked, one: Ranked, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Names that are asked for and stand in no report of a claim: it is not about them."""
    reports = dict.fromkeys(support.report for support in one.near.claim.support)
    return unnamed((*asked.names, *capitalised(asked.text)), (texts[report] for report in reports if report in texts))


def odds(probability: float) -> float:
    """Give the odds of a probability below 1."""
    return probability / max(1.0 - probability, 1e-9)


def is_comparable(reader: str | None, encoder: Encoder) -> bool:
    """Say whether vectors of a ledger read by ``reader`` and those of ``encoder`` can be compared."""
    return reader is None or reader.startswith(f"{encoder.version}.")


def _nearest(one: Ranked, texts: Mapping[str, str]) -> tuple[str, Span]:
    """Where a report has the wording of a claim that is nearest to what is asked for; else the claim's own place."""
    for support in one.near.claim.support:
        if " ".join(texts.get(support.report, "")[slice(*support.span)].split()) == one.puts[0].text:
            return support.report, support.span
    return one.near.claim.report, one.near.claim.span


def _source(place: tuple[str, Span], readings: Mapping[str, Reading], texts: Mapping[str, str]) -> ToldAt | None:
    report, span = place
    return ToldAt(readings[report], texts[report], span) if report in readings and report in texts else None


def _without(stance: Stance, names: Sequence[str]) -> Stance:
    """A stance with the reason why its claim is none on the matter: its reports do not name who is asked for."""
    if not names:
        return stance
    reasons = (*stance.reasons, f"its reports do not name {' or '.join(names)}")
    return Stance(stance.kind, stance.sure, reasons, stance.aside)


def agreed(ranked: Sequence[Ranked], stances: Sequence[Stance]) -> list[Stance]:
    """Bring in step the stances of claims of which one denies the other: that of the nearer one tells.

    ``ranked`` are the nearest first, with their ``stances``.
    """
    places = {(one.near.story, one.near.claim.id): place for place, one in enumerate(ranked)}
    made = list(stances)
    for place, one in enumerate(ranked):
        other = places.get((one.near.story, one.near.claim.stance_of or ""))
        if other is None:
            continue
        first, second = min(place, other), max(place, other)
        kind = made[first].kind
        if kind in {"supports", "denies"} and made[second].kind == kind:
            opposite: StanceKind = "denies" if kind == "supports" else "supports"
            made[second] = Stance(opposite, made[first].sure, ("it and a nearer claim deny each other",))
    return made


def _quoted(snapshot: Queries, pairs: Sequence[tuple[Ranked, Stance]], texts: Mapping[str, str]) -> list[Checked]:
    stored = snapshot.reports(texts)
    return [
        Checked(
            story=one.near.story,
            claim=one.near.claim,
            stance=stance.kind,
            sure=round(stance.sure, 3),
            score=round(one.score, 4),
            reasons=stance.reasons,
            signs=one.signs,
            quotes=tuple(
                Quote(support=s, stored=stored[s.report], text=" ".join(texts[s.report][slice(*s.span)].split()))
                for s in one.near.claim.support
                if s.report in stored and s.report in texts
            ),
            wordings=tuple(put.text for put in one.puts),
        )
        for one, stance in pairs
    ]


def _side(claims: Iterable[Checked]) -> CheckedSide:
    listed = tuple(claims)
    origins, origin_list = joined_origins([one.claim for one in listed])
    return CheckedSide(claims=listed, origins=origins, origin_list=origin_list)


def _unchecked(snapshot: Queries, asked: Asked, shown: Sequence[Checked]) -> tuple[str, ...]:
    """What was not checked, in lines for people."""
    counts = snapshot.counts()
    found = []
    if asked.said is not None:
        found.append(f"whether it was said ({asked.said!r}): only what is said to have been said was looked for")
    if counts.stale_stories:
        found.append(f"stories that are still to be assembled: {counts.stale_stories:,}")
    other = sum(n for language, n in counts.languages.items() if language.split("-")[0] not in {"en", "und"})
    if other:
        found.append(f"reports in other languages than English, which are not read: {other:,}")
    # The same check of several claims is named once.
    found += dict.fromkeys(line for one in shown for line in one.claim.unchecked)
    return tuple(found)
