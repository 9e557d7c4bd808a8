"""bench"""
from __future__ import annotations
from dataclasses import dataclass
from pathlib import Path
from lxml import etree
from secondsource.records import Span, Report

@dataclass(frozen=True)
class Gold:
    span: Span
    phrase: str
    id: int
    lat: float
    lon: float
    code: str

@dataclass(frozen=True)
class Labelled:
    id: str
    text: str
    domain: str
    gold: tuple[Gold, ...]
    unlocated: tuple[Span, ...]

def read_lgl(path: Path) -> list[Labelled]:
    found = []
    for a in etree.parse(str(path)).findall(".//article"):
        gold, un = [], []
        text = a.findtext("text") or ""
        for t in a.findall(".//toponym"):
            span = int(t.findtext("start")), int(t.findtext("end"))
            g = t.find("gaztag")
            if g is None:
                un.append(span)
            else:
                gold.append(Gold(span, t.findtext("phrase"), int(g.get("geonameid")), float(g.findtext("lat")), float(g.findtext("lon")), g.findtext("fcode")))
        found.append(Labelled(a.get("docid"), text, a.findtext("domain") or "", tuple(gold), tuple(un)))
    return found
