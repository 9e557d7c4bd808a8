"""Words in context: their vectors, and that each word has one."""

from __future__ import annotations

import numpy as np
from stages import real_encoder


def test_each_word_has_a_vector_in_order() -> None:
    text = "The Lowhaven ferry capsized"
    (found,) = real_encoder().in_context([text])
    assert [text[a:b] for a, b in found.spans] == text.split()
    assert np.allclose(np.linalg.norm(found.vectors, axis=1), 1, atol=1e-3)


def test_a_word_is_near_what_says_it_in_another_wording() -> None:
    asked, told = real_encoder().in_context(["The airline looks into the affair", "Officials are reviewing the matter"])
    near = asked.vectors[2] @ told.vectors.T
    assert int(near.argmax()) == 2


def test_a_text_without_words_has_none() -> None:
    assert real_encoder().in_context([]) == []
    (found,) = real_encoder().in_context([""])
    assert found.spans == ()
    assert found.vectors.shape == (0, 384)
