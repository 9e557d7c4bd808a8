"""``check CLAIM --json``: what a ledger has on a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from secondsource.views.json.claims import range_json

if TYPE_CHECKING:
    from secondsource.views.check import Check, Checked, CheckedSide, Quote
    from secondsource.views.checking.asked import Asked

Json = dict[str, Any]


def check_json(found: Check) -> Json:
    """Give both sides with their origins and evidence, what is beside them, and what was not checked."""
    return {
        "query": found.asked.query,
        "found": found.found,
        "asked": _asked_json(found.asked),
        "supports": _side_json(found.supports),
        "denies": _side_json(found.denies),
        "nearest": [_claim_json(one) for one in found.nearest],
        "claims": found.claims,
        "unchecked": found.unchecked,
    }


def _asked_json(asked: Asked) -> Json:
    figures = [
        {
            "span": figure.span,
            "text": asked.query[slice(*figure.span)],
            "counts": figure.counts,
            "unit": figure.unit,
            "value": figure.value,
            "low": figure.low,
            "high": figure.high,
        }
        for figure in asked.figures
    ]
    return {
        "text": asked.text,
        "polarity": "denied" if asked.turned else "asserted",
        "names": asked.names,
        "figures": figures,
        "left_out": asked.said,
    }


def _side_json(side: CheckedSide) -> Json:
    origins = {**range_json(side.origins), "list": msgspec.to_builtins(side.origin_list)}
    return {"origins": origins, "claims": [_claim_json(one) for one in side.claims]}


def _claim_json(one: Checked) -> Json:
    claim = one.claim
    return {
        "id": claim.id,
        "story": one.story,
        "text": claim.text,
        "stance": one.stance,
        "sure": one.sure,
        "score": one.score,
        "reasons": one.reasons,
        "signs": [{"sign": name, "adds": value} for name, value in one.signs.items()],
        "polarity": claim.polarity,
        "modality": claim.modality,
        "origins": {**range_json(claim.origins), "list": msgspec.to_builtins(claim.origin_list)},
        "support": [_quote_json(quote) for quote in one.quotes],
        "unchecked": claim.unchecked,
    }


def _quote_json(quote: Quote) -> Json:
    report, support = quote.stored.report, quote.support
    return {
        "report": report.id,
        "outlet": report.outlet,
        "published": report.published.value if report.published else None,
        "url": quote.stored.url,
        "path": quote.stored.path,
        "span": support.span,
        "text": quote.text,
        "informant": support.informant,
        "gatherer": support.gatherer,
        "origin": support.origin,
        "attributed": support.attributed,
        "rule": support.rule,
        "via": support.via,
    }
