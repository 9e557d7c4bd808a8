"""What the sentences of a story say straight and by whom, each read once however many denials ask for it."""

from __future__ import annotations

from secondsource.stories.disputes.heard import attributions_at, voice_of
from secondsource.stories.disputes.sayings import Saying, Sayings
from secondsource.stories.disputes.sides import Heard
from secondsource.stories.disputes.voices import Voice, one
from secondsource.vocabulary.polarity import load_polarity

FEWEST = 4  # words of what another says within the sentence that denies it


class Spoken:
    """Voices of a story's sentences."""

    def __init__(self, said: Sayings) -> None:
        self.said = said
        self._voices: dict[int, list[Voice]] = {}
        self._parts: dict[int, list[Heard]] = {}

    def voices(self, saying: Saying) -> list[Voice]:
        """The informants who have a name, at its first place."""
        if saying.number not in self._voices:
            place = saying.places[0]
            told = (voice_of(a) for a in attributions_at(self.said.member(place), place))
            self._voices[saying.number] = [v for v in told if v.name]
        return self._voices[saying.number]

    def parts(self, saying: Saying, against: Voice) -> list[Heard]:
        """What others say straight in a sentence that denies too: "sources said that they met, but staff denied it"."""
        if saying.number not in self._parts:
            self._parts[saying.number] = self._straight(saying)
        return [h for h in self._parts[saying.number] if not one(h.voice, against)]

    def _straight(self, saying: Saying) -> list[Heard]:
        found = []
        for place in saying.places:
            member = self.said.member(place)
            for attribution in attributions_at(member, place):
                voice = voice_of(attribution)
                if attribution.polarity == "denied" or attribution.declined or not voice.name:
                    continue
                for start, end in attribution.content:
                    words = member.quote((start, end))
                    inside = place.span[0] <= start and end <= place.span[1] and len(words.split()) >= FEWEST
                    if inside and not load_polarity().negated(words, (0, len(words))):
                        found.append(Heard(place.member, (start, end), voice))
        return found
