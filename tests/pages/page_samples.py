"""Pages in our own words: two unrelated stories as a scraper leaves them glued, and the parts they are made of."""

from __future__ import annotations

FERRY_HEAD = "Northern Ferry Sinks in Storm, Two Crew Members Missing"
FERRY_CAPTION = "Rescue boats search the strait off Port Lindow, Norland, May 3, 2021. REUTERS/Ada Brook"
FERRY = [
    "A ferry with forty passengers aboard sank in a storm off the northern coast of Norland early on Monday, and two "
    "of its crew were missing, the coast guard said.",
    "All passengers had been taken off by nightfall by rescue boats and a helicopter from the naval base at Port "
    "Lindow, a coast guard officer told Reuters.",
    "“The waves were higher than anything I have seen in this strait,” the officer said, adding that the search for "
    "the two men would go on through the night.",
    "The ferry Aurora, built in 1974, lost power in both engines about an hour after it had left the pier, according "
    "to the company that runs it.",
    "Storm warnings had been out since Sunday evening, and two other ferry lines had cancelled their crossings of the "
    "strait.",
]
FERRY_MORE = [
    "The company said that the ship had passed its last inspection in March and that its lifeboats had been renewed "
    "two years ago.",
    "Relatives of the missing men waited at the harbour of Port Lindow, where the rescue boats came in one after the "
    "other.",
]
BANK_HEAD = "Central Bank of Ostmark Raises Interest Rate to Slow Prices"
BANK_CAPTION = "People walk past the central bank in Ostmark's capital, June 17, 2021. REUTERS/Tom Lake"
BANK = [
    "The central bank of Ostmark raised its main interest rate by half a percentage point on Thursday, its third step "
    "this year, saying that prices were still rising too fast.",
    "Inflation stood at 7.4 percent in May, well above the target of 3 percent, according to the national office of "
    "statistics.",
    "Economists had expected a smaller step, because factory output has fallen for two quarters and unemployment has "
    "begun to climb.",
    "“We would rather act now than too late,” the governor said at a news conference after the meeting of the board.",
    "The currency rose against the dollar after the announcement, while shares on the stock exchange lost about one "
    "percent.",
    "Mortgage lenders said that they would pass on the increase to new borrowers from July, and the finance ministry "
    "made no comment.",
]
SUBHEAD = "SEARCH GOES ON"


def scraped(head: str, caption: str, body: list[str], subhead: str | None = None) -> str:
    """One story as a site's scraper leaves it: headline, doubled caption, a widget, all of them again, the text."""
    top = [head, "", caption, caption, "TT", "", head, "", caption, caption, ""]
    middle = [line for paragraph in body for line in (paragraph, "")]
    if subhead:
        middle[2 * 3 : 2 * 3] = [subhead, ""]
    return "\n".join([*top, *middle])


GLUED = (
    scraped(FERRY_HEAD, FERRY_CAPTION, FERRY + FERRY_MORE, SUBHEAD) + "\n\n" + scraped(BANK_HEAD, BANK_CAPTION, BANK)
)
