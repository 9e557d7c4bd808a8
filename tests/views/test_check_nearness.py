"""Ranking claims, and bringing the stances of those in step that deny each other; with a stand-in for the encoder."""

from __future__ import annotations

import math
import random
import re
import zlib
from collections.abc import Sequence

import numpy as np
from checking_samples import asked, claim
from msgspec.structs import replace
from numpy.typing import NDArray

from secondsource.encoder import InContext
from secondsource.ledger import NearClaim
from secondsource.views.check import agreed
from secondsource.views.checking.nearness import BIAS, rank
from secondsource.views.checking.stance import Stance

TEXTS = (
    "The ferry sank off Lowhaven after its engine failed",
    "The ferry carried sixty passengers from Lowhaven",
    "Lowhaven's mayor praised the divers of the ferry",
    "A bridge near Northgate was closed on Friday",
)


def embed(texts: Sequence[str]) -> NDArray[np.int8]:
    """Vectors in which texts are near that share words."""
    rows = np.zeros((len(texts), 384), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in re.findall(r"\w+", text.lower()):
            row[zlib.crc32(word.encode()) % 384] += 1
    return np.rint(rows / np.linalg.norm(rows, axis=1, keepdims=True) * 127).astype(np.int8)


class Words:
    """A stand-in for the encoder: a text is its words, a word in context is the word."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.int8]:
        return embed(texts)

    def in_context(self, texts: Sequence[str]) -> list[InContext]:
        made = []
        for text in texts:
            spans = tuple(found.span() for found in re.finditer(r"\w+", text))
            rows = embed([text[a:b] for a, b in spans]).astype(np.float32) / 127
            made.append(InContext(spans, rows))
        return made


def near(number: int, text: str) -> NearClaim:
    made = replace(claim(text, name=f"c{number}"), vector=embed([text])[0].tobytes())
    return NearClaim(
        story="s2" if "bridge" in text else "s1", claim=made, wordings=(text,), cosine=0.5, by=("meaning",)
    )


def test_the_claim_that_says_it_comes_first_and_gives_its_reasons() -> None:
    query = replace(asked("The ferry went down off Lowhaven when its engine failed"), vectors=())
    query = replace(query, vectors=(embed([query.text])[0].tobytes(),))
    ranked = rank(query, [near(n, text) for n, text in enumerate(TEXTS)], Words())
    assert ranked[0].near.claim.text == TEXTS[0]
    assert ranked[-1].near.claim.text == TEXTS[3]
    for one in ranked:
        assert one.score == 1 / (1 + math.exp(-(BIAS + sum(one.signs.values()))))
        assert 0 <= one.covered <= 1
    assert rank(query, [], Words()) == []


def test_the_order_of_what_was_found_does_not_count() -> None:
    query = replace(asked(TEXTS[1]), vectors=(embed([TEXTS[1]])[0].tobytes(),))
    found = [near(n, text) for n, text in enumerate(TEXTS)]
    expected = [(one.near.claim.id, one.score) for one in rank(query, found, Words())]
    for seed in range(5):
        random.Random(seed).shuffle(found)  # noqa: S311
        again = [(one.near.claim.id, one.score) for one in rank(query, found, Words())]
        assert [name for name, _ in again] == [name for name, _ in expected]
        assert np.allclose([score for _, score in again], [score for _, score in expected])


def test_of_two_claims_that_deny_each_other_one_supports_and_one_denies() -> None:
    query = replace(asked(TEXTS[0]), vectors=(embed([TEXTS[0]])[0].tobytes(),))
    first, second = near(0, TEXTS[0]), near(1, "The ferry never sank")
    second = replace(second, claim=replace(second.claim, stance_of="c0"))
    ranked = rank(query, [first, second], Words())
    stances = agreed(ranked, [Stance("supports", 0.9), Stance("supports", 0.2)])
    assert [(one.near.claim.id, stance.kind) for one, stance in zip(ranked, stances, strict=True)] == [
        ("c0", "supports"),
        ("c1", "denies"),
    ]
    assert stances[1].reasons == ("it and a nearer claim deny each other",)


def test_of_two_that_say_it_alike_the_one_of_more_reports_comes_first() -> None:
    query = replace(asked(TEXTS[0]), vectors=(embed([TEXTS[0]])[0].tobytes(),))
    one, other = near(0, TEXTS[0]), near(1, TEXTS[0])
    more = tuple(replace(one.claim.support[0], report=f"r{n}") for n in range(4))
    other = replace(other, claim=replace(other.claim, support=more))
    assert [each.near.claim.id for each in rank(query, [one, other], Words())] == ["c1", "c0"]


def test_words_that_all_claims_have_tell_little() -> None:
    query = replace(asked("The ferry sank"), vectors=(embed(["The ferry sank"])[0].tobytes(),))
    texts = ("The ferry waited", "The ferry turned", "The ferry slowed", "The boat sank")
    shares = {
        one.near.claim.text: one.covered for one in rank(query, [near(n, t) for n, t in enumerate(texts)], Words())
    }
    assert shares["The boat sank"] > shares["The ferry waited"]
