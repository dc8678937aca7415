"""One line of the order sheet: title, setting, cost, rule, its editors, and a refusal beneath."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wargame.board.orders.view import OrderLine
from wargame.ui.components.paint import LEFT, RIGHT, line_height, text_width, write
from wargame.ui.components.tags import RuleTag
from wargame.ui.components.text import IconLabel, Label
from wargame.ui.orders.choices import ChoiceCombo, Segments, fits_segments
from wargame.ui.orders.sliders import SliderEditor
from wargame.ui.style import theme

_GAP = 10
_LEAST_DETAIL = 104


class RowHead(QWidget):
    """Title, setting and cost on one line; or two where title and cost need them; the setting gives way first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._detail = self._cost = ""
        self._changed = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """One line, or two where title and cost do not fit beside each other."""
        return self.sizeHint().height() * (1 if self._fits(width) else 2)

    def _fits(self, width: float) -> bool:
        cost = text_width(self._cost, 12) + _GAP if self._cost else 0.0
        return text_width(self._title, 13, 600) + 1 + cost <= width

    def set_words(self, title: str, detail: str, cost: str, changed: bool) -> None:
        """Show other words."""
        self._title, self._detail, self._cost, self._changed = title, detail, cost, changed
        self.setToolTip(" · ".join(filter(None, (title, cost, detail))))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line, as wide as there is."""
        return QSize(160, round(line_height(13)) + 2)

    def minimumSizeHint(self) -> QSize:
        """May shrink to a word."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the three texts."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        if not self._fits(box.width()):
            self._stack(painter, box)
            return
        cost = text_width(self._cost, 12) + _GAP if self._cost else 0.0
        title = min(text_width(self._title, 13, 600) + 1, box.width() - cost)
        write(
            painter,
            QRectF(0, 0, title, box.height()),
            self._title,
            13,
            600 if self._changed else 500,
            "text",
            LEFT,
            elide=True,
        )
        room = box.width() - title - _GAP - cost
        if room >= min(_LEAST_DETAIL, text_width(self._detail, 12)):
            write(painter, QRectF(title + _GAP, 0, room, box.height()), self._detail, 12, 400, "mut", LEFT, elide=True)
        write(painter, QRectF(box.right() - cost, 0, cost, box.height()), self._cost, 12, 400, "mut", RIGHT, elide=True)

    def _stack(self, painter: QPainter, box: QRectF) -> None:
        half = box.height() / 2
        weight = 600 if self._changed else 500
        write(painter, QRectF(0, 0, box.width(), half), self._title, 13, weight, "text", LEFT, elide=True)
        both = " · ".join(filter(None, (self._cost, self._detail)))
        words = both if text_width(both, 12) <= box.width() else self._cost
        write(painter, QRectF(0, half, box.width(), half), words, 12, 400, "mut", LEFT, elide=True)


