"""The month report: what the resolved month changed and why, on one page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wargame.board.view import BoardView, MonthReport, SectorChange
from wargame.engine.words import Family
from wargame.seat.values import Figure, LogLine
from wargame.ui.bridge import Bridge
from wargame.ui.components.card import Button, Card, Inset, Plate, clear
from wargame.ui.components.page import Page
from wargame.ui.components.tags import RuleTag, SideMark
from wargame.ui.components.text import ElidedLabel, IconLabel, Label, hairline
from wargame.ui.following import follow
from wargame.ui.month.objectives import score_card
from wargame.ui.pictures.map_picture import MapPicture
from wargame.ui.style import theme
from wargame.words import figures, terms
from wargame.words.numbers import plain

NARROW = 760
"""Width in pixels under which the line and the log stand under each other."""

TONES = {"plus": "ok", "minus": "bad"}


class MonthReportPanel(QWidget):
    """The digest of the month and the button that goes on; Enter presses it."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: MonthReport | None = None
        self._columns: QBoxLayout | None = None
        self.setAccessibleName(self.tr("Month report"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        page = Page()
        outer.addWidget(page, 1)
        self._page = page.column
        outer.addWidget(hairline())
        outer.addLayout(self._footer())
        follow(bridge, self, self.refresh)

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 10, 24, 10)
        row.addWidget(ElidedLabel(self.tr("Enter goes on \u00b7 rule tags open the explanation"), 12, 400, "mut"), 1)
        self.go = Button(self.tr("Next month"), "arrow-right", "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self._bridge.next_month)
        row.addWidget(self.go)
        return row

    @Slot()
    def refresh(self) -> None:
        """Show the report of the bridge's view, if it has one that is not shown yet."""
        view = self._bridge.view
        if view.report is None or view.report is self._shown:
            return
        self._shown = view.report
        self._columns = None
        onward = self.tr("Next month") if view.turn_months == 1 else self.tr("Next turn")
        self.go.setText(" " + (self.tr("To the outcome") if view.outcome is not None else onward))
        clear(self._page)
        self._fill(view, view.report)

    def _fill(self, view: BoardView, report: MonthReport) -> None:
        self._page.addWidget(Label(self.tr("{month} in short").format(month=report.month_label), 12, 600, "acc"))
        self._page.addWidget(Label(report.headline, 20, 600, wrap=True))
        self._page.addLayout(_figure_row(report.figures, self._bridge))
        columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        columns.setSpacing(12)
        self._columns = columns
        self._turn()
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(12)
        left.addWidget(self._line_card(view, report))
        if report.standing is not None and view.outcome is None:
            words = self.tr("{profile}, if the campaign ended here").format(profile=report.standing.profile)
            left.addWidget(score_card(report.standing, self.tr("Your objectives"), words, "target"))
        right.addWidget(self._log_card(report.lines))
        if report.declined:
            right.addWidget(self._declined_card(report))
        left.addStretch(1)
        right.addStretch(1)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self._page.addLayout(columns)
        self._page.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the line over the log where they do not fit side by side."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        if self._columns is not None:
            wide = self.width() >= theme.scaled(NARROW)
            way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
            self._columns.setDirection(way)

    def _line_card(self, view: BoardView, report: MonthReport) -> Card:
        winner = view.map.sides[0 if report.area_km2 >= 0 else 1].name
        moved = self.tr("{area}\u00a0km\u00b2 to {side}").format(area=plain(abs(report.area_km2), 0), side=winner)
        card = Card(self.tr("The line"), moved if report.changes else self.tr("did not move"), "map")
        picture = MapPicture(view.map)
        picture.setMinimumHeight(max(240, self.height() * 2 // 5))
        card.body.addWidget(picture, 1)
        for change in report.changes:
            card.body.addWidget(self._change_row(view, change))
        return card

    def _change_row(self, view: BoardView, change: SectorChange) -> QWidget:
        block = Inset()
        gainer = 0 if change.km >= 0 else 1
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(SideMark(gainer))
        top.addWidget(ElidedLabel(change.name, 13, 600), 1)
        words = self.tr("{km}\u00a0km, {area}\u00a0km\u00b2 to {side}").format(
            km=plain(abs(change.km), 1),
            area=plain(abs(change.km2), 0),
            side=view.map.sides[gainer].name,
        )
        top.addWidget(Label(words, 13))
        top.addWidget(self._tag(change.rule, change.quantity))
        block.body.addLayout(top)
        if change.why:
            block.body.addWidget(Label(change.why, 12, 400, "mut", wrap=True))
        return block

    def _log_card(self, lines: tuple[LogLine, ...]) -> Card:
        card = Card(self.tr("What happened"), icon="list-ordered")
        months = list(dict.fromkeys(line.month_label for line in lines))
        for month in months:
            if len(months) > 1:
                card.body.addWidget(Label(month, 12, 600, "acc"))
            for line in (line for line in lines if line.month_label == month):
                card.body.addLayout(self._log_row(line))
        if not lines:
            card.body.addWidget(
                Label(self.tr("A quiet month: nothing that this seat could see."), 12, 400, "mut", wrap=True)
            )
        return card

    def _log_row(self, line: LogLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        icon = IconLabel(terms.row(Family(line.family)).icon, TONES.get(line.tone, "mut"), 15)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(line.text, 13, wrap=True), 1)
        row.addWidget(self._tag(line.rule, line.asks), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _declined_card(self, report: MonthReport) -> Card:
        card = Card(self.tr("Declined"), self.tr("with the arithmetic"), "circle-x")
        for proposal, reasons in report.declined:
            card.body.addWidget(Label(proposal, 13, 600, wrap=True))
            card.body.addWidget(Label(reasons, 12, 400, "mut", wrap=True))
        return card

    def _tag(self, rule: str, quantity: str) -> RuleTag:
        tag = RuleTag(rule, quantity)
        tag.opened.connect(self._bridge.ask_why)
        return tag

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go.click()
            return
        super().keyPressEvent(event)


def _figure_row(named: tuple[tuple[str, Figure], ...], bridge: Bridge) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(12)
    columns = min(4, max(1, len(named)))
    for index, (name, figure) in enumerate(named):
        grid.addWidget(figure_block(name, figure, bridge), index // columns, index % columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return grid


def figure_block(name: str, figure: Figure, bridge: Bridge) -> Plate:
    """A figure as a small card: name, value, range and change, and its rule."""
    card = Plate(f"{name} {figures.text(figure)}")
    top = QHBoxLayout()
    top.addWidget(Label(name, 12, 400, "mut", wrap=True), 1)
    tag = RuleTag(figure.rule, figure.quantity)
    tag.opened.connect(bridge.ask_why)
    top.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(top)
    card.body.addWidget(Label(figures.short(figure), 20, 600, wrap=True))
    change = figures.change_text(figure)
    parts = [f"{figures.change_arrow(figure)} {change}".strip()] if change else []
    parts += [figures.range_text(figure)] if not figure.is_exact else []
    card.body.addWidget(Label(" \u00b7 ".join(parts), 12, 400, "mut", wrap=True))
    card.body.addStretch(1)
    return card
