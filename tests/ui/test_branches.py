"""The window of branches shows who left whom, and a game is played on from any of its months in a new file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.session.play import kept_game, opened, play_months
from tests.ui.fits import misfits
from tests.ui.shelves import BROKEN, ShortShelf
from wargame.engine.orders import SetTempo
from wargame.session import saves
from wargame.session.branch import tree
from wargame.ui.bridge import Bridge
from wargame.ui.month.branches import BranchesWindow, in_order
from wargame.ui.month.record_desk import RecordDesk
from wargame.ui.start.load_game import LoadDialog


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of saved games."""
    monkeypatch.setattr(saves, "folder", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def path(folder: Path) -> Path:
    """A game of three months with an order given in the second."""
    game, path = kept_game(folder)
    play_months(game, 1)
    assert game.give(SetTempo(1.07)) is None
    play_months(game, 2)
    game.journal.close()
    return path


class Said:
    """What a desk asked of its window."""

    def __init__(self, desk: RecordDesk) -> None:
        self.opened: list[Path] = []
        self.failed: list[str] = []
        desk.open_requested.connect(self.opened.append)
        desk.failed.connect(lambda _title, words: self.failed.append(words))


@pytest.fixture
def desk(qtbot: QtBot, path: Path, styled: object) -> RecordDesk:
    """A desk with the game on its board."""
    window = QWidget()
    qtbot.addWidget(window)
    desk = RecordDesk(window)
    desk.attach(Bridge(opened(path), desk))
    return desk


def branches_of(qtbot: QtBot, folder: Path, current: Path | None = None, month: int | None = None) -> BranchesWindow:
    """The window on the games of a folder."""
    window = BranchesWindow(tree(folder), current, month)
    qtbot.addWidget(window)
    return window


def rows(window: BranchesWindow) -> list[tuple[int, ...]]:
    """Depth and row texts from top to bottom."""
    found = []
    index = window.model.index(0, 0)
    while index.isValid():
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        found.append((depth, *(index.siblingAtColumn(column).data() for column in range(5))))
        index = window.tree.indexBelow(index)
    return found


def test_the_tree_shows_month_seat_and_outcome(qtbot: QtBot, styled: object, folder: Path, path: Path) -> None:
    first = saves.branched(path, 1)
    second = saves.branched(first, 0)
    window = branches_of(qtbot, folder, first)
    assert rows(window) == [
        (0, "game", "", "September 2026, 3 months played", "Kyiv", "in play"),
        (1, first.stem, "month 2", "July 2026, 1 month played", "Kyiv", "on the board"),
        (2, second.stem, "month 1", "June 2026, 0 months played", "Kyiv", "in play"),
    ]
    assert window.chosen.path == first
    assert not window.open_button.isEnabled()
    assert not misfits(window, 980, 560)


def test_the_tree_of_the_game_on_the_board_comes_first(folder: Path, path: Path) -> None:
    kept_game(folder / "deep")
    (folder / "deep" / "game.loc").rename(folder / "a other.loc")
    found = in_order(tree(folder), path)
    assert [node.path.name for node in found] == ["game.loc", "a other.loc"]


def test_an_empty_folder_has_nothing_to_open(qtbot: QtBot, styled: object, tmp_path: Path) -> None:
    window = branches_of(qtbot, tmp_path)
    assert not window.open_button.isEnabled() and not window.branch_button.isEnabled()
    assert "no saved games" in window.place.text()


def test_the_window_asks_for_a_branch_from_the_month_chosen(
    qtbot: QtBot, styled: object, folder: Path, path: Path
) -> None:
    window = branches_of(qtbot, folder, path, 1)
    assert window.plan.currentText() == "July 2026"
    window.plan.setCurrentText("August 2026")
    with qtbot.waitSignal(window.branch_requested) as asked:
        window.branch_button.click()
    assert asked.args == [path, 2, False]


def test_chance_is_drawn_anew_on_request_and_the_tree_says_so(
    qtbot: QtBot, styled: object, folder: Path, path: Path, desk: RecordDesk
) -> None:
    said = Said(desk)
    desk.show_branches()
    window = desk.branches
    window.plan.setCurrentText("July 2026")
    window.chance.setCurrentText("Chance anew")
    window.branch_button.click()
    (made,) = said.opened
    assert [month for month, _ in opened(made).course.setup.redraws] == [1]
    again = branches_of(qtbot, folder, path)
    assert rows(again)[1][2] == "month 2, chance anew"
    assert not misfits(again, 980, 560)


def test_another_game_is_opened(qtbot: QtBot, styled: object, folder: Path, path: Path) -> None:
    other = saves.branched(path, 1)
    window = branches_of(qtbot, folder, other)
    window.tree.setCurrentIndex(window.model.index(0, 0))
    with qtbot.waitSignal(window.open_requested) as asked:
        window.open_button.click()
    assert asked.args == [path]


def test_a_branch_from_the_month_on_the_board_lays_out_its_orders(desk: RecordDesk, path: Path) -> None:
    said, before = Said(desk), path.read_bytes()
    desk.lookback.go_to(1)
    desk.branch_here()
    (made,) = said.opened
    assert made != path and made.parent == path.parent
    game = opened(made)
    assert (game.course.state.month, game.stage) == (1, "plan")
    assert float(game.turn.draft.tempo[0]) == pytest.approx(1.07)
    assert path.read_bytes() == before
    assert desk.lookback.at == 1


def test_after_a_commit_the_last_month_is_branched_from(desk: RecordDesk) -> None:
    said = Said(desk)
    desk.branch_here()
    assert opened(said.opened[0]).course.state.month == 2


def test_a_branch_of_a_vanished_game_is_refused_in_a_sentence(desk: RecordDesk, folder: Path) -> None:
    said = Said(desk)
    desk.branch(folder / "gone.loc", 0)
    assert said.opened == [] and "gone.loc" in said.failed[0]


def chooser(answer: Path) -> Callable[..., tuple[str, str]]:
    """A file dialog that answers at once."""
    return lambda *_args: (str(answer), "")


def test_json_goes_out_and_comes_in_as_another_game(
    desk: RecordDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, target = Said(desk), folder / "out.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", chooser(target))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", chooser(target))
    desk.export_json()
    assert json.loads(target.read_text(encoding="utf-8"))["facts"]["title"]
    desk.import_json()
    assert said.opened == [folder / "out.loc"]
    assert opened(folder / "out.loc").course.state.month == 3
    target.write_text("[]")
    desk.import_json()
    assert len(said.opened) == 1 and "out.json" in said.failed[0]


def test_series_go_out_as_the_seat_on_the_board_could_know_them(
    desk: RecordDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    desk.export_csv()
    about = (folder / "game Kyiv" / "about.txt").read_text(encoding="utf-8")
    assert "Kyiv seat" in about and "truth" not in about


def test_a_damaged_game_is_salvaged_when_the_person_says_so(
    desk: RecordDesk, folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, hurt = Said(desk), folder / "hurt.loc"
    data = path.read_bytes()
    hurt.write_bytes(data[: len(data) * 97 // 100])
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])
    assert desk.offer_salvage(hurt, "It is damaged.")
    assert said.opened == [folder / "hurt salvaged.loc"]
    assert opened(said.opened[0]).course.state.month >= 1
    assert hurt.read_bytes() == data[: len(data) * 97 // 100]


def test_what_holds_nothing_is_not_offered(desk: RecordDesk, folder: Path) -> None:
    (folder / "diary.loc").write_text("Dear diary")
    assert not desk.offer_salvage(folder / "diary.loc", "It is no record.")
    assert not desk.offer_salvage(folder / "gone.loc", "It is gone.")


def test_the_load_dialog_salvages_a_damaged_save(qtbot: QtBot, styled: object, saved: Path) -> None:
    dialog = LoadDialog(ShortShelf())
    qtbot.addWidget(dialog)
    assert dialog.salvage.isHidden()
    dialog.list.setCurrentRow([save.path for save in dialog.saves].index(saved / BROKEN))
    assert not dialog.salvage.isHidden() and not dialog.open_button.isEnabled()
    assert "played on from month" in dialog.error.text()
    assert not misfits(dialog, 1000, 560)
    dialog.salvage.click()
    assert dialog.path.text() == str(saved / "broken salvaged.loc")
    assert dialog.open_button.isEnabled() and dialog.salvage.isHidden()
