"""Settlement templates against both sides' limits, with the risk they leave behind."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.board.diplomacy.view import TemplateView
from wargame.engine.theatre import Template
from wargame.reckon.reading import Reading
from wargame.rules import terms

Array = NDArray[Any]

CONSTRAINED = 1
"""Side whom caps and bans leave vulnerable: conceding an issue shifts power towards side 0 (domain 2.7)."""


def show_templates(reading: Reading) -> tuple[TemplateView, ...]:
    """Every template of the scenario."""
    return tuple(_template(reading, template) for template in reading.theatre.templates)


def _template(reading: Reading, template: Template) -> TemplateView:
    within = tuple(int(terms.is_bearable(margins(reading, template, side)).sum()) for side in (0, 1))
    return TemplateView(
        template.name,
        template.note,
        template.terms,
        (within[0], within[1]),
        len(reading.theatre.issues),
        vulnerability(reading, template),
    )


def margins(reading: Reading, template: Template, side: int) -> Array:
    """How far each term lies inside a side's limit, (issue,); negative beyond it."""
    return np.asarray(terms.margins(np.array(template.terms), reading.array("limit"))[side])


def vulnerability(reading: Reading, template: Template) -> float:
    """Modelled risk of renewed war by rule R38 once the template is signed and its guarantees stand; monitoring counts
    as far as its text has got.
    """
    keys, asked = reading.theatre.issue_keys, np.array(template.terms, dtype=np.float32)[:, None]
    guarantees = reading.workings.seen("guarantees").copy()
    if "guarantees" in keys:
        guarantees[CONSTRAINED] = 1 - asked[keys.index("guarantees")]
    text = np.ones_like(asked)
    if "monitoring" in keys:
        text[keys.index("monitoring")] = reading.value("text", keys.index("monitoring"))
    signed = {"text": text, "position": np.stack([asked, asked]), "guarantees": guarantees}
    return float(reading.workings.run(("R38",), signed)["breach_risk"][CONSTRAINED, 0])


def risk_today(reading: Reading) -> float:
    """The same risk as things stand, without a signed text."""
    return reading.value("breach_risk", CONSTRAINED)
