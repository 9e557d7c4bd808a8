"""Says which language a text is in.

Method: py3langid, the naive Bayes classifier over byte n-grams of Lui and Baldwin ("langid.py: An Off-the-shelf
Language Identification Tool", ACL 2012), with normalised probabilities.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_FEWEST_LETTERS = 20  # below this a guess is no better than its prior
_READ = 3000  # characters; more of them change no answer, and the classifier's time grows with them
# Languages that hardly any news is written in, but whose words are those of a larger neighbour (Nigerian Pidgin and
# English, Wu and standard Chinese, Moroccan and standard Arabic): the classifier takes the neighbour's news for them.
_LEFT_OUT = frozenset(
    {
        "ace", "an", "ary", "arz", "bcl", "crh", "dz", "eo", "ext", "fuv", "gcf", "gcr", "gom", "grc", "gug", "guw",
        "hbo", "kik", "la", "lij", "ltg", "pcm", "sa", "sdh", "uzs", "vec", "vo", "wa", "wuu", "yue", "zxx",
    }
)  # fmt: skip
_CERTAIN = 0.5  # at or above this the text speaks for itself: no wrong answer on 184 headlines of English news
_POSSIBLE = 0.05  # at or above this a language that the page declares is believed


def detect(text: str, declared: str | None = None) -> str | None:
    """Return the language of a text as a BCP 47 primary tag ("en", "ar"), or ``None`` where it cannot be told.

    ``declared`` is what the page says of itself (``lang="en-GB"``). It decides only where the text leaves a doubt and
    does not speak against it; texts of fewer than 20 letters give ``None``. The same text always gives the same answer.
    """
    piece = text[:_READ]
    if sum(char.isalpha() for char in piece) < _FEWEST_LETTERS:
        return None
    ranked: list[tuple[str, float]] = _identifier().rank(piece)
    best, probability = ranked[0]
    if probability >= _CERTAIN:
        return best
    claim = (declared or "").replace("_", "-").partition("-")[0].strip().lower()
    if claim and dict(ranked).get(claim, 0.0) >= _POSSIBLE:
        return claim
    return None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    # Loading the model takes a tenth of a second or more: only a run that reads a page pays for it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if label not in _LEFT_OUT])
    return identifier
