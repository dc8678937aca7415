"""Help dialogs: limits and sources, keyboard."""

from __future__ import annotations

import yaml
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from wargame import resources
from wargame.ui.components.card import Card
from wargame.ui.components.page import Page
from wargame.ui.components.text import Label
from wargame.ui.window import notice
from wargame.ui.window.actions import ACTIONS, MENUS, translated

MAP_KEYS = (
    ("Mouse wheel, + and \u2212", "Zoom the map"),
    ("Drag, arrow keys", "Move the map"),
    ("Tab, Shift+Tab", "Next and previous control"),
    ("Space, Enter", "Press the control in focus"),
    ("Esc", "Close a dialog or leave a list"),
)


class _HelpDialog(QDialog):
    """A title, a scrolling page and a Close button."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(820, 640)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(Label(title, 26, 600))
        page = Page((0, 0, 8, 0))
        self.page = page.column
        outer.addWidget(page, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)


class LimitsDialog(_HelpDialog):
    """What the application is and is not, the caveats of the scenario on the board, and who is credited."""

    def __init__(self, caveats: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__("Limits and sources", parent)
        words = notice.validity()
        card = Card(words.title, icon="info")
        for heading, text in words.points:
            card.body.addWidget(Label(heading, 13, 600, wrap=True))
            card.body.addWidget(Label(text, 13, 400, "mut", wrap=True))
        self.page.addWidget(card)
        if caveats:
            self._add_list(self.tr("This scenario"), "triangle-alert", [(words, "") for words in caveats])
        self._add_list(self.tr("Sources and credits"), "book-open", credit_lines())
        self.page.addStretch(1)

    def _add_list(self, title: str, icon: str, lines: list[tuple[str, str]]) -> None:
        card = Card(title, icon=icon)
        for head, text in lines:
            card.body.addWidget(Label(head, 13, 600 if text else 400, wrap=True))
            if text:
                card.body.addWidget(Label(text, 12, 400, "mut", wrap=True))
        self.page.addWidget(card)


class KeyboardDialog(_HelpDialog):
    """Every key, by menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Keyboard", parent)
        for menu in MENUS:
            rows = [
                (row.shortcut, translated(row.words).rstrip("\u2026"))
                for row in ACTIONS
                if row.menu == menu and row.shortcut
            ]
            if rows:
                self._add_table(menu, rows)
        self._add_table(self.tr("Everywhere"), list(MAP_KEYS))
        self.page.addStretch(1)

    def _add_table(self, title: str, rows: list[tuple[str, str]]) -> None:
        card = Card(title)
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        for index, (keys, words) in enumerate(rows):
            grid.addWidget(Label(keys.replace("Return", "Enter"), 13, 600), index, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(words, 13, 400, "mut"), index, 1)
        grid.setColumnMinimumWidth(0, 200)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        self.page.addWidget(card)


def credit_lines() -> list[tuple[str, str]]:
    """Name and terms of everything the application builds on, from the credits file of the assets."""
    source = yaml.safe_load((resources.assets() / "credits.yaml").read_text(encoding="utf-8"))
    return [(entry["name"], "; ".join(entry[key] for key in ("by", "terms", "use"))) for entry in source]
