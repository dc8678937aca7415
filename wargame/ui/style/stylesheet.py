"""The style sheet as a template over the colour tokens."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

_TEMPLATE = Template("""
QMainWindow, QDialog { background: $bg; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 6px 8px; }

QFrame#card { background: $panel; border: 1px solid $line; border-radius: 10px; }
QFrame#card[focused="true"] { border: 2px solid $acc; }
QFrame#inset { background: $raised; border: none; border-radius: 8px; }
QFrame#band { background: $raised; border: none; border-top: 1px solid $line; }
QFrame#rule { background: $line; border: none; max-height: 1px; min-height: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget#body { background: transparent; border: none; }

QPushButton { background: $raised; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: ${pad}px 12px; min-height: ${control}px; }
QPushButton:hover { background: $hover; border-color: $acc; }
QPushButton:pressed { background: $chosen; }
QPushButton:focus { border: 2px solid $acc; padding: ${pad1}px 11px; outline: none; }
QPushButton:disabled { color: $mut; background: transparent; border: 1px dashed $edge; }
QPushButton[kind="primary"] { background: $fill; color: $onfill; border: 1px solid $fill; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $fillhover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: transparent; color: $mut; border: 1px dashed $edge; }
QPushButton[kind="flat"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="flat"]:hover { background: $hover; }
QPushButton[kind="flat"]:focus { border: 2px solid $acc; }
QPushButton[kind="flat"]:checked { background: $chosen; border: 1px solid $acc; }

QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $chosen; border-color: $acc; }
QToolButton:focus { border: 2px solid $acc; padding: 3px; }
QToolButton#ruletag { color: $acc; border: 1px solid $acc; border-radius: 4px; padding: 0px 4px; }
QToolButton#ruletag:hover { background: $chosen; }
QToolButton#ruletag:focus { border: 2px solid $acc; padding: 0px 3px; background: $chosen; }

QLineEdit, QTextEdit, QPlainTextEdit { background: $sunken; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: 4px 8px; selection-background-color: $fill; selection-color: $onfill; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $acc; padding: 3px 7px; }

QComboBox, QAbstractSpinBox { background: $raised; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: 2px 4px 2px 8px; min-height: ${field}px; selection-background-color: $fill; selection-color: $onfill; }
QAbstractSpinBox { background: $sunken; padding: 2px 18px 2px 4px; }
QComboBox:hover, QAbstractSpinBox:hover { border-color: $acc; }
QLineEdit#qt_spinbox_lineedit { background: transparent; border: none; padding: 0 4px; }
QComboBox:hover { background: $hover; }
QComboBox:focus { border: 2px solid $acc; padding: 1px 3px 1px 7px; }
QAbstractSpinBox:focus { border: 2px solid $acc; padding: 1px 17px 1px 3px; }
QComboBox:disabled, QAbstractSpinBox:disabled { color: $mut; background: transparent; border: 1px dashed $edge; }
QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 24px; border: none; }
QComboBox::down-arrow { image: url("$down"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $edge; padding: 4px;
  outline: none; selection-background-color: $chosen; selection-color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 18px; border: none;
  background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$up"); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url("$down"); width: 9px; height: 9px; }

QTreeView, QTableView, QListView { background: transparent; color: $text; border: none; outline: none;
  alternate-background-color: $raised; gridline-color: $line; }
QTreeView::item, QListView::item { padding: 4px 2px; border: none; border-radius: 0px; }
QTreeView::item:hover, QListView::item:hover, QTableView::item:hover { background: $raised; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {
  background: $chosen; color: $text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $mut; border: none; border-bottom: 1px solid $line;
  padding: 4px 6px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: $mut; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSlider::groove:horizontal { height: 4px; background: $sunken; border: 1px solid $edge; border-radius: 3px; }
QSlider::sub-page:horizontal { background: $acc; border: 1px solid $acc; border-radius: 3px; }
QSlider::handle:horizontal { background: $panel; border: 2px solid $acc; width: 10px; height: 10px; margin: -5px 0;
  border-radius: 7px; }
QSlider::handle:horizontal:focus, QSlider::handle:horizontal:hover { background: $acc; }
QSlider::handle:horizontal:disabled { border-color: $edge; }
QSlider::sub-page:horizontal:disabled { background: $edge; border-color: $edge; }

QProgressBar { background: $sunken; border: 1px solid $edge; border-radius: 4px; color: $text; text-align: center; }
QProgressBar::chunk { background: $acc; border-radius: 3px; }

QMenuBar { background: $panel; color: $text; }
QMenuBar::item { padding: 5px 10px; background: transparent; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $panel; color: $text; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $chosen; color: $text; }
QMenu::item:disabled { color: $mut; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab { background: transparent; color: $mut; padding: 7px 14px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $acc; }
QTabBar::tab:hover { color: $text; background: $raised; }
QTabBar::tab:focus { background: $chosen; }

QDockWidget { color: $text; }
QDockWidget::title { background: $panel; padding: 7px 10px; border-bottom: 1px solid $line; text-align: left; }
QMainWindow::separator { background: $bg; width: 6px; height: 6px; }
QMainWindow::separator:hover { background: $acc; }
QSplitter::handle { background: $bg; }
QSplitter::handle:hover { background: $acc; }
QStatusBar { background: $panel; color: $mut; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: 10px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; color: $mut; }
""")


def render(values: Mapping[str, str], scale: float) -> str:
    """The style sheet with every token filled in; raises KeyError when one is missing."""
    sizes = {"pad": "4", "pad1": "3", "control": str(round(22 * scale)), "field": str(round(18 * scale))}
    return _TEMPLATE.substitute(values, **sizes)
