"""What the main window does with the record: look back, branch, export, salvage, retry."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from wargame.record.problems import RecordError
from wargame.seat.problems import GameError
from wargame.session import exports, salvage, saves
from wargame.session.branch import tree
from wargame.session.client import GameFile
from wargame.ui.bridge import Bridge
from wargame.ui.month.branches import BranchesWindow
from wargame.ui.month.lookback import Lookback

RETRY_MS = 5000
"""Between two attempts to write what the disk has not taken."""
JSON_FILTER = "Exported records (*.json)"


class RecordDesk(QObject):
    """Owns looking back and the dialogs around a game's file; the window shows what it says."""

    open_requested = Signal(Path)
    failed = Signal(str, str)
    """Title and sentence."""
    noted = Signal(str)
    unkept = Signal(str)
    """Why the last steps are not on the disk yet; empty once they are."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._bridge: Bridge | None = None
        self.lookback: Lookback | None = None
        self.branches: BranchesWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(RETRY_MS)
        self._timer.timeout.connect(self.retry)

    def attach(self, bridge: Bridge) -> Lookback:
        """Work on the game of a bridge."""
        self._bridge, self.lookback = bridge, Lookback(bridge, self)
        bridge.kept.connect(self._on_kept)
        return self.lookback

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the window's actions do, by their keys."""
        return {
            "look_first": lambda: self._look(Lookback.first),
            "look_back": lambda: self._look(Lookback.back),
            "look_forward": lambda: self._look(Lookback.forward),
            "look_now": lambda: self._look(Lookback.now),
            "bookmark": self.bookmark,
            "branch_here": self.branch_here,
            "branches": self.show_branches,
            "export_json": self.export_json,
            "export_csv": self.export_csv,
            "import_json": self.import_json,
        }

    def retry(self) -> None:
        """Try again to write what waits."""
        file = self._file()
        if file is not None and self._bridge is not None:
            file.retry()
            self._bridge.check_kept()

    def bookmark(self) -> None:
        """Ask what to call the month on the board, and mark it."""
        if self.lookback is None:
            return
        title, words = self.tr("Bookmark {month}"), self.tr("What to find it by:")
        label = self.lookback.label
        text, taken = QInputDialog.getText(self._window, title.format(month=label), words, text=label)
        if taken:
            self.lookback.add_bookmark(text)
            self.noted.emit(self.tr("{month} is bookmarked").format(month=label))

    def branch_here(self) -> None:
        """Play on from the plan of the month on the board in a new game; from now, of the month played last."""
        look = self.lookback
        path = self._path()
        if look is not None and look.months and path is not None:
            self.branch(path, look.plan_of(look.months - 1 if look.at is None else look.at))

    def branch(self, path: Path, month: int, is_redrawn: bool = False) -> None:
        """Make a branch of a game at the plan of ``month`` (from 0), its chance kept or drawn anew, and open it."""
        try:
            if path == self._path():
                self._keep()
            made = saves.branched(path, month, is_redrawn)
        except RecordError as error:
            self.failed.emit(self.tr("The branch could not be made"), str(error))
            return
        self.open_requested.emit(made)
        self.noted.emit(self.tr("This is a branch, kept in {name}; the first game is as it was").format(name=made.name))

    def show_branches(self) -> None:
        """The games of the folder as a tree."""
        path = self._path()
        month = self.lookback.at if self.lookback is not None else None
        trees = tree(saves.folder() if path is None else path.parent)
        self.branches = BranchesWindow(trees, path, month, self._window)
        self.branches.open_requested.connect(self.open_requested)
        self.branches.branch_requested.connect(self.branch)
        self.branches.open()

    def export_json(self) -> None:
        """Ask for a file and write the whole record as JSON."""
        path = self._path()
        if path is None:
            return
        name, _filter = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the record"), str(Path.home() / f"{path.stem}.json"), JSON_FILTER
        )
        if name:
            self._export(lambda: exports.export_json(path, Path(name)), self.tr("Record written to {path}"), name)

    def export_csv(self) -> None:
        """Ask for a folder and write every series that the seat at the board could know."""
        path = self._path()
        if path is None or self._bridge is None:
            return
        seat = self._bridge.view.seat.key
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("A folder for the series"), str(Path.home()))
        if folder:
            target = Path(folder) / f"{path.stem} {self._bridge.view.seat.name}"
            self._export(
                lambda: exports.export_csv(path, target, seat), self.tr("Series written to {path}"), str(target)
            )

    def _export(self, write: Callable[[], object], words: str, where: str) -> None:
        try:
            self._keep()
            write()
        except GameError as error:
            self.failed.emit(self.tr("The export could not be written"), str(error))
        else:
            self.noted.emit(words.format(path=where))

    def import_json(self) -> None:
        """Ask for an exported record, make a game of it and open that."""
        name, _filter = QFileDialog.getOpenFileName(self._window, self.tr("Import a record"), "", JSON_FILTER)
        if not name:
            return
        try:
            made = saves.imported(Path(name))
        except GameError as error:
            self.failed.emit(self.tr("This record cannot be imported"), str(error))
            return
        self.open_requested.emit(made)

    def offer_salvage(self, path: Path, problem: str) -> bool:
        """Where something of an unreadable game can be played on, ask whether to; False when there is nothing."""
        try:
            findings = salvage.report(path)
        except OSError:
            return False
        if findings.record is None:
            return False
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Damaged game"), problem, parent=self._window)
        rescue = box.addButton(self.tr("Salvage into a new file"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is rescue:
            self.salvage(path)
        return True

    def salvage(self, path: Path) -> None:
        """Make a new file of what can be played on, and open it; the damaged one stays as it is."""
        try:
            made = saves.salvaged(path)
        except GameError as error:
            self.failed.emit(self.tr("This game cannot be salvaged"), str(error))
            return
        self.open_requested.emit(made)
        self.noted.emit(self.tr("Salvaged into {name}; the damaged file is as it was").format(name=made.name))

    def _look(self, step: Callable[[Lookback], None]) -> None:
        if self.lookback is not None:
            step(self.lookback)

    def _file(self) -> GameFile | None:
        return self._bridge.client.file if self._bridge is not None else None

    def _path(self) -> Path | None:
        file = self._file()
        return file.path if file is not None else None

    def _keep(self) -> None:
        file = self._file()
        if file is not None:
            file.keep()

    def _on_kept(self, kept: bool) -> None:
        if kept:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self.unkept.emit("" if kept or self._bridge is None else self._bridge.client.unsaved)
