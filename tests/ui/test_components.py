"""The building blocks of the panels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.figures import near
from tests.ui.fits import misfits, settle
from tests.ui.play import board
from wargame.board.diplomacy.view import LadderStep
from wargame.seat.values import Figure, Term
from wargame.ui.components import (
    AndGate,
    Card,
    ElidedLabel,
    Label,
    Ladder,
    RuleTag,
    Sparkline,
    StateChip,
    TrackBar,
    Waterfall,
    paint,
    scrolling,
)
from wargame.ui.components.flow import Flow
from wargame.ui.components.issue_bar import axis, describe, draw_issue
from wargame.ui.components.reflow import Arrangement, Reflow
from wargame.ui.style import theme
from wargame.words.numbers import MINUS, read

pytestmark = pytest.mark.usefixtures("styled")


def colours(widget: QWidget) -> set[str]:
    """Names of all colours on a rendered widget."""
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_rule_tag_asks_for_its_quantity_or_else_its_rule(qtbot: QtBot) -> None:
    tag = RuleTag("R09", "ceasefire_utility/0")
    qtbot.addWidget(tag)
    with qtbot.waitSignal(tag.opened) as heard:
        qtbot.mouseClick(tag, Qt.MouseButton.LeftButton)
    assert heard.args == ["ceasefire_utility/0"]
    tag.set_rule("R16")
    with qtbot.waitSignal(tag.opened) as heard:
        tag.click()
    assert heard.args == ["R16"]
    assert "R16" in tag.accessibleName()


def test_card_passes_on_its_tags(qtbot: QtBot) -> None:
    card = Card("Issues", "sub", "scale", ("R18",))
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.opened) as heard:
        card.findChild(RuleTag).click()
    assert heard.args == ["R18"]


def test_elided_label_cuts_and_tells_the_whole_as_a_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("a sentence that is far too long for this box")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.grab()
    assert label.shown_text().endswith("…")
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    label.grab()
    assert label.toolTip() == ""


def test_label_follows_the_theme(qtbot: QtBot) -> None:
    label = Label("words", token="mut")
    qtbot.addWidget(label)
    dark = label.palette().windowText().color()
    theme.set_theme("light")
    assert label.palette().windowText().color() == theme.colour("mut") != dark


def test_too_long_a_painted_text_is_logged() -> None:
    image = QImage(60, 20, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    paint.overflow_log.clear()
    paint.write(painter, QRectF(0, 0, 60, 20), "fits")
    assert paint.overflow_log == []
    paint.write(painter, QRectF(0, 0, 60, 20), "this one does not fit at all")
    paint.write(painter, QRectF(0, 0, 60, 20), "this one is cut on request", elide=True)
    painter.end()
    assert len(paint.overflow_log) == 1
    assert "does not fit" in paint.overflow_log.pop()


def test_state_chip_is_wide_enough_for_its_words(qtbot: QtBot) -> None:
    chip = StateChip("Needs your answer", "warn", "circle-alert")
    qtbot.addWidget(chip)
    paint.overflow_log.clear()
    chip.adjustSize()
    chip.grab()
    assert paint.overflow_log == []
    assert chip.accessibleName() == "Needs your answer"


def test_track_bar_speaks_its_figure_and_draws_a_threshold(qtbot: QtBot) -> None:
    bar = TrackBar(near(0.5, 0.1), "ok", name="Hedge")
    qtbot.addWidget(bar)
    bar.resize(120, 18)
    without = colours(bar)
    bar.set_figure(near(0.5), threshold=0.8)
    assert bar.accessibleName() == "Hedge 0.50"
    assert theme.css("text") in colours(bar)
    assert theme.css("text") not in without


def test_sparkline_describes_its_ends(qtbot: QtBot) -> None:
    line = Sparkline((0.2, 0.5, 0.4), name="Insulation")
    qtbot.addWidget(line)
    assert line.accessibleName() == "Insulation 0.20 to 0.40"
    line.resize(70, 20)
    assert theme.css("acc") in colours(line)


def test_waterfall_terms_add_up_and_open_why(qtbot: QtBot) -> None:
    parts = (("x", 0.294), ("y", -0.434))
    terms = tuple(Term(name, Figure(part, part, part, rule="R02", quantity=name), "R02") for name, part in parts)
    fall = Waterfall()
    qtbot.addWidget(fall)
    fall.set_terms(terms, near(-0.14, rule="R09", quantity="total"), "Total")
    shown = [label.text() for label in fall.findChildren(Label) if label.text().startswith(("+", MINUS))]
    values = [read(words) for words in shown]
    assert sum(values[:-1]) == pytest.approx(values[-1])
    assert values[-1] == -0.14
    with qtbot.waitSignal(fall.opened) as heard:
        fall.findChildren(RuleTag)[0].click()
    assert heard.args == ["x"]


def test_gate_is_spoken_and_its_open_wire_is_not_the_closed_one(qtbot: QtBot) -> None:
    gate = AndGate("General ceasefire")
    qtbot.addWidget(gate)
    gate.resize(138, 200)
    gate.set_state((True, True), True)
    assert "open" in gate.accessibleName()
    assert theme.css("bad") not in colours(gate)
    gate.set_state((True, False), False)
    assert gate.accessibleName().startswith("General ceasefire closed")
    assert theme.css("bad") in colours(gate)


def test_ladder_steps_take_the_keyboard_and_open_their_rule(qtbot: QtBot) -> None:
    ladder = Ladder()
    qtbot.addWidget(ladder)
    ladder.set_steps((LadderStep("Mandates", "issued", "done", "R16"), LadderStep("Text", "1 of 8", "blocked", "R19")))
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in ladder.buttons)
    with qtbot.waitSignal(ladder.opened) as heard:
        qtbot.keyClick(ladder.buttons[1], Qt.Key.Key_Space)
    assert heard.args == ["R19"]


def test_ladder_grows_downwards_when_narrow(qtbot: QtBot) -> None:
    ladder = Ladder()
    qtbot.addWidget(ladder)
    ladder.set_steps(board().diplomacy.ladder)
    assert ladder.heightForWidth(1200) < ladder.heightForWidth(400) < ladder.heightForWidth(180)


def test_issue_axis_keeps_marks_inside() -> None:
    x = axis(QRectF(100, 0, 200, 40))
    assert (x(0.0), x(1.0)) == (107.0, 293.0)
    assert x(1.4) == x(1.0)


def test_gap_and_zone_are_drawn_differently_and_described() -> None:
    table = board().diplomacy
    guess = replace(table.issues[0], positions=(near(0.18, 0.03), table.issues[0].positions[1]))
    drawn = []
    for issue in (guess, table.issues[7]):
        image = QImage(400, 46, QImage.Format.Format_ARGB32)
        image.fill(theme.colour("panel"))
        painter = QPainter(image)
        draw_issue(painter, QRectF(0, 0, 400, 42), issue)
        painter.end()
        drawn.append({image.pixelColor(x, y).name() for x in range(400) for y in range(46)})
    assert theme.css("bad") in drawn[0]
    assert theme.css("bad") not in drawn[1]
    assert "Gap 0.45" in describe(guess, ("Moscow", "Kyiv"))
    assert "Zone of agreement 0.40" in describe(table.issues[7], ("Moscow", "Kyiv"))
    assert "Moscow: position 0.18 (0.15\u20130.21)" in describe(guess, ("Moscow", "Kyiv"))


def test_flow_breaks_lines_at_the_width(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder, across=10, down=5)
    for _ in range(4):
        box = QWidget()
        box.setFixedSize(50, 20)
        flow.addWidget(box)
    assert flow.heightForWidth(230) == 20
    assert flow.heightForWidth(229) == 45
    assert flow.heightForWidth(60) == 95


def test_reflow_chooses_the_widest_arrangement_that_fits(qtbot: QtBot) -> None:
    wide = Arrangement(500, ((("left", 1), ("right", 1)),))
    narrow = Arrangement(0, ((("left", 1),),))
    parts = {"left": QWidget(), "right": QWidget()}
    grid = Reflow(parts, (narrow, wide))
    qtbot.addWidget(grid)
    grid.resize(600, 300)
    grid.show()
    assert grid.arrangement() is wide
    assert parts["right"].isVisible()
    grid.resize(400, 300)
    assert grid.arrangement() is narrow
    assert not parts["right"].isVisible()


def test_a_card_says_its_sub_title_under_its_title_where_there_is_no_room_beside_it(qtbot: QtBot) -> None:
    card = Card("Macro insulation", "every figure down to its input and parameter", "shield", ("R33",))
    qtbot.addWidget(card)
    assert misfits(card, 600, 120) == []
    assert not card.sub.blank
    assert misfits(card, 260, 120) == []
    assert card.sub.blank
    shown = [label.text() for label in card.findChildren(Label) if label.isVisible() and label is not card.sub]
    assert card.sub.text() in shown


def test_a_scrolling_body_is_no_higher_than_its_width_asks_for(qtbot: QtBot) -> None:
    area, body = scrolling()
    qtbot.addWidget(area)
    QVBoxLayout(body).addWidget(Label("words that wrap " * 40, wrap=True))
    area.resize(900, 100)
    area.show()
    settle()
    assert body.height() <= max(body.heightForWidth(body.width()), area.viewport().height())


def test_a_wide_arrangement_gives_way_to_a_narrow_window(qtbot: QtBot) -> None:
    cards = {"left": Card("Left"), "right": Card("Right")}
    for card in cards.values():
        card.setMinimumWidth(300)
    sheet = Reflow(cards, (Arrangement(500, ((("left", 1), ("right", 1)),)),
                           Arrangement(0, ((("left", 1),), (("right", 1),)))))  # fmt: skip
    area, body = scrolling()
    qtbot.addWidget(area)
    QVBoxLayout(body).addWidget(sheet)
    assert misfits(area, 800, 200) == []
    assert sheet.arrangement().least == 500
    assert misfits(area, 400, 200) == []
    assert sheet.arrangement().least == 0
