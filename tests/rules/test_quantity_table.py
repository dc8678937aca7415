"""The printed table of quantities: a line each, nothing left out, every cell in words."""

from __future__ import annotations

import re

import pytest

from wargame.engine.quantities import QUANTITIES
from wargame.rules.catalogue import PHASES
from wargame.rules.quantity_table import HEADINGS, quantity_table, seers

LINES = quantity_table().splitlines()
CELLS = {line.split()[0]: re.split(r" {2,}", line) for line in LINES[1:]}


def test_every_quantity_has_a_line_in_the_order_of_the_declarations() -> None:
    assert re.split(r" {2,}", LINES[0]) == list(HEADINGS)
    assert [line.split()[0] for line in LINES[1:]] == list(QUANTITIES)
    assert {len(cells) for cells in CELLS.values()} == {len(HEADINGS)}


def test_everything_a_rule_writes_has_words_unit_seer_and_that_rule() -> None:
    for rule in (rule for rules in PHASES.values() for rule in rules):
        for name in rule.writes:
            _, words, _, _, unit, seer, _, writers = CELLS[name]
            assert words[0].isupper() and "_" not in words and unit != "-" and seer != "-", name
            assert rule.id in writers.split()


@pytest.mark.parametrize(
    "name,told",
    [
        ("line_km", "all"),
        ("force", "owner; others within 25 % of 4 or more"),
        ("fuel", "owner; others within 0.06"),
        ("attack_power", "owner"),
        ("order_tone", "owner; all with letter"),
        ("sector_noise", "instructor"),
    ],
)
def test_who_sees_a_quantity_and_how_well_is_told(name: str, told: str) -> None:
    assert seers(QUANTITIES[name]) == told == CELLS[name][5]


def test_ranges_are_told_from_both_ends() -> None:
    assert [CELLS[name][6] for name in ("supply", "fund", "deficit")] == ["0 to 1.3", "from 0", "-"]
