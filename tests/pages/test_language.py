from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.pages.language import detect

TEXTS = {
    "en": "The harbour was shut on Friday after a ferry ran aground near the old quay, the port authority said.",
    "de": "Der Hafen wurde am Freitag gesperrt, nachdem eine Fähre am alten Kai auf Grund lief, sagte die Behörde.",
    "fr": "Le port a été fermé vendredi après l'échouement d'un traversier près du vieux quai, a indiqué l'autorité.",
    "es": "El puerto fue cerrado el viernes después de que un transbordador encallara cerca del viejo muelle.",
    "it": "Il porto è stato chiuso venerdì dopo che un traghetto si è arenato vicino al vecchio molo, dice l'autorità.",
    "ru": "Порт был закрыт в пятницу после того, как паром сел на мель у старого причала, сообщили власти.",
    "ar": "أغلق الميناء يوم الجمعة بعد أن جنحت عبارة قرب الرصيف القديم، كما قالت سلطة الميناء في بيان.",
    "zh": "港务局在一份声明中说，一艘渡轮在旧码头附近搁浅后，港口于星期五关闭，直到船只被拖走为止。",
    "tr": "Liman idaresi, bir feribotun karaya oturmasının ardından limanın kapatıldığını söyledi.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_text_speaks_for_itself(language: str) -> None:
    assert detect(TEXTS[language]) == language
    assert detect(TEXTS[language], "en-GB") == language
    assert detect(TEXTS[language], "xx") == language


@pytest.mark.parametrize("text", ["", "Harbour shut", "12345 67890 12345 67890 12345 67890", "… — !"])
def test_too_little_to_tell(text: str) -> None:
    assert detect(text, "en") is None


def test_what_the_page_declares_breaks_a_tie() -> None:
    text = "Hotel Terminal Museum Radio Tennis Golf"
    assert detect(text) is None
    assert detect(text, "nl-BE") == detect(text, "NL_be") == "nl"
    assert detect(text, "ar") is None


@given(st.text(max_size=200))
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    found = detect(text)
    assert found == detect(text)
    assert found is None or found.isalpha()
