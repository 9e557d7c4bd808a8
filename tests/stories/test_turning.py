"""Whether a clause is told as not so: what is, and what only holds a negation somewhere."""

from __future__ import annotations

import pytest

from secondsource.stories.turning import told_as_not_so

SO = (
    "Police arrested two men on the quay and no shots were fired",
    "Police arrested two men on the quay, and nobody was hurt",
    "It was not until Monday that the bridge reopened",
    "The bridge did not reopen until Monday",
    "The minister did not deny the claim",
    "The minister has never denied that the bridge was closed",
    "Nobody denied that the bridge had been closed",
    "The governor could not rule out a second slide",
    "The harbour board did not refuse to sign the paper",
    "Nothing but the chimney was left standing",
    "Not only the ferry but two tugs went down",
    "No fewer than 20 lorries were waiting at the pass",
    "There is no doubt that the dam will hold",
    "Rescuers found the bus and no survivors",
    "Rescuers searched the river but found no survivors",
    "The ferry sank because its pumps did not work",
    "While the strait was not closed, the ferry stayed in port",
    "The group that did not sign the treaty fled",
    "The men who did not resist were taken to the barracks",
    "Drivers not wearing belts were fined",
    "Police told residents not to return before noon",
    "The fire was caused not by lightning but by a cable",
    "The clerk was stabbed for no reason on Friday",
    "The council set up a no-fly zone over the port",
    "A never-ending queue formed at the pass",
    "The assembly held a no-confidence vote on Friday",
    "It was not immediately clear who set off the alarm",
    "The ferry left on Monday, not on Tuesday",
    "The crew barely escaped from the fire",
    "Such storms are not uncommon in May",
    "The ferry sank without a sound",
    "Two men were held, none of them armed",
    "The tanker (not pictured) sank off the cape",
    "The mayor left the hall, whether or not she had been asked to",
    "The guard met the minister at No. 10 on Monday",
    "None other than the mayor opened the bridge",
    "The storm left nothing unscathed",
    "The pilot is none other than the owner of the mill",
    "The tunnel was shut, which did not stop the lorries",
)
NOT_SO = (
    "No shots were fired on the quay",
    "The ferry was not overloaded when it left the pier",
    "The ferry Malva, which sank off the cape, was not overloaded",
    "The ferry (built in 1974) was not inspected",
    "The ferry – the oldest of the fleet – was never inspected",
    "The ferry that sank off the cape was not overloaded",
    "The mayor and the governor did not attend",
    "Nobody aboard the ferry was hurt in the collision",
    "All of the passengers came ashore unhurt",
    "The group no longer posed a threat to the towns",
    "Please note that this was not an accident",
    "There is no agreement with the owners of the mill",
    "No agreement had been reached with the owners of the mill",
    "As of Monday, no survivors had been found",
    "Since Monday no trains have run",
    "Although it rained, the match was not put off",
    "The board decided not to close the school",
    "Neither the driver nor the guard was hurt",
    "The mill's owners denied that a deal had been reached",
    "The driver denied having left the road",
    "The dam does not hold and will not hold",
    "In no way was the crew to blame",
    "DUNMERE, May 3 (Kestrel) - The road is not safe for lorries",
    "The injured and the dead were not named",
    "The road isn’t safe for lorries",
    "The consul's staff were safe and uninjured",
)


@pytest.mark.parametrize("clause", SO)
def test_what_only_holds_a_negation_is_told_as_so(clause: str) -> None:
    assert not told_as_not_so(clause)


@pytest.mark.parametrize("clause", NOT_SO)
def test_what_its_own_words_turn_round_is_told_as_not_so(clause: str) -> None:
    assert told_as_not_so(clause)


def test_the_same_words_always_get_the_same_answer() -> None:
    assert [told_as_not_so(c) for c in (*SO, *SO)] == [False] * 2 * len(SO)
