"""Every action of the main window as one table: menu, words, key, icon."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from wargame.ui.style import icons


@dataclass(frozen=True)
class ActionRow:
    """One action; ``needs`` is when it is on: always (empty), with a ``game``, in its ``plan``, later
    in the month (``stage``), or when it is ``over``."""

    key: str
    menu: str
    words: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    needs: str = ""
    group: str = ""
    """Actions of a group are checkable and exclude each other."""
    of_file: bool = False
    """On only where the game's file is at hand."""
    gap: bool = False
    """A separator stands above it in the menu."""


ACTIONS: tuple[ActionRow, ...] = (
    ActionRow("new", "File", "New game\u2026", "Ctrl+N", "plus", "Choose a scenario and who plays each seat"),
    ActionRow("load", "File", "Load\u2026", "Ctrl+O", "folder-open", "Open a saved game"),
    ActionRow(
        "start", "File", "Start screen", "Ctrl+Home", "home", "Back to the scenarios; the game stays open", "game"
    ),
    ActionRow("save", "File", "Save", "Ctrl+S", "save", "Write the game to its file", "game", of_file=True, gap=True),
    ActionRow(
        "save_as",
        "File",
        "Save as\u2026",
        "Ctrl+Shift+S",
        "file-pen",
        "Write the game to another file",
        "game",
        of_file=True,
    ),
    ActionRow(
        "export",
        "File",
        "Export report\u2026",
        "Ctrl+E",
        "file-text",
        "Write what happened as one HTML page, once the campaign is over: it tells the truth of both sides",
        "over",
        gap=True,
    ),
    ActionRow(
        "export_csv",
        "File",
        "Export series as CSV\u2026",
        "",
        "table",
        "Write every figure this seat could know, month by month",
        "game",
        of_file=True,
    ),
    ActionRow(
        "export_json",
        "File",
        "Export record as JSON\u2026",
        "",
        "download",
        "Write the whole record, every seat's secrets included",
        "game",
        of_file=True,
    ),
    ActionRow("import_json", "File", "Import record from JSON\u2026", "", "upload", "Open an exported record"),
    ActionRow("quit", "File", "Quit", "Ctrl+Q", "log-out", "Leave the application", gap=True),
    ActionRow("undo", "Edit", "Undo", "Ctrl+Z", "undo-2", "Take back the last change of the sheet", "plan"),
    ActionRow("redo", "Edit", "Redo", "Ctrl+Shift+Z", "redo-2", "Do again what was taken back", "plan"),
    ActionRow(
        "suggest",
        "Edit",
        "Suggest plan",
        "Ctrl+G",
        "wand-sparkles",
        "Fill the sheet with the staff's plan",
        "plan",
        gap=True,
    ),
    ActionRow(
        "advance",
        "Edit",
        "Go on",
        "Ctrl+Return",
        "check",
        "Commit orders, send answers or start the next month",
        "game",
    ),
    ActionRow(
        "palette", "Edit", "Command palette\u2026", "Ctrl+K", "command", "Find any command or order by name", gap=True
    ),
    ActionRow("look_first", "Record", "First month", "Alt+Home", "skip-back", "Look at the first month", "game"),
    ActionRow("look_back", "Record", "A month back", "Alt+Left", "chevron-left", "Look at the month before", "game"),
    ActionRow("look_forward", "Record", "A month on", "Alt+Right", "chevron-right", "Look at the month after", "game"),
    ActionRow("look_now", "Record", "Back to now", "Alt+End", "skip-forward", "The game as it stands", "game"),
    ActionRow(
        "bookmark",
        "Record",
        "Bookmark this month\u2026",
        "Ctrl+B",
        "bookmark",
        "Mark the month on the board to find it again",
        "game",
        gap=True,
    ),
    ActionRow(
        "branch_here",
        "Record",
        "Branch from here",
        "",
        "git-branch",
        "Play on from the month on the board, or the last one played, in a new game; this one stays as it is",
        "game",
        of_file=True,
        gap=True,
    ),
    ActionRow("branches", "Record", "Branches\u2026", "F8", "git-branch", "Every game and who left whom, as a tree"),
    ActionRow(
        "view_board", "View", "Board", "F2", "layout-panel-left", "Map with all panels around it", "game", "view"
    ),
    ActionRow("view_map", "View", "Map", "F3", "map", "The map alone", "game", "view"),
    ActionRow("view_economy", "View", "Economy", "F4", "chart-line", "The economic panel alone", "game", "view"),
    ActionRow("view_diplomacy", "View", "Diplomacy", "F5", "handshake", "The diplomacy table alone", "game", "view"),
    ActionRow("view_log", "View", "Log", "F6", "list-ordered", "The log alone", "game", "view"),
    ActionRow(
        "view_stage", "View", "Table round", "F7", "messages-square", "What the month asks for now", "stage", "view"
    ),
    ActionRow("dark", "View", "Dark theme", "", "moon", "", group="theme", gap=True),
    ActionRow("light", "View", "Light theme", "", "sun", "", group="theme"),
    ActionRow("larger", "View", "Larger text", "Ctrl++", "", "", gap=True),
    ActionRow("smaller", "View", "Smaller text", "Ctrl+-", "", ""),
    ActionRow(
        "reset",
        "View",
        "Reset layout",
        "",
        "rotate-ccw",
        "Put every panel back where it was at first",
        "game",
        gap=True,
    ),
    ActionRow("rulebook", "Help", "Rulebook", "F1", "book-open", "Phases, rules, parameters, citations"),
    ActionRow("limits", "Help", "Limits and sources", "", "info", "What this is, and is not"),
    ActionRow("keys", "Help", "Keyboard", "Ctrl+F1", "command", "Every key of the board"),
)

