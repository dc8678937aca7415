"""The main window: start screen, board, table round, report and outcome, with menus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QWidget,
)

from wargame.engine.words import Stage
from wargame.seat.problems import GameError
from wargame.session.client import GameFile, SeatClient
from wargame.ui.bridge import Bridge
from wargame.ui.explain.help_dialogs import KeyboardDialog, LimitsDialog
from wargame.ui.explain.rulebook_window import RulebookWindow
from wargame.ui.month.comparing import Comparing
from wargame.ui.month.record_desk import RecordDesk
from wargame.ui.month.replay_bar import PastStrip, ReplayBar, under
from wargame.ui.start.load_game import FILE_FILTER, LoadDialog
from wargame.ui.start.new_game import NewGameDialog
from wargame.ui.start.shelf import Setup, Shelf
from wargame.ui.start.start import StartScreen
from wargame.ui.style import theme
from wargame.ui.window import actions, panels
from wargame.ui.window.board_layout import BoardLayout
from wargame.ui.window.palette import Palette, action_commands, order_commands
from wargame.ui.window.settings import Settings, SettingsDialog, next_scale
from wargame.ui.window.status import StatusBar
from wargame.words import terms

SWITCH = ("view_stage", "view_board", "view_map", "view_economy", "view_diplomacy", "view_log")
"""Actions shown as buttons at the right end of the menu bar."""
NARROW, LOW = 1280, 720


class MainWindow(QMainWindow):
    """Holds the pages and the bridge; the board is made with the first game and used again for every later one."""

    def __init__(self, shelf: Shelf, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shelf, self._settings = shelf, settings
        self.bridge: Bridge | None = None
        self.panels: panels.Panels | None = None
        self.layout_of_board: BoardLayout | None = None
        self.rulebook: RulebookWindow | None = None
        self.setWindowTitle("Line of Contact")
        self.setMinimumSize(1024, 640)
        self.resize(1600, 1000)
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.start = StartScreen(shelf)
        self.stack.addWidget(self.start)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.records = RecordDesk(self)
        self.actions_by_key = actions.build(self, self._handlers())
        self._build_switch()
        self._connect_start()
        self._check_theme()
        self._enable()
        self._after_switch()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        handlers: dict[str, Callable[[], object]] = {
            "new": self.new_game, "load": self.load_game, "start": self.show_start, "save": self.save,
            "save_as": self.save_as, "export": self.export_report, "quit": self.close,
            "undo": lambda: self._on_bridge(Bridge.undo), "redo": lambda: self._on_bridge(Bridge.redo),
            "suggest": lambda: self._on_bridge(Bridge.suggest), "advance": self.advance, "palette": self.open_palette,
            "view_stage": self.show_stage, "dark": lambda: self._set_theme("dark"),
            "light": lambda: self._set_theme("light"), "larger": lambda: self._scale(1),
            "smaller": lambda: self._scale(-1), "reset": self.reset_layout, "rulebook": self.show_rulebook,
            "limits": self.show_limits, "keys": self.show_keys,
        }  # fmt: skip
        for name in ("board", "map", "economy", "diplomacy", "log"):
            handlers[f"view_{name}"] = partial(self.show_view, name)
        return {**handlers, **self.records.handlers()}

    def _build_switch(self) -> None:
        self.switch = QWidget()
        self.switch_buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self.switch)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(2)
        for key in SWITCH:
            button = QToolButton()
            button.setDefaultAction(self.actions_by_key[key])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAccessibleName(self.actions_by_key[key].text())
            # The keys F2 to F7 and the View menu do the same; the focus stays on the page.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
            self.switch_buttons[key] = button
        policy = self.switch_buttons["view_stage"].sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.switch_buttons["view_stage"].setSizePolicy(policy)
        self._fit_switch()
        theme.changed.connect(self._fit_switch)
        self.menuBar().setCornerWidget(self.switch)

    def _fit_switch(self) -> None:
        """Keep room for the longest words: the menu bar does not ask again when an action is renamed."""
        for key, button in self.switch_buttons.items():
            button.setMinimumWidth(0)
            words = self.actions_by_key[key].text()
            if key == "view_stage":
                words = max((terms.row(stage).label for stage in Stage), key=len)
            wide = QFontMetrics(button.font()).horizontalAdvance(words)
            button.setMinimumWidth(wide + 44)

    def _connect_start(self) -> None:
        self.start.play_requested.connect(self.play_scenario)
        self.start.set_up_requested.connect(self.new_game)
        self.start.open_requested.connect(self.open_file)
        self.start.load_requested.connect(self.load_game)
        self.start.limits_requested.connect(self.show_limits)
        rail = self.start.rail
        rail.new_game.connect(lambda: self.new_game())
        rail.resume.connect(self.show_stage)
        rail.rulebook.connect(lambda: self.show_rulebook())
        rail.limits.connect(self.show_limits)
        rail.settings.connect(self.show_settings)
        rail.quit.connect(self.close)
        self.status.rule_opened.connect(self._ask_why)
        self.records.open_requested.connect(self.open_file)
        self.records.failed.connect(self._say_failed)
        self.records.noted.connect(self.status.note)
        self.records.unkept.connect(self.status.set_unkept)
        theme.changed.connect(self._check_theme)

    def play_scenario(self, path: Path) -> None:
        """Start a scenario with its defaults: the person in its default seat, staff doctrines in the others."""
        self._start(Setup(path, ""))

    def new_game(self, scenario: Path | None = None) -> None:
        """Ask who plays each seat, then start."""
        dialog = NewGameDialog(self.shelf, scenario, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._start(dialog.setup())

    def load_game(self) -> None:
        """Ask for a saved game and open it."""
        dialog = LoadDialog(self.shelf, self)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen is not None:
            self.open_file(dialog.chosen)

    def open_file(self, path: Path) -> None:
        """Open a saved game; a sentence says why when it cannot be opened."""
        try:
            game = self.shelf.load(path)
        except GameError as error:
            if not self.records.offer_salvage(path, str(error)):
                self._say_failed(self.tr("This game cannot be opened"), str(error))
            return
        self.open_game(game)

    def _start(self, chosen: Setup) -> None:
        try:
            game = self.shelf.play(chosen)
        except GameError as error:
            self._say_failed(self.tr("This scenario cannot be played"), str(error))
            return
        self.open_game(game)

    def open_game(self, game: SeatClient) -> None:
        """Put a game on the board; the one that was there is in its file."""
        if self.bridge is None:
            self.bridge = Bridge(game, self)
            self._build_board(self.bridge)
            self.bridge.check_kept()
        else:
            self.bridge.open(game)
        for note in game.notes:
            self.status.note(note)
        self._on_turned()
        self._on_changed()

    def _build_board(self, bridge: Bridge) -> None:
        made = panels.make(bridge)
        self.panels = made
        self.bar = QToolBar(self.tr("Turn track"))
        self.bar.setObjectName("turn-track")
        self.bar.setMovable(False)
        self.bar.setStyleSheet("QToolBar { border: none; padding: 0; margin: 0; spacing: 0; }")
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.bar.addWidget(self._track_and_strip(bridge, made))
        self.addToolBar(self.bar)
        for page in (made.map, made.table, made.report, made.outcome):
            self.stack.addWidget(page)
        docked = {
            "orders": made.orders,
            "economy": made.economy,
            "why": made.why,
            "diplomacy": made.diplomacy,
            "log": made.log,
        }
        self.layout_of_board = BoardLayout(self, self.stack, docked, made.map)
        remembered = self._settings.layout()
        if remembered is not None:
            self.layout_of_board.restore(remembered[1])
        self._connect_board(bridge, made)

    def _track_and_strip(self, bridge: Bridge, made: panels.Panels) -> QWidget:
        """The turn track, and below it what the board shows when that is not now."""
        look = self.records.attach(bridge)
        self.past_strip = PastStrip(look)
        self.past_strip.branch_requested.connect(self.records.branch_here)
        made.track.now_requested.connect(look.now)
        self.records.unkept.connect(made.orders.show_unkept)
        self.replay_bar = ReplayBar(look, self.actions_by_key)
        self.status.insertPermanentWidget(1, self.replay_bar)
        return under(made.track, self.past_strip)

    def _connect_board(self, bridge: Bridge, made: panels.Panels) -> None:
        self.comparing = Comparing(self)
        self.comparing.ready.connect(made.outcome.set_compared)
        bridge.turned.connect(self._on_turned)
        bridge.changed.connect(self._on_changed)
        bridge.draft_changed.connect(self._enable)
        bridge.refused.connect(self.status.refuse)
        bridge.failed.connect(self.status.fail)
        bridge.kept.connect(self.status.set_saved)
        bridge.why_requested.connect(lambda _quantity: self._layout().show_why())
        made.why.rule_requested.connect(self.show_rulebook)
        made.track.outcome_requested.connect(self.show_stage)
        made.track.new_game_requested.connect(lambda: self.new_game())
        made.outcome.new_game_requested.connect(lambda: self.new_game())
        made.outcome.save_requested.connect(self.save)
        made.outcome.export_requested.connect(self.export_report)

    def _on_turned(self) -> None:
        """Another view stands: show the page it asks for, before the panels on it are brought up to date."""
        look = self.records.lookback
        if look is not None and look.is_stepping and self._mode() not in ("start", "page"):
            self._after_switch()
        else:
            self.show_stage()

    def _on_changed(self) -> None:
        self._enable()
        if self.bridge is not None and self.bridge.view.stage == "over":
            self.comparing.start(self.bridge.client)

    def show_stage(self) -> None:
        """The page that the stage of the month asks for: board, table round, report or outcome."""
        if self.bridge is None or self.panels is None:
            return
        stage = self.bridge.view.stage
        pages = {"table": self.panels.table, "report": self.panels.report, "over": self.panels.outcome}
        if stage in pages:
            self._layout().show_page(pages[stage])
            pages[stage].setFocus()
        else:
            self._layout().show_board()
            # Not the commit button, where a stray Space would seal the sheet.
            self.panels.map.setFocus()
        self._after_switch()

    def show_view(self, key: str) -> None:
        """The board, or one of its panels over the whole window."""
        if key == "board":
            self._layout().show_board()
        else:
            self._layout().fill(key)
        self._after_switch()

    def show_start(self) -> None:
        """The start screen; the game stays as it is."""
        self.start.rail.board.setVisible(self.bridge is not None)
        self.shelf.forget()
        self.start.refresh()
        if self.layout_of_board is not None:
            self.layout_of_board.show_page(self.start, "start")
        self._after_switch()

    def advance(self) -> None:
        """Do what the button of the turn track says."""
        if self.panels is not None:
            self.panels.track.go()

    def save(self) -> None:
        """Make sure that all of the game is in its file, and say where that is; every step keeps itself."""
        file = self._file()
        try:
            file.keep()
        except GameError as error:
            self._say_failed(self.tr("The game could not be saved"), str(error))
        else:
            self.status.note(self.tr("Saved in {path}").format(path=self.shelf.place_of(file.proposed_path)))
        self._on_bridge(lambda bridge: bridge.check_kept())

    def save_as(self) -> None:
        """Ask for a file and keep the game there from now on."""
        proposed = str(self._file().proposed_path)
        name, _filter = QFileDialog.getSaveFileName(self, self.tr("Save the game"), proposed, FILE_FILTER)
        if name and self.bridge is not None and self.bridge.save(Path(name)):
            self.status.note(self.tr("Saved in {path}").format(path=name))

    def export_report(self) -> None:
        """Ask for a file and write what happened as one HTML page."""
        proposed = str(Path.home() / "line-of-contact-report.html")
        name, _filter = QFileDialog.getSaveFileName(self, self.tr("Export the report"), proposed, "HTML (*.html)")
        game = self.bridge.client.finished() if self.bridge is not None else None
        if not name or game is None:
            return
        try:
            self.shelf.export(game, Path(name))
        except OSError as error:
            self._say_failed(self.tr("The report could not be written"), str(error))
            return
        self.status.note(self.tr("Report written to {path}").format(path=name))

    def open_palette(self) -> None:
        """Every command, and in the plan every order, by name."""
        commands = action_commands(self.actions_by_key.values())
        if self.bridge is not None and self.bridge.view.stage == "plan" and self._mode() != "start":
            commands += order_commands(self.bridge.view.orders, self.bridge)
        self.palette_shown = Palette(commands, self)
        self.palette_shown.open_over(self)

    def show_rulebook(self, rule: str = "") -> None:
        """The rulebook in a window of its own, at a rule if one is named."""
        if self.rulebook is None:
            self.rulebook = RulebookWindow(self.shelf.rule_cards(), self)
            self.rulebook.why_requested.connect(self._ask_why)
        self.rulebook.open_at(rule)

    def show_limits(self) -> None:
        """What this is, and is not; the caveats of the scenario; the credits."""
        LimitsDialog(self.bridge.view.caveats if self.bridge else (), self).exec()

    def show_keys(self) -> None:
        """Every key."""
        KeyboardDialog(self).exec()

    def show_settings(self) -> None:
        """Theme and text size."""
        SettingsDialog(self._settings, self).exec()

    def reset_layout(self) -> None:
        """Put every panel back."""
        self._settings.forget_layout()
        self._layout().reset()
        self._after_switch()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the game and the layout."""
        if self.bridge is not None:
            self._settings.keep_layout(self.saveGeometry(), self._layout().docks_state())
        self._settings.keep_look()
        if self._may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def _may_close(self) -> bool:
        """A game that the disk did not take is lost on closing: that alone is asked about."""
        self.records.retry()
        if self.bridge is None or self.bridge.check_kept():
            return True
        words = self.tr("This game is not saved. Close all the same?")
        answer = QMessageBox.question(self, self.tr("Not saved"), words)
        return answer == QMessageBox.StandardButton.Yes

    def restore(self) -> None:
        """Take the remembered size and place; too large for this screen, Qt makes it fit."""
        remembered = self._settings.layout()
        if remembered is not None:
            self.restoreGeometry(remembered[0])

    def _on_bridge(self, step: Callable[[Bridge], object]) -> None:
        if self.bridge is not None:
            step(self.bridge)

    def _ask_why(self, quantity: str) -> None:
        self._on_bridge(lambda bridge: bridge.ask_why(quantity))

    def _file(self) -> GameFile:
        file = self.bridge.client.file if self.bridge is not None else None
        assert file is not None, "the action is disabled without a game's file"
        return file

    def _layout(self) -> BoardLayout:
        assert self.layout_of_board is not None, "the action is disabled without a game"
        return self.layout_of_board

    def _mode(self) -> str:
        return self.layout_of_board.mode if self.layout_of_board is not None else "start"

    def _set_theme(self, name: str) -> None:
        theme.set_theme(name)
        self._settings.keep_look()

    def _scale(self, step: int) -> None:
        theme.set_text_scale(next_scale(step))
        self._settings.keep_look()

    def _check_theme(self) -> None:
        actions.recolour(self.actions_by_key)
        self.actions_by_key[theme.current()].setChecked(True)

    def _enable(self) -> None:
        view = self.bridge.view if self.bridge is not None else None
        stage = view.stage if view is not None else ""
        has_file = self.bridge is not None and self.bridge.client.file is not None
        actions.enable(self.actions_by_key, view is not None, stage, has_file)
        if view is not None:
            self.actions_by_key["undo"].setEnabled(stage == "plan" and view.orders.can_undo)
            self.actions_by_key["redo"].setEnabled(stage == "plan" and view.orders.can_redo)
            self.actions_by_key["view_stage"].setText(self.tr(terms.row(Stage(stage)).label))
            self.status.set_seat(f"{view.seat.name} \u00b7 {view.month_label}")
            self.replay_bar.refresh()

    def _after_switch(self) -> None:
        mode = self._mode()
        on_board = mode != "start"
        self.switch.setVisible(on_board)
        self.status.setVisible(on_board)
        has_page = self.bridge is not None and self.bridge.view.stage not in ("plan", "past")
        self.actions_by_key["view_stage"].setVisible(has_page)
        self.switch_buttons["view_stage"].setVisible(has_page)
        if self.bridge is not None:
            self.bar.setVisible(on_board)
            view = self.bridge.view
            self.setWindowTitle(
                f"{view.scenario_title} \u00b7 {view.seat.name} \u2013 Line of Contact"
                if on_board
                else "Line of Contact"
            )
        key = "view_stage" if mode == "page" else f"view_{mode}"
        if key in self.actions_by_key:
            self.actions_by_key[key].setChecked(True)

    def _say_failed(self, title: str, sentence: str) -> None:
        self.status.fail(sentence)
        box = QMessageBox(QMessageBox.Icon.Warning, title, title, QMessageBox.StandardButton.Close, self)
        box.setInformativeText(sentence)
        box.exec()
