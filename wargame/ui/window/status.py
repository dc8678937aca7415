"""The status bar: the last refusal with its rule, whether it is kept, whose seat."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from wargame.ui.components.tags import RuleTag
from wargame.ui.components.text import ElidedLabel, IconLabel, Label
from wargame.ui.style import theme

UNKEPT_WIDTH = 420
"""Pixels, at ordinary text size, that the reason why nothing is kept may take; the tooltip tells the rest."""
SHOWN_FOR = 12_000
"""Milliseconds a refusal stays."""


class StatusBar(QStatusBar):
    """Refusals at the left, state at the right; hints of the menus go over it as in any status bar."""

    rule_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._note = QWidget()
        row = QHBoxLayout(self._note)
        row.setContentsMargins(10, 0, 0, 0)
        row.setSpacing(8)
        self.icon = IconLabel("info", "mut", 14)
        self.words = ElidedLabel("", 12)
        self.tag = RuleTag("")
        self.tag.opened.connect(self.rule_opened)
        row.addWidget(self.icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.tag)
        self.addWidget(self._note, 1)
        self.saved = Label("", 12, 400, "mut")
        self.seat = Label("", 12, 600)
        for label in (self.saved, self.seat):
            label.setContentsMargins(8, 0, 8, 0)
            self.addPermanentWidget(label)
        self._kept, self._reason = True, ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear_note)
        self.clear_note()

    def refuse(self, sentence: str, rule: str) -> None:
        """Say why an order was not taken, with the rule that opens its explanation."""
        self._say(sentence, "circle-alert", "warn")
        self.tag.set_rule(rule)

    def fail(self, sentence: str) -> None:
        """Say that something could not be written or read."""
        self._say(sentence, "triangle-alert", "bad")
        self.tag.set_rule("")

    def note(self, sentence: str) -> None:
        """Say that something was done."""
        self._say(sentence, "check", "ok")
        self.tag.set_rule("")

    def clear_note(self) -> None:
        """Take the note away."""
        self._note.hide()
        self._show_saved()

    def set_saved(self, kept: bool) -> None:
        """Say whether the last change is on disk."""
        self._kept = kept
        self._show_saved()

    def set_unkept(self, reason: str) -> None:
        """Say why the last change is not on disk, for as long as it lasts."""
        self._reason = reason
        self._show_saved()

    def _show_saved(self) -> None:
        """The reason is given in full once the note that told it first has gone."""
        words = self.tr("Saved") if self._kept else self.tr("Not saved")
        if self._reason and not self._kept and self._note.isHidden():
            metrics = QFontMetrics(self.saved.font())
            words = metrics.elidedText(self._reason, Qt.TextElideMode.ElideRight, theme.scaled(UNKEPT_WIDTH))
        self.saved.setText(words)
        self.saved.setToolTip("" if self._kept else self._reason)
        self.saved.set_token("mut" if self._kept else "warn")

    def set_seat(self, words: str) -> None:
        """Name the seat and the month."""
        self.seat.setText(words)

    def _say(self, sentence: str, icon: str, token: str) -> None:
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self.icon.set_icon(icon, token)
        self._note.show()
        self._show_saved()
        self._timer.start(SHOWN_FOR)
