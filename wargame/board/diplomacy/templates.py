"""Settlement templates against both sides' limits, with the risk they leave behind."""

from __future__ import annotations

import numpy as np

from wargame.board.diplomacy.view import TemplateView
from wargame.engine.theatre import Template
from wargame.reckon.reading import Reading
from wargame.rules.arithmetic import logistic

CONSTRAINED = 1
"""Side whom caps and bans leave vulnerable: conceding an issue shifts power towards side 0 (domain 2.7)."""
SHIFT_WEIGHT = 1.2
"""Logits of breach risk per unit of power shifted (domain 2.7)."""


def show_templates(reading: Reading) -> tuple[TemplateView, ...]:
    """Every template of the scenario."""
    return tuple(_template(reading, template) for template in reading.theatre.templates)


def _template(reading: Reading, template: Template) -> TemplateView:
    within = tuple(sum(margin >= -1e-6 for margin in margins(reading, template, side)) for side in (0, 1))
    return TemplateView(
        template.name,
        template.note,
        template.terms,
        (within[0], within[1]),
        len(reading.theatre.issues),
        vulnerability(reading, template),
    )


def margins(reading: Reading, template: Template, side: int) -> tuple[float, ...]:
    """How far each term lies inside a side's limit; negative beyond it."""
    apart = np.array(template.terms) - reading.array("limit")[side]
    return tuple(float(value) for value in (apart if side == 0 else -apart))


def vulnerability(reading: Reading, template: Template) -> float:
    """Modelled risk of renewed war after signature: power shifted, less the guarantees offered and monitoring (R38)."""
    theatre, terms = reading.theatre, np.array(template.terms)
    shift = float((theatre.issue_power_shift * terms).sum())
    keys = theatre.issue_keys
    promised = 1 - terms[keys.index("guarantees")] if "guarantees" in keys else reading.value("guarantees", CONSTRAINED)
    watched = reading.parameter("breach_monitoring", CONSTRAINED) * reading.value("monitoring_text")
    base = reading.parameter("breach_base", CONSTRAINED) + SHIFT_WEIGHT * shift
    logit = base - reading.parameter("breach_guarantees", CONSTRAINED) * promised - watched
    return float(logistic(np.asarray(logit)))


def risk_today(reading: Reading) -> float:
    """The same risk as things stand, without a signed text."""
    return reading.value("breach_risk", CONSTRAINED)
