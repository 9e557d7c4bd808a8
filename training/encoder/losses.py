"""Losses of the heads over one batch, on PyTorch's default device."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from secondsource.encoder.decoding import legal_chain
from secondsource.encoder.labels import load_labels
from training.encoder.network import LINKS, NEVER, Network
from training.encoder.windows import NONE, Window

SMOOTHING = 0.05

SPAN = 32
"""Words by which a cue's losses over all words of its window are divided: a mean would count less in long windows."""

ANSWERS = (
    "roles",
    "links",
    "entities",
    "conflict_entities",
    "upos",
    "heads",
    "relations",
    "types",
    "modes",
    "modalities",
)
"""What a window may have answers for."""

HEADS = {"types": "event_types", "modes": "event_modes"}
"""Heads of another name than their answers."""


def collate(batch: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Windows to the network's inputs: ids, real, opens, members."""
    n = max(len(w.passage.ids) for w in batch)
    s = max(w.passage.sentences for w in batch)
    ids = torch.zeros(len(batch), n, dtype=torch.long)
    real, opens = torch.zeros(len(batch), n), torch.zeros(len(batch), n)
    members = torch.zeros(len(batch), s, n)
    for row, window in enumerate(batch):
        size = len(window.passage.ids)
        ids[row, :size] = torch.tensor(window.passage.ids)
        real[row, :size] = 1.0
        opens[row, :size] = torch.tensor(window.passage.opens).float()
        sentence = torch.tensor(window.passage.sentence)
        inside = (sentence >= 0).nonzero().squeeze(1)
        members[row, sentence[inside], inside] = 1.0
    return ids, real, opens, members


def stacked(batch: Sequence[Window], name: str, size: int) -> Tensor:
    """Answers of one head, int64 [b, size], padded with :data:`NONE`."""
    out = torch.full((len(batch), size), NONE, dtype=torch.long)
    for row, window in enumerate(batch):
        values = getattr(window, name)
        if values is not None:
            out[row, : len(values)] = torch.tensor(values)
    return out


def legal() -> tuple[Tensor, Tensor, Tensor]:
    """What role tag may follow which (0, else far below) [tags, tags], which may come first, and which last."""
    chain = legal_chain(len(load_labels().roles))
    follow, first, last = (torch.tensor(part) for part in (chain.follow, chain.first, chain.last))
    return follow, first, last


def chain_loss(scores: Tensor, answers: Tensor, transitions: Tensor) -> Tensor:
    """Negative log likelihood for each word of a linear-chain CRF (Lafferty et al. 2001) over words alone.

    ``scores`` [b, n, tags], ``answers`` [b, n] with :data:`NONE` where no word begins.
    """
    follow, first, last = legal()
    follow = follow + transitions
    real = answers != NONE
    length = real.sum(1)
    longest = int(length.max())
    order = torch.argsort((~real).long(), dim=1, stable=True)[:, :longest]
    emit = torch.gather(scores, 1, order.unsqueeze(-1).expand(-1, -1, scores.shape[-1]))
    gold = torch.gather(answers, 1, order).clamp(min=0)
    inside = torch.arange(longest)[None, :] < length[:, None]
    parts = emit.unbind(1)  # cut once: a slice in each step would cost a tensor of the whole size going back
    alpha = parts[0] + first
    steps = [alpha]
    for part in parts[1:]:
        alpha = torch.logsumexp(alpha.unsqueeze(2) + follow, dim=1) + part
        steps.append(alpha)
    rows = torch.arange(len(length))
    total = torch.logsumexp(torch.stack(steps, 1)[rows, (length - 1).clamp(min=0)] + last, dim=1)
    path = torch.gather(emit, 2, gold.unsqueeze(-1)).squeeze(-1)
    path = (path * inside).sum(1) + first[gold[:, 0]] + last[gold[rows, (length - 1).clamp(min=0)]]
    if longest > 1:
        path = path + (follow[gold[:, :-1], gold[:, 1:]] * inside[:, 1:]).sum(1)
    return (total - path).sum() / length.sum()


def link_loss(links: Tensor, batch: Sequence[Window]) -> Tensor:
    """Loss of the links: for each cue, each word in its source and content or not, and where these begin and end."""
    size = links.shape[-1]
    found = [(row, link) for row, window in enumerate(batch) for link in window.links or ()]
    if not found:
        return links.sum() * 0.0
    share = torch.zeros(len(found), sum(len(link.cue) for _, link in found))
    at = 0
    for number, (_, link) in enumerate(found):
        share[number, at : at + len(link.cue)] = 1 / len(link.cue)
        at += len(link.cue)
    rows = torch.tensor([row for row, link in found for _ in link.cue])
    cues = torch.tensor([cue for _, link in found for cue in link.cue])
    asked = torch.matmul(share, links[rows, :, cues].flatten(1)).view(len(found), len(LINKS), size)
    words = torch.zeros(len(batch), size)
    for row, window in enumerate(batch):
        words[row, : len(window.passage.opens)] = torch.tensor(window.passage.opens).float()
    real = words[[row for row, _ in found]]
    edges: list[Tensor] = []
    inside = torch.zeros(())
    for kind, parts in enumerate(([link.source for _, link in found], [link.content for _, link in found])):
        target = torch.zeros(len(found), size)
        for number, part in enumerate(parts):
            target[number, list(part)] = 1.0
        apart = F.binary_cross_entropy_with_logits(asked[:, kind], target, reduction="none")
        inside = inside + (apart * real).sum(1).mean() / SPAN
        with_any = [n for n, part in enumerate(parts) if part]
        for side, place in enumerate((0, -1)):
            scores = asked[with_any, LINKS.index("source_begin") + 2 * kind + side]
            scores = scores + (1.0 - real[with_any]) * NEVER
            if with_any:
                edges.append(F.cross_entropy(scores, torch.tensor([parts[n][place] for n in with_any])))
    return inside + 0.1 * torch.stack(edges).mean() if edges else inside


def losses(network: Network, batch: Sequence[Window], precise: torch.dtype | None) -> dict[str, Tensor]:
    """Losses by task of windows of one corpus; ``precise`` is the number format of the heavy products."""
    ids, real, opens, members = collate(batch)
    size, some = ids.shape[1], [name for name in ANSWERS if any(getattr(w, name) is not None for w in batch)]
    wanted = {HEADS.get(name, name) for name in some}
    with torch.autocast(ids.device.type, dtype=precise or torch.bfloat16, enabled=precise is not None):
        read, meant = network.states(ids, real)
        states = network.drop(read)
        out = network.heads(states, members, wanted)
        if not network.still:
            out["embedding"] = network.embed(meant, members)
        if "heads" in some:
            answers = stacked(batch, "heads", size)
            out["arcs"] = network.arcs(states, opens, members)
            out["relations"] = network.relations(states, answers.clamp(min=0))
    out = {name: value.float() for name, value in out.items()}
    found = {} if network.still else {"embedding": embedding_loss(out["embedding"], batch)}
    for name in ("roles", "entities", "conflict_entities", "upos", "relations"):
        if name in some:
            found[name] = _cross(out[name], stacked(batch, name, size))
    if "heads" in some:
        found["arcs"] = F.cross_entropy(out["arcs"].flatten(0, 1), answers.flatten(), ignore_index=NONE)
    if "links" in some:
        found["chain"] = chain_loss(out["roles"], stacked(batch, "roles", size), network.transitions)
        found["links"] = link_loss(out["links"], batch)
    return found | _sentence_losses(out, batch, members.shape[1])


def _cross(scores: Tensor, answers: Tensor) -> Tensor:
    flat = answers.flatten()
    if not bool((flat != NONE).any()):
        return scores.sum() * 0.0
    return F.cross_entropy(scores.flatten(0, 1), flat, ignore_index=NONE, label_smoothing=SMOOTHING)


def _sentence_losses(out: dict[str, Tensor], batch: Sequence[Window], size: int) -> dict[str, Tensor]:
    found: dict[str, Tensor] = {}
    if "event_types" in out:
        allowed = torch.zeros(len(batch), size, out["event_types"].shape[-1], dtype=torch.bool)
        for row, window in enumerate(batch):
            if window.types is not None:
                allowed[row, : len(window.types)] = torch.tensor(window.types)
        known = allowed.any(-1)
        if bool(known.any()):
            logs = torch.log_softmax(out["event_types"], dim=-1)
            found["event_types"] = -torch.logsumexp(logs.masked_fill(~allowed, NEVER), dim=-1)[known].mean()
        found["event_modes"] = _cross(out["event_modes"], stacked(batch, "modes", size))
    if "modalities" in out:
        found["modalities"] = _cross(out["modalities"], stacked(batch, "modalities", size))
    return found


def embedding_loss(vectors: Tensor, batch: Sequence[Window]) -> Tensor:
    """How far the sentences' vectors stand from the teacher's, each alone and each pair of them."""
    ours = torch.cat([vectors[row, : len(w.vectors)] for row, w in enumerate(batch)])
    theirs = torch.tensor(np.concatenate([w.vectors for w in batch])).float()
    apart = 1.0 - (ours * theirs).sum(-1)
    pairs = (ours @ ours.T - theirs @ theirs.T) ** 2
    return apart.mean() + 5.0 * pairs.mean()
