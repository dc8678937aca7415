"""The turn track: where the campaign stands, whose seat this is, and the one button that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from wargame.board.view import BoardView
from wargame.engine.words import Stage
from wargame.ui.components.card import Button
from wargame.ui.components.paint import CENTRE, block, pen, text_width, write
from wargame.ui.components.tags import SideMark, StateChip
from wargame.ui.components.text import ElidedLabel, Label
from wargame.ui.following import follow
from wargame.ui.style import icons, theme
from wargame.words import terms

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

LEAST_FOR_GATE: Final = 1100
LEAST_FOR_PHASES: Final = 860
LEAST_FOR_REASON: Final = 1000
"""Width of the bar, at ordinary text size, from which the gate chip, the phases and what blocks are shown."""

LEAST_FOR_BOTH: Final = 1380
"""The same for the gate chip beside what blocks: under it the seat and its aim would be cut."""

PHASES: Final = ("Inject", "Plan", "Fight", "Table", "Report")
PHASE_OF_STAGE: Final = {"plan": 1, "table": 3, "report": 4, "over": 5}
PHASE_HINTS: Final = (
    "News of the month arrives",
    "Each seat fills its sealed order sheet",
    "Strikes, economy and fighting are resolved",
    "Proposals are revealed and answered",
    "What changed this month, and why",
)
SEE_OUTCOME: Final = ("See outcome", "flag")


class AppMark(QWidget):
    """Two sides and the line between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(30, 30)
        self.setToolTip("Line of Contact")
        self.setAccessibleName("Line of Contact")
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        block(painter, QRectF(1, 1, 28, 28), "raised", 7, "line")
        block(painter, QRectF(5, 11, 8, 8), "a", 1.5)
        painter.setBrush(theme.colour("b"))
        painter.drawPolygon(QPolygonF([QPointF(21, 9.4), QPointF(26.6, 15), QPointF(21, 20.6), QPointF(15.4, 15)]))
        painter.setPen(pen("text", 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            QPolygonF(
                [QPointF(16.5, 4), QPointF(13.2, 10), QPointF(15.6, 15.5), QPointF(12.6, 20.5), QPointF(14.6, 26)]
            )
        )


class MonthStrip(QWidget):
    """The initials of all months; the current one is filled, the past ones are underlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials: tuple[str, ...] = ()
        self._current, self._months = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_month(self, initials: tuple[str, ...], current: int, months: int = 1) -> None:
        """Show the initials with those of the turn of so many months chosen that ``current`` (0-based) belongs to."""
        self._initials, self._current, self._months = initials, current - current % months, months
        self.setAccessibleName(f"Month {current + 1} of {len(initials)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Sixteen pixels a month."""
        return QSize(len(self._initials) * theme.scaled(16), theme.scaled(20))

    def minimumSizeHint(self) -> QSize:
        """Eleven pixels a month."""
        return QSize(len(self._initials) * 11, theme.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(20.0 * theme.text_scale, self.width() / max(1, len(self._initials)))
        for index, initial in enumerate(self._initials):
            box = QRectF(index * step, 0, step, self.height())
            if self._current <= index < self._current + self._months:
                block(painter, QRectF(box.center().x() - 8, 1, 16, self.height() - 2), "fill", 4)
                write(painter, box, initial, 11, 700, QColor(theme.ON_FILL), CENTRE)
                continue
            past = index < self._current
            write(painter, box, initial, 11, 500 if past else 400, "text" if past else "mut", CENTRE)
            if past:
                painter.fillRect(QRectF(box.center().x() - 3.5, self.height() - 2, 7, 1.6), theme.colour("mut"))


class PhaseStrip(QWidget):
    """The phases of a month as chips joined by arrows; done, current and to come differ in icon and weight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_phase(self, current: int) -> None:
        """Make one phase (0 to 4) the current one; 5 means that all are done."""
        self._current = current
        words = PHASES[current] if current < len(PHASES) else "Campaign over"
        self.setAccessibleName(f"Phase: {words}")
        self.update()

    def sizeHint(self) -> QSize:
        """The chips and the arrows between them."""
        return QSize(round(self._boxes()[-1].right()) + 1, theme.scaled(26))

    def event(self, event: QEvent) -> bool:
        """Say what the phase under the mouse is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = [index for index, box in enumerate(self._boxes()) if box.contains(QPointF(event.pos()))]
            QToolTip.showText(event.globalPos(), f"{PHASES[hit[0]]}: {PHASE_HINTS[hit[0]]}" if hit else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chips."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, box in enumerate(self._boxes()):
            current, done = index == self._current, index < self._current
            if current:
                block(painter, box.adjusted(0.5, 1.5, -0.5, -1.5), theme.mix("panel", "acc", 0.16), 6, "acc")
            left = box.left() + 8
            if done:
                icons.paint(painter, "check", QRectF(left - 3, box.center().y() - 6, 12, 12), "ok")
                left += 12
            room = QRectF(left, box.top(), box.right() - left, box.height())
            write(painter, room, PHASES[index], 12, 600 if current else 400, "text" if current else "mut")
            if index + 1 < len(PHASES):
                icons.paint(painter, "chevron-right", QRectF(box.right() + 1, box.center().y() - 5.5, 11, 11), "mut")

    def _boxes(self) -> list[QRectF]:
        boxes, left = [], 0.0
        for index, words in enumerate(PHASES):
            width = text_width(words, 12, 600) + 16 + (12 if index < self._current else 0)
            boxes.append(QRectF(left, 0, width, theme.scaled(26)))
            left += width + 13
        return boxes


class GoButton(Button):
    """The primary button; when it may not be pressed it keeps the focus and says why instead of acting."""

    pressed_through = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Commit orders", "check", "primary", parent=parent)
        self.reason = ""
        self.clicked.connect(self._act)

    def set_action(self, words: str, icon: str, reason: str) -> None:
        """Name the action; a reason blocks it."""
        self.reason = reason
        self.setText(f" {words}")
        self._icon_name = "lock" if reason else icon
        self.setProperty("kind", "plain" if reason else "primary")
        self.setAccessibleName(words)
        self.setAccessibleDescription(reason)
        self.setToolTip(reason or f"{words} (Ctrl+Return)")
        self.style().unpolish(self)
        self.style().polish(self)
        self._restyle()

    def _act(self) -> None:
        if self.reason:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.reason, self)
        else:
            self.pressed_through.emit()


class TurnTrack(QFrame):
    """The bar above the board; ``outcome_requested`` asks for the outcome page, ``new_game_requested`` what it says."""

    outcome_requested = Signal()
    new_game_requested = Signal()
    now_requested = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.mark = AppMark(self)
        self.months = MonthStrip(self)
        self.label = Label("", 12, 600)
        self.phases = PhaseStrip(self)
        self.side_mark = SideMark(None, 10, self)
        self.seat = ElidedLabel("", 13, 600)
        self.gate = StateChip()
        self.blocked = Label("", 12, 400, "warn")
        self.button = GoButton(self)
        self.button.pressed_through.connect(self.go)
        self._build()
        theme.changed.connect(self._fit)
        follow(bridge, self, self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the month, stage, seat and mode of the bridge's view."""
        view = self._bridge.view
        self.label.setText(f"{view.month_label} · {_count(view)}")
        self.months.set_month(view.month_initials, view.month, view.turn_months)
        self.phases.set_phase(PHASE_OF_STAGE.get(view.stage, 1))
        self.phases.updateGeometry()
        self.side_mark.set_side(view.seat.side)
        aim = f" · {view.objective}" if view.objective else ""
        self.seat.setText(f"{view.seat.name} seat{aim}")
        self.seat.setAccessibleName(f"You play {view.seat.name}{aim}")
        mode = terms.row(view.gate_mode)
        words = f"{mode.label} gate"
        self.gate.set_state(words, "mut", mode.icon)
        self.gate.setToolTip(mode.hint)
        self.seat.setAccessibleDescription(words)
        action, icon = action_of(view)
        self.button.set_action(action, icon, blocked_by(view))
        self.blocked.setText(short_reason(view))
        self.blocked.setToolTip(blocked_by(view))
        self._fit()

    @Slot()
    def go(self) -> None:
        """Do what the primary button says, unless something blocks it."""
        view = self._bridge.view
        if blocked_by(view):
            return
        if view.stage == "over":
            self.new_game_requested.emit()
            return
        if view.stage == "past":
            self.now_requested.emit()
            return
        if view.stage == "plan":
            self._bridge.commit()
        elif view.stage == "table":
            self._bridge.send_answers()
        elif view.stage == "report":
            self._bridge.next_month()
        if self._bridge.view.stage == "over":
            self.outcome_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Return presses the button while the bar has the keyboard; the window binds it everywhere."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.button.click()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        months = QVBoxLayout()
        months.setSpacing(1)
        months.addWidget(self.label)
        months.addWidget(self.months)
        badge = QHBoxLayout()
        badge.setSpacing(4)
        badge.addWidget(self.side_mark)
        badge.addWidget(self.seat)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(14)
        row.addWidget(self.mark)
        row.addLayout(months)
        row.addStretch(1)
        row.addWidget(self.phases)
        row.addStretch(1)
        row.addLayout(badge)
        row.addWidget(self.gate)
        row.addWidget(self.blocked)
        row.addWidget(self.button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground; a style sheet here would take the labels' colours back at a change of theme."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("panel"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.colour("line"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shed what is said elsewhere when the text is large for the window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() / theme.text_scale
        # The button says it too, in its tooltip and when it is pressed.
        is_blocked = bool(self.blocked.text()) and room >= LEAST_FOR_REASON
        self.blocked.setVisible(is_blocked)
        self.gate.setVisible(room >= (LEAST_FOR_BOTH if is_blocked else LEAST_FOR_GATE))
        self.phases.setVisible(room >= LEAST_FOR_PHASES)


def _count(view: BoardView) -> str:
    """``month 4 of 24``, or the months of the turn."""
    if view.month >= view.months:
        return f"month {view.month + 1}, past the {view.months} planned"
    if view.turn_months == 1:
        return f"month {view.month + 1} of {view.months}"
    first = view.month - view.month % view.turn_months + 1
    return f"months {first} to {first + view.turn_months - 1} of {view.months}"


def action_of(view: BoardView) -> tuple[str, str]:
    """Words and icon of the primary button; the last report leads to the outcome."""
    if view.outcome is not None and view.stage != "over":
        return SEE_OUTCOME
    if view.stage == "report" and view.turn_months > 1:
        return "Next turn", terms.row(Stage.REPORT).icon
    stage = terms.row(Stage(view.stage))
    return stage.action, stage.icon


def blocked_by(view: BoardView) -> str:
    """Why the stage may not be closed yet, as sentences; empty when it may."""
    if view.stage == "plan" and view.orders.problems:
        return "\n".join(("The sheet cannot be committed yet:", *(f"• {problem}" for problem in view.orders.problems)))
    if view.stage == "table" and view.table is not None and view.table.missing:
        return "Still to answer: " + ", ".join(view.table.missing) + "."
    return ""


def short_reason(view: BoardView) -> str:
    """What blocks the button, in two or three words beside it."""
    if not blocked_by(view):
        return ""
    if view.stage == "table" and view.table is not None:
        return f"{len(view.table.missing)} to answer"
    count = len(view.orders.problems)
    return "1 problem" if count == 1 else f"{count} problems"
