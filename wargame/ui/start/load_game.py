"""The load dialog: saved games with month, seat and outcome, or any other file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wargame.record.format import SUFFIX
from wargame.seat.problems import GameError
from wargame.session.salvage import Findings
from wargame.session.saves import SavedGame
from wargame.ui.components.card import Button, Card
from wargame.ui.components.text import ElidedLabel, Label
from wargame.ui.pictures.map_picture import MapPicture
from wargame.ui.start.shelf import Shelf

FILE_FILTER = f"Saved games (*{SUFFIX});;All files (*)"


def describe(save: SavedGame) -> str:
    """Two lines on a saved game: what it is, and where it stands."""
    if save.problem:
        return f"{save.title}\ncannot be opened \u00b7 {save.when}"
    month, state = f"month {save.month} of {save.months}", save.outcome or "in play"
    parts = (f"{save.seat} seat", month, *(["branch"] if save.is_branch else []), state, save.when)
    return save.title + "\n" + " \u00b7 ".join(parts)


class LoadDialog(QDialog):
    """A list at the left, the chosen game's map and path at the right. ``chosen`` is the file to open."""

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.chosen: Path | None = None
        self.setWindowTitle(self.tr("Load a game"))
        self.resize(1000, 560)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(12)
        outer.addWidget(Label(self.tr("Load a game"), 26, 600))
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._list(), 52)
        middle.addLayout(self._preview(), 48)
        outer.addLayout(middle, 1)
        outer.addLayout(self._buttons())
        self._fill()

    def _list(self) -> Card:
        card = Card(self.tr("Saved games"), icon="save", margin=8)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Saved games"))
        self.list.setSpacing(2)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _item: self._open())
        card.body.addWidget(self.list)
        return card

    def _preview(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self.picture = MapPicture()
        self.title = ElidedLabel("", 15, 600)
        self.stand = Label("", 13, 400, "text", wrap=True)
        self.path = Label("", 12, 400, "mut", wrap=True)
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.error = Label("", 12, 600, "bad", wrap=True)
        self.salvage = Button(self.tr("Salvage into a new file"), "wrench")
        self.salvage.setToolTip(self.tr("Put what can be played on into a new file; this one stays as it is"))
        self.salvage.clicked.connect(self._salvage)
        self.salvage.hide()
        column.addWidget(self.picture, 1)
        for label in (self.title, self.stand, self.path, self.error):
            column.addWidget(label)
        column.addWidget(self.salvage, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        other = Button(self.tr("Open another file\u2026"), "folder-open")
        other.clicked.connect(self._other)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.open_button = Button(self.tr("Open"), kind="primary")
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self._open)
        row.addWidget(other)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.open_button)
        return row

    def _fill(self) -> None:
        self.saves = self._shelf.saves()
        for save in self.saves:
            self.list.addItem(QListWidgetItem(describe(save)))
        self.list.setCurrentRow(0 if self.saves else -1)
        if not self.saves:
            self._show(-1)

    def _show(self, row: int) -> None:
        known = 0 <= row < len(self.saves)
        board = self._shelf.board_of(self.saves[row].path) if known and not self.saves[row].problem else None
        self.picture.set_map(board.map if board else None)
        self.open_button.setEnabled(board is not None)
        self.title.setText(self.saves[row].title if known else self.tr("No saved games yet"))
        self.path.setText(
            self._shelf.place_of(self.saves[row].path)
            if known
            else self.tr("A game keeps itself: every order is in its file as soon as it is given.")
        )
        self.stand.setText(describe(self.saves[row]).split("\n")[1] if known else "")
        found = self._shelf.findings(self.saves[row].path) if known and board is None else None
        self.salvage.setVisible(found is not None and found.record is not None)
        self.error.setText(self._problem(row, found) if known and board is None else "")

    def _problem(self, row: int, found: Findings | None) -> str:
        if found is not None and found.problem:
            return found.sentence
        return self.saves[row].problem or self.tr("This file cannot be read. It is left as it is.")

    def _salvage(self) -> None:
        """Make the new file and choose it in the list; what went wrong is said where the damage is."""
        try:
            made = self._shelf.salvage(self.saves[self.list.currentRow()].path)
        except GameError as error:
            self.error.setText(str(error))
            return
        self.list.clear()
        self._fill()
        paths = [save.path for save in self.saves]
        self.list.setCurrentRow(paths.index(made) if made in paths else 0)

    def _open(self) -> None:
        row = self.list.currentRow()
        if self.open_button.isEnabled() and 0 <= row < len(self.saves):
            self.chosen = self.saves[row].path
            self.accept()

    def _other(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, self.tr("Open a saved game"), "", FILE_FILTER)
        if name:
            self.chosen = Path(name)
            self.accept()
