"""An initiative as a card: who asks what of whom, the answers, what would flip it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wargame.board.diplomacy.view import InitiativeView
from wargame.engine.words import Answer
from wargame.seat.values import SideView
from wargame.ui.components import IconLabel, Inset, Label, RuleTag, SideMark, StateChip, hairline, row
from wargame.ui.components.flow import Flow
from wargame.ui.style import theme
from wargame.ui.table.answer_row import BUTTON_WIDTH, AnswerButton, AnswerRow
from wargame.words import terms


class InitiativeCard(QFrame):
    """One initiative.

    ``answered`` carries the chosen Answer, ``opened`` what a tag explains; ``entered`` tells that the keyboard came in.
    """

    answered = Signal(object)
    opened = Signal(str)
    entered = Signal()

    def __init__(self, view: InitiativeView, number: int, sides: tuple[SideView, SideView],
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("card")
        self.view, self.number = view, number
        self._sides = {name: side.index for side in sides for name in (side.capital, side.name)}
        self.setAccessibleName(f"{number} {view.title}: {view.sentence}")
        self.buttons: list[AnswerButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 12)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self._band())
        layout.addWidget(self._answers())
        layout.addStretch(1)
        layout.addWidget(self._flip())
        self.show_chosen(view.chosen)

    def show_chosen(self, chosen: Answer | None) -> None:
        """Mark the answer chosen in the draft."""
        for button in self.buttons:
            button.setChecked(chosen is not None and button.answer.answer == chosen)
        if not self.view.addressed_to_me:
            self.chip.set_state("Not addressed to you", "mut", "eye")
        elif chosen is None:
            self.chip.set_state("Needs your answer", "warn", "circle-alert")
        else:
            self.chip.set_state("Answered", "acc", "check")

    def focus_answer(self, index: int) -> None:
        """Give the keyboard to an answer, counted around the ends."""
        if self.buttons:
            self.buttons[index % len(self.buttons)].setFocus()

    def focus_first(self) -> None:
        """Give the keyboard to the chosen answer, or to the first."""
        chosen = next((index for index, button in enumerate(self.buttons) if button.isChecked()), 0)
        self.focus_answer(chosen)

    def focused_rule(self) -> str:
        """The rule behind the answer that holds the keyboard, or behind the initiative."""
        held = next((button for button in self.buttons if button.hasFocus()), None)
        return held.answer.rule if held is not None else self.view.rules[0] if self.view.rules else ""

    def set_focused(self, focused: bool) -> None:
        """Draw the accent border of the card that the keyboard is in."""
        if bool(self.property("focused")) != focused:
            self.setProperty("focused", focused)
            self.style().unpolish(self)
            self.style().polish(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the keyboard coming to one of the answers."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def _head(self) -> QWidget:
        head = QWidget()
        layout = QVBoxLayout(head)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(6)
        self.chip = StateChip()
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(_Emblem(terms.row(self.view.kind).icon))
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addLayout(self._title())
        names.addLayout(self._parties())
        top.addLayout(names, 1)
        top.addWidget(self.chip)
        layout.addLayout(top)
        layout.addWidget(Label(self.view.sentence, 14, 500, wrap=True))
        layout.addWidget(self._facts())
        return head

    def _title(self) -> Flow:
        flow = Flow(across=6)
        flow.addWidget(Label(self.view.title, 16, 600))
        for rule in self.view.rules:
            flow.addWidget(self._tag(rule))
        return flow

    def _tag(self, rule: str) -> RuleTag:
        tag = RuleTag(rule)
        tag.opened.connect(self.opened)
        return tag

    def _parties(self) -> QHBoxLayout:
        you = ", you" if self.view.addressed_to_me else ""
        return row(
            SideMark(self._sides.get(self.view.asker), 9), Label(self.view.asker, 12, 600),
            IconLabel("arrow-right", "mut", 13),
            SideMark(self._sides.get(self.view.addressee), 9), Label(self.view.addressee + you, 12, 600),
            spacing=5, stretch=True,
        )  # fmt: skip

    def _facts(self) -> QWidget:
        holder = QWidget()
        flow = Flow(holder, across=20)
        for name, value in self.view.facts:
            fact = QWidget()
            inner = QHBoxLayout(fact)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(6)
            inner.addWidget(Label(name, 12, 400, "mut"))
            inner.addWidget(Label(value, 12, 600))
            flow.addWidget(fact)
        return holder

    def _band(self) -> QFrame:
        band = QFrame()
        band.setObjectName("band")
        layout = QHBoxLayout(band)
        layout.setContentsMargins(16, 5, 16, 5)
        layout.setSpacing(16)
        answer = Label("Answer", 11, 600, "mut")
        if self.view.addressed_to_me:
            answer.setFixedWidth(theme.scaled(BUTTON_WIDTH))
        layout.addWidget(answer)
        mine = self.view.addressed_to_me
        words = "What it does to you" if mine else f"belongs to {self.view.addressee}"
        layout.addWidget(Label(words, 11, 600, "mut"), 1)
        if self._in_rows():
            layout.addWidget(Label(self.view.answers[0].net_label, 11, 600, "mut"))
        return band

    def _in_rows(self) -> bool:
        """Another seat's answers stand in one line unless this seat can see their arithmetic."""
        view = self.view
        return bool(view.answers) and (view.addressed_to_me or any(each.terms or each.effect for each in view.answers))

    def _answers(self) -> QWidget:
        holder = QWidget()
        if not self._in_rows():
            flow = Flow(holder, across=12, down=8)
            flow.setContentsMargins(16, 12, 16, 8)
            for answer in self.view.answers:
                flow.addWidget(self._listen(AnswerButton(answer, mine=False)))
            return holder
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        scale = max([0.1, *(abs(answer.net) for answer in self.view.answers)])
        for place, answer in enumerate(self.view.answers):
            if place:
                layout.addWidget(_indented_line())
            line = AnswerRow(answer, self.view.addressed_to_me, scale)
            line.opened.connect(self.opened)
            self._listen(line.button)
            layout.addWidget(line)
        return holder

    def _listen(self, button: AnswerButton) -> AnswerButton:
        place = len(self.buttons)
        self.buttons.append(button)
        button.stepped.connect(lambda by: self.focus_answer(place + by))
        button.chosen.connect(lambda: self.answered.emit(button.answer.answer))
        button.installEventFilter(self)
        return button

    def _flip(self) -> QWidget:
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(12, 6, 12, 0)
        inset = Inset()
        icon = "refresh-cw" if self.view.addressed_to_me else "eye"
        inset.body.addLayout(row(IconLabel(icon, "acc", 14), Label(self.view.flip_title, 12, 600, "mut"), stretch=True))
        for words, size, weight, token in ((self.view.flip, 13, 600, "text"), (self.view.flip_note, 12, 400, "mut")):
            if words:
                label = Label(words, size, weight, token, wrap=True)
                label.setContentsMargins(22, 0, 0, 0)
                inset.body.addWidget(label)
        outer.addWidget(inset)
        if not self.view.flip:
            holder.hide()
        return holder


class _Emblem(QLabel):
    """The icon of an initiative on a raised square."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 9, 9, 9)
        layout.addWidget(IconLabel(name, "text", 18))
        self._restyle()
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Square around the icon."""
        return QSize(theme.scaled(18) + 18, theme.scaled(18) + 18)

    def _restyle(self) -> None:
        tint = f"background: {theme.css('raised')}; border: 1px solid {theme.css('line')}; border-radius: 8px;"
        self.setStyleSheet(f"_Emblem {{ {tint} }}")


def _indented_line() -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(16, 0, 16, 0)
    layout.addWidget(hairline())
    return holder