MENUS = ("File", "Edit", "Record", "View", "Help")


def translated(words: str) -> str:
    """The words of an action in the language of the interface."""
    return QCoreApplication.translate("actions", words)


def build(window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make the actions that have a handler and put them into the window's menus; the rest does not appear."""
    menus = {name: window.menuBar().addMenu("&" + translated(name)) for name in MENUS}
    groups: dict[str, QActionGroup] = {}
    made = {}
    for row in ACTIONS:
        if row.key in handlers:
            made[row.key] = _make(window, row, handlers[row.key], menus[row.menu], groups)
    return made


def _make(
    window: QMainWindow, row: ActionRow, handler: Callable[[], object], menu: QMenu, groups: dict[str, QActionGroup]
) -> QAction:
    action = QAction(translated(row.words), window)
    action.setShortcut(QKeySequence(row.shortcut))
    action.setToolTip(_tip(row))
    action.triggered.connect(lambda _checked=False: handler())
    if row.icon:
        action.setIcon(icons.icon(row.icon, "text", 16))
    if row.group:
        action.setCheckable(True)
        group = groups.setdefault(row.group, QActionGroup(window))
        group.addAction(action)
    if row.gap and not menu.isEmpty():
        menu.addSeparator()
    menu.addAction(action)
    return action


def _tip(row: ActionRow) -> str:
    words = translated(row.tip or row.words.rstrip("\u2026"))
    return f"{words} ({row.shortcut})" if row.shortcut else words


def recolour(made: Mapping[str, QAction]) -> None:
    """Draw the icons again in the colours of the current theme."""
    for row in ACTIONS:
        if row.icon and row.key in made:
            made[row.key].setIcon(icons.icon(row.icon, "text", 16))


def enable(made: Mapping[str, QAction], has_game: bool, stage: str, has_file: bool) -> None:
    """Enable what the stage allows; ``stage`` is plan, table, report, over or empty."""
    for row in ACTIONS:
        if row.key in made:
            suits = not row.needs or has_game and _suits(row.needs, stage)
            made[row.key].setEnabled(suits and (has_file or not row.of_file))


def _suits(needs: str, stage: str) -> bool:
    return needs in ("game", stage) or (needs == "stage" and stage != "plan")
