"""The network: MiniLM's six layers, the last of them twice, and a head for each task on one forward pass.

Five layers are shared. The last is kept twice: one for what is said of words and sentences, one for the sentence
embedding, so that the one does not pull the other away from the model it started as. Both begin as MiniLM's sixth.

Heads: tags by a linear layer; links from a cue to its source and content, and from a word to its syntactic head, by
biaffine scores (Dozat and Manning 2017); sentences by attention pooling.
"""

from __future__ import annotations

import copy
from collections.abc import Collection
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertModel

from secondsource.encoder.labels import load_labels, tag_count

WIDTH, HEADS = 384, 12
DROPOUT = 0.1
ARC, RELATION, LINK, SENTENCE = 192, 96, 64, 192
LINKS = ("source", "content", "source_begin", "source_end", "content_begin", "content_end")
"""What a cue asks of each word: whether it stands in its source or content, and whether these begin or end there."""

OUTPUTS = (
    "roles",
    "entities",
    "conflict_entities",
    "upos",
    "links",
    "arcs",
    "relations",
    "event_types",
    "event_modes",
    "modalities",
    "embedding",
)
"""Names of what the forward pass gives, in order."""

TAGS = ("roles", "entities", "conflict_entities", "upos")
SENTENCES = ("event_types", "event_modes", "modalities")

NEVER = -1e4


class Pooling(nn.Module):
    """A sentence's words weighed by a learned query, then two layers to the labels."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, 1)
        self.hidden = nn.Linear(WIDTH, SENTENCE)
        self.out = nn.Linear(SENTENCE, labels)

    def forward(self, states: Tensor, members: Tensor) -> Tensor:
        """States [b, n, width] and membership [b, s, n] to scores [b, s, labels]."""
        weight = self.query(states).transpose(1, 2) + (1.0 - members) * NEVER
        pooled = torch.matmul(torch.softmax(weight, dim=-1), states)
        return self.out(F.gelu(self.hidden(pooled)))


class Network(nn.Module):
    """All heads over one reading; ``source`` is the folder of the transformer's weights to start from."""

    def __init__(self, source: Path) -> None:
        super().__init__()
        labels = load_labels()
        bert: Any = BertModel.from_pretrained(source, add_pooling_layer=False)
        layers = bert.encoder.layer
        self.bert = bert
        self.last = copy.deepcopy(layers[-1])  # the embedding's own
        self.still = False
        self.drop = nn.Dropout(DROPOUT)
        self.roles = nn.Linear(WIDTH, tag_count(labels.roles))
        self.entities = nn.Linear(WIDTH, tag_count(labels.entities))
        self.conflict_entities = nn.Linear(WIDTH, tag_count(labels.conflict_entities))
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.link_cue = nn.Linear(WIDTH, LINK * len(LINKS))
        self.link_word = nn.Linear(WIDTH, LINK * len(LINKS))
        self.link_bias = nn.Linear(WIDTH, len(LINKS))
        self.arc_word = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.relation_word = nn.Linear(WIDTH, RELATION)
        self.relation_head = nn.Linear(WIDTH, RELATION)
        self.relation = nn.Parameter(torch.zeros(len(labels.relations), RELATION + 1, RELATION + 1))
        self.event_types = Pooling(len(labels.event_types))
        self.event_modes = Pooling(len(labels.event_modes))
        self.modalities = Pooling(len(labels.modalities))
        self.transitions = nn.Parameter(torch.zeros(tag_count(labels.roles), tag_count(labels.roles)))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.relation, std=0.02)

    def states(self, ids: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        """Ids and which of them are real, [b, n], to the states of both last layers, each [b, n, width]."""
        mask = (1.0 - real)[:, None, None, :] * NEVER
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.still):
            hidden = self.bert.embeddings(input_ids=ids)
            for layer in self.bert.encoder.layer[:-1]:
                hidden = _run(layer, hidden, mask)
        read = _run(self.bert.encoder.layer[-1], hidden, mask)
        return read, read if self.still else _run(self.last, hidden, mask)

    def hold(self) -> None:
        """Hold the shared layers and the embedding still: only the heads and their last layer learn from now on.

        The embedding is not read meanwhile: :meth:`states` gives the heads' states in its place.
        """
        self.still = True
        learning = {id(p) for p in self.bert.encoder.layer[-1].parameters()}
        for part in (self.bert, self.last):
            for parameter in part.parameters():
                parameter.requires_grad_(id(parameter) in learning)

    def forward(self, ids: Tensor, real: Tensor, opens: Tensor, members: Tensor) -> tuple[Tensor, ...]:
        """Read windows.

        ``ids`` int64 [b, n]; ``real`` and ``opens`` float [b, n]: no padding, and begins a word; ``members`` float
        [b, s, n]: which word pieces each sentence holds. Gives :data:`OUTPUTS` in order: tag scores [b, n, tags],
        links [b, kinds, n, n] (cue, word), arcs [b, n, n] (word, head; itself for the root), relations [b, n,
        relations] to the head of the highest score, sentence scores [b, s, labels], and unit vectors [b, s, width].
        """
        read, meant = self.states(ids, real)
        arcs = self.arcs(read, opens, members)
        said = self.heads(read, members, OUTPUTS)
        said |= {"arcs": arcs, "relations": self.relations(read, arcs.argmax(dim=-1))}
        said["embedding"] = self.embed(meant, members)
        return tuple(said[name] for name in OUTPUTS)

    def heads(self, states: Tensor, members: Tensor, wanted: Collection[str]) -> dict[str, Tensor]:
        """The scores of those heads among ``wanted`` that need nothing but the states [b, n, width]."""
        plain = {name: getattr(self, name)(states) for name in TAGS if name in wanted}
        pooled = {name: getattr(self, name)(states, members) for name in SENTENCES if name in wanted}
        return plain | pooled | ({"links": self.links(states)} if "links" in wanted else {})

    def links(self, states: Tensor) -> Tensor:
        """Scores [b, kinds, n, n] of each word, as part of a cue, for each word."""
        b, n, _ = states.shape
        cue = self.link_cue(states).view(b, n, len(LINKS), LINK).permute(0, 2, 1, 3)
        word = self.link_word(states).view(b, n, len(LINKS), LINK).permute(0, 2, 3, 1)
        bias = self.link_bias(states).transpose(1, 2).unsqueeze(2)
        return torch.matmul(cue, word) / LINK**0.5 + bias

    def arcs(self, states: Tensor, opens: Tensor, members: Tensor) -> Tensor:
        """Scores [b, n, n] of each word for each head: a word of its sentence, itself for the root."""
        word = F.gelu(self.arc_word(states))
        head = F.gelu(self.arc_head(states))
        same = torch.matmul(members.transpose(1, 2), members)
        scores = torch.matmul(torch.matmul(_one(word), self.arc), head.transpose(1, 2))
        return scores + (1.0 - same * opens[:, None, :]) * NEVER

    def relations(self, states: Tensor, heads: Tensor) -> Tensor:
        """Scores [b, n, relations] of each word's relation to the head of that number, ``heads`` int64 [b, n]."""
        word = F.gelu(self.relation_word(states))
        head = F.gelu(self.relation_head(states))
        head = torch.gather(head, 1, heads.unsqueeze(-1).expand(-1, -1, RELATION))
        # (word ⊗ head) · relation, as two products that ONNX Runtime knows.
        b, n, _ = states.shape
        left = torch.matmul(_one(word), self.relation.permute(1, 0, 2).reshape(RELATION + 1, -1))
        left = left.view(b, n, -1, RELATION + 1)
        return torch.matmul(left, _one(head).unsqueeze(-1)).squeeze(-1)

    def embed(self, meant: Tensor, members: Tensor) -> Tensor:
        """Unit vectors [b, s, width]: the mean over each sentence's word pieces."""
        pooled = torch.matmul(members, meant) / members.sum(-1, keepdim=True).clamp(min=1.0)
        return F.normalize(pooled, dim=-1)


