"""The words for reading places: names of countries and areas, demonyms, and what tells a place from a government."""

from __future__ import annotations

from functools import cache, cached_property

from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists

# As in the loader: the C parser is a dozen times faster, and PyYAML is also built without it.


class PlaceWords(WordLists, frozen=True, kw_only=True):
    """Words for reading places; countries by ISO 3166-1 alpha-2 code. What each list holds is told in the file."""

    countries: dict[str, tuple[str, ...]]
    demonyms: dict[str, tuple[str, ...]]
    divisions: dict[str, dict[str, tuple[str, ...]]]
    seats: dict[str, tuple[str, ...]]
    quarters: dict[str, tuple[str, ...]]
    spellings: dict[str, tuple[str, ...]]
    areas: dict[str, tuple[str, ...]]
    territories: dict[str, str]
    telling: dict[str, tuple[str, ...]]
    facilities: frozenset[str]
    districts: frozenset[str]
    dealings: frozenset[str]
    governing: frozenset[str]
    befalling: frozenset[str]
    borders: frozenset[str]
    backers: frozenset[str]
    adjectives: frozenset[str]
    made_adjectives: frozenset[str]
    playing: frozenset[str]
    addressed: frozenset[str]
    holdings: frozenset[str]
    bodies: frozenset[str]
    residents: frozenset[str]
    no_places: frozenset[str]
    locating: frozenset[str]
    directions: frozenset[str]
    divisions_named: frozenset[str]
    cities_named: frozenset[str]
    headline_words: frozenset[str]
    clubs: frozenset[str]
    many: frozenset[str]
    bearers: frozenset[str]
    sailing: frozenset[str]
    surroundings: frozenset[str]
    landforms: frozenset[str]
    travels: frozenset[str]
    stakes: frozenset[str]
    serving: frozenset[str]
    sending: frozenset[str]

    @cached_property
    def by_demonym(self) -> dict[str, str]:
        """Demonym (case ignored, singular and plural) -> country."""
        return {form: code for code, words in self.demonyms.items() for w in words for form in (w.casefold(), _many(w))}

    @cached_property
    def by_telling(self) -> dict[str, str]:
        """Word or pair of words (case ignored) that tells a country -> the country."""
        return {word.casefold(): code for code, words in self.telling.items() for word in words}

    @cached_property
    def telling_leads(self) -> frozenset[str]:
        """The first words of those that tell a country."""
        return frozenset(words.split()[0] for words in self.by_telling)

    @cached_property
    def by_area(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Area (case ignored, no article) -> its name and the countries that it lies in."""
        bare = {name: name.removeprefix("the ") for name in self.areas}
        return {bare[name].casefold(): (bare[name], codes) for name, codes in self.areas.items()}

    @cached_property
    def by_seat(self) -> dict[str, tuple[str, ...]]:
        """Building or quarter (case ignored) -> country and name of its city, and the division where that is needed."""
        return {name.casefold(): place for name, place in self.seats.items()}

    @cached_property
    def by_quarter(self) -> dict[str, tuple[str, ...]]:
        """Quarter (case ignored) -> country and name of its city, and the division where that is needed."""
        return {name.casefold(): place for name, place in self.quarters.items()}

    @cached_property
    def by_spelling(self) -> dict[str, tuple[str, ...]]:
        """Further name of a city (case ignored) -> country, name, and the division where that is needed."""
        return {name.casefold(): place for name, place in self.spellings.items()}

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Nouns beside which a name is a place's: kinds of divisions and towns, buildings, what surrounds a place."""
        return self.divisions_named | self.cities_named | self.districts | self.facilities | self.surroundings

    @cached_property
    def not_clubs(self) -> frozenset[str]:
        """Plurals behind a place's name that are no club."""
        return self.bodies | self.residents | self.facilities | self.districts | self.many

    @cached_property
    def led_by(self) -> frozenset[str]:
        """Words before a name that is then a place, but those that tell a direction alone."""
        return self.locating - self.directions

    @cached_property
    def short_divisions(self) -> frozenset[str]:
        """Short forms of divisions that only count behind a place and a comma: "OH", "La."."""
        forms = (form for rows in self.divisions.values() for names in rows.values() for form in names)
        return frozenset(form for form in forms if form.endswith(".") or (form.isupper() and len(form) < 4))


def _many(word: str) -> str:
    """The plural of a demonym, case ignored."""
    lower = word.casefold()
    if lower.endswith("man"):
        return lower[:-3] + "men"
    return lower if lower.endswith(("s", "sh", "ch", "ese")) else lower + "s"


@cache
def load_places() -> PlaceWords:
    """Load the words that ship with the package."""
    return shipped("places.yaml", PlaceWords)
