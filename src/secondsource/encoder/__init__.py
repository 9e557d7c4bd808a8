"""The encoder: text in, unit vectors out, on a CPU, from weights that ship with the package."""

from secondsource.encoder.model import DIMENSIONS, Embed, Encoder, Known, Vectors, cosines, passage_key

__all__ = ["DIMENSIONS", "Embed", "Encoder", "Known", "Vectors", "cosines", "passage_key"]