def _run(layer: Any, hidden: Tensor, mask: Tensor) -> Tensor:
    """One layer of BERT, written out: PyTorch's fused attention is slow to train on a processor.

    Dropout stands after the feed-forward part alone, for the same reason.
    """
    own, shape = layer.attention.self, (*hidden.shape[:2], HEADS, WIDTH // HEADS)
    query = own.query(hidden).view(shape).transpose(1, 2)
    key = own.key(hidden).view(shape).permute(0, 2, 3, 1)
    value = own.value(hidden).view(shape).transpose(1, 2)
    with torch.autocast(hidden.device.type, enabled=False):
        scores = torch.matmul(query * (WIDTH // HEADS) ** -0.5, key) + mask.to(query.dtype)
        mixed = torch.matmul(torch.softmax(scores, dim=-1), value)
    mixed = mixed.transpose(1, 2).reshape(hidden.shape)
    hidden = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + hidden)
    grown = layer.output.dense(F.gelu(layer.intermediate.dense(hidden)))
    return layer.output.LayerNorm(F.dropout(grown, DROPOUT, layer.training) + hidden)


def _one(states: Tensor) -> Tensor:
    """States with a constant one beside them, for the biases of a biaffine product."""
    return torch.cat([states, torch.ones_like(states[..., :1])], dim=-1)


class Teacher(nn.Module):
    """The model it starts from, as published: the mean over all word pieces, to unit length."""

    def __init__(self, source: Path) -> None:
        super().__init__()
        self.bert: Any = BertModel.from_pretrained(source, attn_implementation="sdpa", add_pooling_layer=False)

    def forward(self, ids: Tensor, real: Tensor) -> Tensor:
        """Ids and mask, int64 [b, n], to float [b, width]."""
        hidden = self.bert(input_ids=ids, attention_mask=real).last_hidden_state
        weight = real.unsqueeze(-1).to(hidden.dtype)
        return F.normalize((hidden * weight).sum(1) / weight.sum(1).clamp(min=1e-9), dim=-1)
