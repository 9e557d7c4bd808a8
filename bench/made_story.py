"""A story that everybody carries, made by code: one agency's text copied, cut, added to and retold under many names.

Of the lines that are added some accuse and some deny, each in other words: what disputes cost shows where many differ.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

START = datetime(2025, 6, 30, 6, 0, tzinfo=UTC)
SHARES = {"exact": 0.58, "cut": 0.2, "added": 0.2}  # of the reports; the others are told anew
CUT = (0.35, 0.95)  # share of the paragraphs that a cut copy keeps

LINES = (
    "A dam above the town of {town} in southern Ostmark gave way early on Monday after a week of rain, and at least "
    "{dead} people were killed in the valley below it, the provincial governor's office said.",
    "More than {gone},000 people were taken from their homes in {town} and in three villages downstream before the "
    "water reached them, a spokesman for the civil guard told Reuters.",
    "“We heard a sound like a train and then the whole slope came down with the water,” said {witness}, a miller whose "
    "house stands above the river Lauter.",
    "The dam was built in {built} and is owned by Lauter Water, a company that belongs to the province and to two "
    "towns on the river.",
    "Lauter Water said in a statement that the dam had been inspected in {inspected} and that no damage had been found "
    "in its wall.",
    "An engineer who used to work for the company, {engineer}, said he had warned of cracks in the eastern wall twice "
    "in the past two years.",
    "“Nobody answered my letters, and nobody came to look at the wall,” {engineer} said by telephone from the capital.",
    "The company declined to comment on the letters, saying that an inquiry by the province was under way.",
    "Rescue workers in boats were looking for {missing} people who were missing on Monday evening, according to the "
    "civil guard.",
    "The governor, {governor}, declared a state of emergency in four districts and asked the army for helicopters.",
    "“Our first task is to find those who are still in the water,” {governor} said after visiting the town.",
    "The railway between {town} and the provincial capital was cut in two places, and the operator said that it would "
    "take weeks to repair the bridge at Old Ferry.",
    "Drinking water was being brought in by lorry, and two hospitals in the valley had moved their patients to higher "
    "ground by noon.",
    "The weather service said that the rain would end on Tuesday, and that the river would stay above its banks until "
    "the end of the week.",
    "In {before}, a smaller dam on the same river broke and flooded {town}, killing eleven people.",
    "The national parliament will hold a debate about the safety of dams on Thursday, its speaker said.",
)
FACTS = {
    "town": ("Lauterbruck", "Steinmouth"),
    "dead": ("23", "31"),
    "gone": ("6", "9"),
    "witness": ("Anselm Roper", "Berta Klinge"),
    "built": ("1958", "1961"),
    "inspected": ("March", "April"),
    "engineer": ("Tobias Wehr", "Matthis Grau"),
    "missing": ("14", "19"),
    "governor": ("Ilse Markwart", "Konrad Felden"),
    "before": ("1987", "1979"),
}
OPENINGS = ("Floods after dam failure", "A valley under water", "What is known of the dam", "Night of the flood")
RETOLD = (
    "The wall of the dam over {town} broke before dawn, and the death toll stood at {dead} when night fell.",
    "For days it had rained in the south of Ostmark; then the reservoir emptied itself into the valley of the Lauter.",
    "{engineer}, once an engineer at Lauter Water, says that he told the company about cracks, and that his letters "
    "were left without an answer.",
    "The company points to an inspection in {inspected}; to the letters it will say nothing while the province asks "
    "its questions.",
    "Some {gone},000 inhabitants had left in time, the civil guard counts, and {missing} are still being looked for.",
    "Helicopters of the army are to help from Tuesday, since {governor} has put four districts under emergency rule.",
    "Trains will not run to the provincial capital for weeks, as a bridge lies in the river.",
    "It is the second such flood in {town}: in {before} eleven people died when another dam failed.",
)
ASIDES = (
    "Readers in the valley can reach our desk by letter or telephone",
    "More on the weather in the south stands on page {number}",
    "This newspaper collects for the families at counter {number} of the savings bank",
    "The next council meeting has been moved to the school in street {number}",
    "Reader {number} of this newspaper writes that Lauter Water knew of the cracks in the eastern wall of the dam",
    "Lauter Water denied in its answer to question {number} that it knew of the cracks in the eastern wall of the dam",
)

Row = dict[str, object]


def paragraphs(facts: int = 0) -> list[str]:
    """The agency's text with one of its two sets of facts."""
    return [line.format(**{name: values[facts] for name, values in FACTS.items()}) for line in LINES]


def rows(count: int, seed: int = 7) -> list[Row]:
    """So many reports of one story as rows of JSON Lines, each from an outlet of its own, at times in any order."""
    chance = random.Random(seed)  # noqa: S311 - texts are drawn, not secrets
    found = [_row(number, body, chance) for number, body in enumerate(_bodies(count, chance))]
    chance.shuffle(found)
    return found


def _bodies(count: int, chance: random.Random) -> Iterator[list[str]]:
    whole = paragraphs()
    for number in range(count):
        kind = number / count
        if kind < SHARES["exact"]:
            yield whole
        elif kind < SHARES["exact"] + SHARES["cut"]:
            yield whole[: max(3, round(chance.uniform(*CUT) * len(whole)))]
        elif kind < sum(SHARES.values()):
            yield [*whole, f"{chance.choice(ASIDES).format(number=number)}."]
        else:
            yield list(_retold(chance))


def _retold(chance: random.Random) -> Iterator[str]:
    facts = {name: values[0] for name, values in FACTS.items()}
    kept = sorted(chance.sample(range(len(RETOLD)), chance.randint(5, len(RETOLD))))
    for number in kept:
        yield RETOLD[number].format(**facts)


def _row(number: int, body: Sequence[str], chance: random.Random) -> Row:
    when = START + timedelta(minutes=chance.randrange(3 * 24 * 60))
    return {
        "url": f"https://outlet{number}.example/dam",
        "title": f"{chance.choice(OPENINGS)}, {number}",
        "outlet": f"Outlet {number}",
        "date": when.isoformat(),
        "text": "\n\n".join(body),
    }
