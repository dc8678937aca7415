"""One answer to an initiative: its button, its signed terms and the net."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wargame.board.diplomacy.view import AnswerView
from wargame.seat.values import Term
from wargame.ui.components import IconLabel, Label, RuleTag, StateChip, paint, row
from wargame.ui.components.flow import Flow
from wargame.ui.style import icons, theme
from wargame.words import figures, terms
from wargame.words.numbers import signed

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
BUTTON_WIDTH = 186
NET_WIDTH = 148


class AnswerButton(QAbstractButton):
    """A choice that stays focusable when it may not be taken, and then reads why.

    ``stepped`` carries -1 or 1 for the arrow keys; ``chosen`` is emitted only for an answer that may be taken.
    """

    chosen = Signal()
    stepped = Signal(int)

    def __init__(self, answer: AnswerView, mine: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer, self._mine = answer, mine
        self.setText(answer.label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(answer.label)
        reasons = "; ".join(answer.refusals) if mine else "The answer is not this seat's"
        net = f"{answer.net_label} {signed(answer.net)}. "
        spoken = net if self.allowed else f"Not possible: {reasons}."
        self.setAccessibleDescription(spoken + (f"{answer.price} {answer.effect}".strip() if self.allowed else ""))
        suggested = "The staff suggests this answer." if answer.suggested and self.allowed else ""
        self.setToolTip("\n".join(filter(None, (spoken.strip(), answer.price if self.allowed else "", suggested))))
        self.clicked.connect(lambda: self.chosen.emit() if self.allowed else None)

    @property
    def allowed(self) -> bool:
        """True when this seat may take the answer."""
        return self._mine and not self.answer.refusals

    def nextCheckState(self) -> None:
        """The check follows the view, never the click."""

    def sizeHint(self) -> QSize:
        """All answers are equally wide."""
        return QSize(theme.scaled(BUTTON_WIDTH), theme.scaled(38))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step to the neighbour; Enter chooses as Space does."""
        if event.key() in STEPS:
            self.stepped.emit(STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Chosen is ring, fill and check; focus is the ring alone; refused is dashed and locked."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ink = "text" if self.allowed or self.isChecked() else "mut"
        self._ground(painter, box)
        mark = QRectF(13, box.center().y() - 8, 16, 16)
        icons.paint(painter, self._icon(), mark, "acc" if self.isChecked() else ink)
        room = 26 if self.answer.suggested else 8
        paint.write(painter, QRectF(38, 0, self.width() - 38 - room, self.height()), self.text(), 13,
                    600 if self.isChecked() else 500, ink, elide=True)  # fmt: skip
        if self.answer.suggested and self.allowed:
            icons.paint(painter, "wand-sparkles", QRectF(self.width() - 24, box.center().y() - 7, 14, 14), "mut")
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()), 7)

    def _ground(self, painter: QPainter, box: QRectF) -> None:
        if self.isChecked():
            strength = 0.35 if theme.current() == "dark" else 0.14
            paint.block(painter, box, theme.mix("panel", "fill", strength), 6, "acc", 1.6)
        elif self.allowed:
            paint.block(painter, box, theme.colour("raised") if self.underMouse() else None, 6, "edge")
        else:
            painter.setPen(paint.pen("edge", 1.0, (2, 2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)

    def _icon(self) -> str:
        if self.isChecked():
            return "circle-check"
        if not self._mine:
            return "eye-off"
        return "lock" if self.answer.refusals else terms.row(self.answer.answer).icon


class NetBar(QWidget):
    """The net of an answer as a bar around zero, with its figure; all bars of a card share one scale."""

    def __init__(self, net: float, scale: float, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._net, self._scale = net, scale
        self.setAccessibleName(f"{name} {signed(net)}")
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Bar and figure beside each other."""
        return QSize(theme.scaled(NET_WIDTH), theme.scaled(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, bar, zero and figure."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = signed(self._net)
        track = QRectF(2, self.height() / 2 - 4, self.width() - theme.scaled(70), 8)
        paint.block(painter, track, "sunken", 3, "line")
        zero = track.center().x()
        reach = self._net / self._scale * (track.width() / 2 - 4)
        if words.strip("0."):
            bar = QRectF(min(zero, zero + reach), track.top() - 2, max(abs(reach), 2.0), 12)
            paint.bar(painter, bar, self._net)
        paint.tick(painter, zero, track.top() - 6, track.bottom() + 6, "edge", 1.4, halo=None)
        token = "text" if not words.strip("0.") else "ok" if self._net > 0 else "bad"
        figure = QRectF(track.right() + 4, 0, self.width() - track.right() - 4, self.height())
        paint.write(painter, figure, words, 16, 600, token, paint.RIGHT)


class AnswerRow(QWidget):
    """Button, arithmetic and net of one answer; ``opened`` carries what a rule tag explains."""

    opened = Signal(str)

    def __init__(self, answer: AnswerView, mine: bool, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = AnswerButton(answer, mine)
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 8, 16, 8)
        across.setSpacing(16)
        across.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        middle = QVBoxLayout()
        middle.setSpacing(3)
        middle.addStretch(1)
        middle.addLayout(self._arithmetic(answer) if answer.terms else self._plain_effect(answer))
        if answer.effect and answer.terms:
            middle.addWidget(Label(answer.effect, 12, 400, "mut", wrap=True))
        if answer.refusals:
            middle.addLayout(self._refusals(answer))
        if answer.price:
            middle.addLayout(self._price(answer))
        middle.addStretch(1)
        across.addLayout(middle, 1)
        across.addWidget(NetBar(answer.net, scale, answer.net_label), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(theme.scaled(62))

    def _plain_effect(self, answer: AnswerView) -> QHBoxLayout:
        words = Label(answer.effect, 13, 500, wrap=True)
        return row(words, self._tag(answer.rule), spacing=10, grow=words)

    def _arithmetic(self, answer: AnswerView) -> Flow:
        flow = Flow(across=10, down=3)
        for term in answer.terms:
            flow.addWidget(_term(term))
        # A tag explains the figure where the rule sets one term only, else the rule.
        quantities: dict[str, list[str]] = {}
        for term in answer.terms:
            quantities.setdefault(term.rule, []).append(term.figure.quantity)
        quantities.setdefault(answer.rule, [])
        for rule, keys in quantities.items():
            if rule:
                flow.addWidget(self._tag(rule, keys[0] if len(keys) == 1 else ""))
        return flow

    def _tag(self, rule: str, quantity: str = "") -> RuleTag:
        tag = RuleTag(rule, quantity)
        tag.opened.connect(self.opened)
        return tag

    def _price(self, answer: AnswerView) -> QHBoxLayout:
        words = Label(answer.price, 12, 600, "warn", wrap=True)
        return row(IconLabel("circle-alert", "warn", 14), words, self._tag("M15"), spacing=6, grow=words)

    def _refusals(self, answer: AnswerView) -> Flow:
        flow = Flow(across=6, down=4)
        for reason in answer.refusals:
            flow.addWidget(StateChip(reason, "bad", "lock"))
        return flow


def _term(term: Term) -> QWidget:
    holder = QWidget()
    across = QHBoxLayout(holder)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(5)
    words = figures.signed(term.figure)
    token = "text" if not words.strip("0.") else "ok" if term.figure.value > 0 else "bad"
    across.addWidget(Label(words, 13, 600, token))
    across.addWidget(Label(term.name, 13))
    holder.setToolTip("\n".join(filter(None, (f"{term.name} {figures.text(term.figure)}", term.note, term.rule))))
    return holder
