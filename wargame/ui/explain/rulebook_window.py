"""The rulebook in a window of its own, so that it can lie beside the board."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QTabWidget, QWidget

from wargame.board.why.rule_cards import RuleCard
from wargame.ui.explain.calibration_page import CalibrationPage
from wargame.ui.explain.rulebook import RulebookPanel


class RulebookWindow(QMainWindow):
    """Holds the rulebook; Escape closes it, and it opens again where it was left."""

    why_requested = Signal(str)

    def __init__(self, cards: tuple[RuleCard, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Rulebook \u2013 Line of Contact"))
        self.resize(1200, 800)
        self.panel = RulebookPanel(cards)
        self.panel.why_requested.connect(self.why_requested)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.panel, self.tr("Rules"))
        self.tabs.addTab(CalibrationPage(), self.tr("Calibration"))
        self.setCentralWidget(self.tabs)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def open_at(self, rule: str = "") -> None:
        """Show the window, at a rule if one is named."""
        if rule:
            self.tabs.setCurrentWidget(self.panel)
            self.panel.show_rule(rule)
        self.show()
        self.raise_()
        self.activateWindow()