class Refusal(QWidget):
    """A refusal under a row: what was asked may not be done, why, and by which rule."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", 12, 400, "bad", wrap=True)
        self.tag = RuleTag("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(6)
        row.addWidget(IconLabel("circle-alert", "bad", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        row.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_reason(self, sentence: str, rule: str) -> None:
        """Show a sentence with its rule; an empty one hides the refusal."""
        self.words.setText(sentence)
        self.tag.set_rule(rule)
        self.setAccessibleName(sentence and f"Refused: {sentence}")
        self.setVisible(bool(sentence))


class OrderRow(QWidget):
    """A row that edits one order line in place; ``asked`` carries an order, ``opened`` a rule, ``chosen`` its key."""

    asked = Signal(object)
    opened = Signal(str)
    chosen = Signal(str)

    def __init__(self, line: OrderLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._selected = False
        self._unkept = ""
        self.head = RowHead(self)
        self.unkept = IconLabel("save", "warn", 14, self)
        self.unkept.hide()
        self.tag = RuleTag("")
        self.tag.opened.connect(self.opened)
        self.choice: ChoiceCombo | Segments | None = None
        self.sliders: list[SliderEditor] = []
        self.note = Label("", 12, 400, "mut", wrap=True)
        self.refusal = Refusal(self)
        self.refusal.tag.opened.connect(self.opened)
        self._box = QVBoxLayout(self)
        self._build()
        self.set_line(line)
        theme.changed.connect(self._dress)

    def set_line(self, line: OrderLine) -> None:
        """Show a line's present state in the widgets there are; editors are replaced only when their number differs."""
        before, self.line = self.line, line
        if (len(line.choices), len(line.sliders)) != (len(before.choices), len(before.sliders)):
            self._drop_editors()
            self._add_editors()
        # A setting that a button already spells out is not said twice.
        told = any(choice.label == line.detail for choice in line.choices)
        self.head.set_words(line.title, "" if told else line.detail, line.cost, line.changed)
        self.head.setToolTip("\n".join(filter(None, (line.title, line.detail, line.cost and f"Cost: {line.cost}"))))
        self.tag.set_rule(line.rule)
        self.note.setText(line.note)
        self.note.setVisible(bool(line.note))
        self._name()
        self.setAccessibleDescription(line.cost and f"Cost: {line.cost}")
        if self.choice is not None:
            self.choice.set_choices(line.choices, line.title)
        for editor, slider in zip(self.sliders, line.sliders, strict=True):
            editor.set_slider(slider, line.title)
        self.update()

    def show_refusal(self, sentence: str, rule: str) -> None:
        """Put a refusal under the row, or take it away, and show the line as it stands."""
        self.refusal.show_reason(sentence, rule)
        if sentence:
            self.set_line(self.line)

    def set_unkept(self, reason: str) -> None:
        """Mark the order as not on the disk yet, with the reason; an empty one takes the mark away."""
        if reason != self._unkept:
            self._unkept = reason
            self.unkept.setVisible(bool(reason))
            self.unkept.setToolTip(reason)
            self.unkept.setAccessibleName(reason and f"{self.line.title}: not kept yet")
            self._name()

    def _name(self) -> None:
        line = self.line
        states = (", changed" if line.changed else "") + (", not kept yet" if self._unkept else "")
        self.setAccessibleName(f"{line.title}: {line.detail}{states}")

    def set_selected(self, selected: bool) -> None:
        """Mark the row as the one selected on the map too."""
        if selected != self._selected:
            self._selected = selected
            self.update()

    def matches(self, words: str) -> bool:
        """True when every word stands somewhere in the line."""
        line = self.line
        labels = " ".join(choice.label for choice in line.choices)
        hay = f"{line.title} {line.group} {line.detail} {line.cost} {line.rule} {labels}".casefold()
        return all(word in hay for word in words.casefold().split())

    def take_focus(self) -> None:
        """Give the keyboard to the row's first editor."""
        first = self.choice.buttons[0] if isinstance(self.choice, Segments) else self.choice
        target = first or (self.sliders[0].slider if self.sliders else self.tag)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what the line is about."""
        self.chosen.emit(self.line.key)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the mark of a changed line and the hairline below."""
        painter = QPainter(self)
        if self._selected:
            painter.fillRect(self.rect(), theme.mix("panel", "acc", 0.12))
        if self.line.changed:
            painter.fillRect(QRectF(0, 4, 3, self.height() - 8), theme.colour("acc"))
        painter.fillRect(QRectF(12, self.height() - 1, self.width() - 24, 1), theme.colour("line"))

    def _build(self) -> None:
        self._box.setContentsMargins(12, 6, 10, 8)
        self._box.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.head, 1)
        top.addWidget(self.unkept)
        top.addWidget(self.tag)
        self._box.addLayout(top)
        self._edit = QHBoxLayout()
        self._edit.setSpacing(8)
        self._box.addLayout(self._edit)
        self._below = QVBoxLayout()
        self._below.setSpacing(2)
        self._box.addLayout(self._below)
        self._box.addWidget(self.note)
        self._box.addWidget(self.refusal)
        self._add_editors()

    def _add_editors(self) -> None:
        line = self.line
        if line.choices:
            self.choice = Segments(self) if fits_segments(line.choices) and not line.sliders else ChoiceCombo(self)
            self.choice.set_choices(line.choices, line.title)
            self.choice.picked.connect(self._pick)
            self._edit.addWidget(self.choice, 2 if line.sliders else 1)
        for slider in line.sliders:
            editor = SliderEditor(slider, line.title, len(line.sliders) > 1, self)
            editor.edited.connect(self.asked)
            self.sliders.append(editor)
            if len(line.sliders) == 1:
                self._edit.addWidget(editor, 3)
            else:
                self._below.addWidget(editor)
        width = max((editor.name.sizeHint().width() for editor in self.sliders), default=0)
        for editor in self.sliders:
            editor.name.setMinimumWidth(width)

    def _drop_editors(self) -> None:
        for editor in (*self.sliders, *([self.choice] if self.choice is not None else [])):
            editor.hide()
            editor.deleteLater()
        self.sliders, self.choice = [], None

    def _pick(self, index: int) -> None:
        choice = self.line.choices[index]
        if choice.refusal:
            self.refusal.show_reason(choice.refusal, "")
        elif not choice.chosen:
            self.asked.emit(choice.order)

    def _dress(self) -> None:
        self.set_line(self.line)
