"""The encoder: text in, what it says and where it stands in meaning out, on a CPU, from weights that ship with it."""

from secondsource.encoder.in_context import InContext
from secondsource.encoder.model import DIMENSIONS, Embed, Encoder, Known, Vectors, cosines
from secondsource.encoder.passage_reading import (
    PassageReading,
    ReadAttribution,
    ReadEntity,
    ReadSentence,
    ReadWord,
)
from secondsource.encoder.text_reading import TextReading

__all__ = [
    "DIMENSIONS",
    "Embed",
    "Encoder",
    "InContext",
    "Known",
    "PassageReading",
    "ReadAttribution",
    "ReadEntity",
    "ReadSentence",
    "ReadWord",
    "TextReading",
    "Vectors",
    "cosines",
]
