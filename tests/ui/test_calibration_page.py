"""The calibration table stands beside the rulebook with aims, results and misses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from wargame.ui.explain.calibration_page import HEADINGS, CalibrationPage, Measured, read_table

pytestmark = pytest.mark.usefixtures("styled")


def test_the_shipped_table_is_shown_row_by_row(qtbot: QtBot) -> None:
    words, rows = read_table()
    page = CalibrationPage()
    qtbot.addWidget(page)
    model = page.table.model()
    assert model.rowCount() == len(rows) > 20
    assert f"{sum(row.met for row in rows)} of {len(rows)}" in words and "not a forecast" in words
    shown = [model.index(0, column).data() for column in range(len(HEADINGS))]
    assert tuple(shown) == rows[0].cells


def test_a_miss_is_said_in_words_and_colour(qtbot: QtBot) -> None:
    page = CalibrationPage()
    qtbot.addWidget(page)
    model, result = page.table.model(), HEADINGS.index("Result")
    marks = {
        model.index(row, result).data(): model.index(row, result).data(Qt.ItemDataRole.ForegroundRole)
        for row in range(model.rowCount())
    }
    assert len(marks) == 2 and len({colour.name() for colour in marks.values()}) == 2


def test_open_ends_are_said_in_words() -> None:
    row = Measured("X", "Something", (None, -1.0), -305.2, (-400.0, -227.0), "R05", True)
    assert row.cells[1:4] == ("at most \u22121.00", "\u2212305", "\u2212400 to \u2212227")
