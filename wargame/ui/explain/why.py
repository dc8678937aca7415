"""The Why panel: any figure or event down to inputs and parameters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from wargame.board.view import WhyView
from wargame.ui.components import (
    Button,
    Card,
    ElidedLabel,
    IconLabel,
    Label,
    RuleTag,
    Tree,
    clear,
    paint,
    row,
    scrolling,
)
from wargame.ui.components.flow import Flow
from wargame.ui.components.reflow import Arrangement, Reflow
from wargame.ui.explain.why_model import (
    FIGURE,
    HEADERS,
    KIND,
    NAME,
    SOURCE,
    WhyDelegate,
    WhyTree,
    figure_width,
    is_explained,
    signed_value,
)
from wargame.ui.following import follow
from wargame.ui.style import theme

if TYPE_CHECKING:
    from wargame.ui.bridge import Bridge

ARRANGEMENTS = (
    Arrangement(980, ((("head", 5), ("flip", 2)), (("tree", 5), ("claim", 2))), grow=1),
    Arrangement(0, ((("head", 1),), (("tree", 1),), (("flip", 1),), (("claim", 1),)), grow=1),
)
RULE_ID = re.compile(r"[A-Z]\d\d[a-z]?")

NARROW = 640
"""Width in pixels under which words give way."""


class WhyPanel(QWidget):
    """One explanation at a time, with the way back; ``rule_requested`` asks for the rulebook."""

    rule_requested = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._trail: list[tuple[str, str]] = []
        self.model = WhyTree(bridge.why)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._build_bar())
        self._cards = self._build_cards()
        area, body = scrolling()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        self._sheet = Reflow(self._cards, ARRANGEMENTS)
        self._empty = Label("Choose a rule tag or a figure to see why it is what it is.", 13, 400, "mut", wrap=True)
        self._empty.setContentsMargins(16, 12, 16, 12)
        inner.addWidget(self._empty)
        inner.addWidget(self._sheet, 1)
        layout.addWidget(area, 1)
        bridge.why_requested.connect(self.open)
        follow(bridge, self, self.refresh)
        self._show(None)

    def _build_bar(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setContentsMargins(12, 8, 12, 0)
        across.setSpacing(8)
        self.back = Button("Back", "arrow-left", name="Back to the last explanation")
        self.crumbs = QWidget()
        self._crumb_flow = Flow(self.crumbs, across=4, down=4)
        self.copy = Button("Copy as text", "copy")
        self.rule = Button("Open rule", "book-open")
        self.back.clicked.connect(self.go_back)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        self.rule.clicked.connect(self._ask_rulebook)
        across.addWidget(self.back)
        across.addWidget(self.crumbs, 1, Qt.AlignmentFlag.AlignVCenter)
        across.addStretch(1)
        across.addWidget(self.copy)
        across.addWidget(self.rule)
        return across

    def _build_cards(self) -> dict[str, QWidget]:
        self._head = _Head()
        self._head.opened.connect(self.rule_requested)
        self._flip = Card("Smallest change that would flip it", "", "refresh-cw")
        self._flip_words = Label("", 15, 600, wrap=True)
        self._flip.body.addWidget(self._flip_words)
        self._flip.body.addStretch(1)
        claim = Card("What the article claims", "in paraphrase", "bookmark")
        self._chapter = Label("", 12, 600, "mut", wrap=True)
        self._claim = Label("", 13, wrap=True)
        claim.body.addWidget(self._chapter)
        claim.body.addWidget(self._claim)
        claim.body.addStretch(1)
        tree = Card("Explanation", "every figure down to its input and parameter", "layers")
        self.tree = self._build_tree()
        tree.body.addWidget(self.tree, 1)
        return {"head": self._head, "flip": self._flip, "tree": tree, "claim": claim}

    def _build_tree(self) -> Tree:
        tree = Tree("Inputs and parameters; Enter opens an input's own explanation")
        tree.setModel(self.model)
        self._cells = WhyDelegate(tree)
        tree.setItemDelegate(self._cells)
        tree.setExpandsOnDoubleClick(False)
        tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.header().sectionResized.connect(lambda column: self._fit_rows() if column == NAME else None)
        tree.expanded.connect(self.model.load)
        tree.clicked.connect(self._descend)
        tree.activated.connect(self._descend)
        return tree

    @property
    def _view(self) -> WhyView | None:
        return self._bridge.why(self._trail[-1][0]) if self._trail else None

    @property
    def trail(self) -> tuple[str, ...]:
        """Quantities from the first question to the one shown."""
        return tuple(quantity for quantity, _ in self._trail)

    def open(self, quantity: str) -> None:
        """Start a new explanation; a rule without one is looked up in the rulebook."""
        view = self._bridge.why(quantity)
        if view is None:
            self._trail = []
            self._show(None, "No explanation is kept for this figure.")
            if RULE_ID.fullmatch(quantity):
                self.rule_requested.emit(quantity)
            return
        self._trail = [(quantity, view.title)]
        self._show(view)

    def descend(self, quantity: str) -> bool:
        """Explain an input of what is shown; False when it has no explanation of its own."""
        view = self._bridge.why(quantity)
        if view is None:
            return False
        self._trail.append((quantity, view.title))
        self._show(view)
        return True

    def go_back(self) -> None:
        """Return to the explanation before."""
        if len(self._trail) > 1:
            self._go_to(len(self._trail) - 2)

    def refresh(self) -> None:
        """Ask for the shown explanation again, as the board has changed."""
        if self._trail:
            self._show(self._view, "This figure is not explained any more.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace and Alt+Left go back."""
        alt_left = event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Backspace or alt_left:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The explanation as plain lines."""
        view = self._view
        if view is None:
            return ""
        inputs = (f"  {each.name}: {each.value} {each.unit} {each.note}".rstrip() for each in view.inputs)
        lines = (f"{view.title}: {view.result} ({view.rule})", view.sentence, *inputs, view.flip, view.paraphrase)
        return "\n".join(line for line in lines if line)

    def _ask_rulebook(self) -> None:
        view = self._view
        if view is not None:
            self.rule_requested.emit(view.rule)

    def _descend(self, index: QModelIndex) -> None:
        chosen = self.model.input_at(index)
        if is_explained(chosen):
            self.descend(chosen.quantity)

    def _go_to(self, place: int) -> None:
        del self._trail[place + 1 :]
        self._show(self._view)

    def _show(self, view: WhyView | None, otherwise: str = "") -> None:
        self._empty.setHidden(view is not None)
        for button in (self.copy, self.rule):
            button.setEnabled(view is not None)
        self.back.setEnabled(len(self._trail) > 1)
        self._show_crumbs()
        if view is None:
            self._sheet.hide()
            if otherwise:
                self._empty.setText(otherwise)
            return
        self._head.show_view(view)
        self._flip_words.setText(view.flip)
        self._flip.setVisible(bool(view.flip))
        self._chapter.setText(view.chapter)
        self._claim.setText(view.paraphrase)
        self.model.show_view(view)
        self._size_columns()
        self._sheet.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons lose their words and the table its least column where the panel is narrow."""
        super().resizeEvent(event)
        self._size_columns()

    def _size_columns(self) -> None:
        narrow = self.width() < theme.scaled(NARROW)
        self.copy.setText("" if narrow else " Copy as text")
        self.rule.setText("" if narrow else f" Open rule {self._view.rule if self._view else ''}".rstrip())
        header = self.tree.header()
        header.setStretchLastSection(False)
        for column in (NAME, SOURCE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(KIND, theme.scaled(110))
        self.crumbs.setVisible(not narrow and len(self._trail) > 1)
        self.model.setHeaderData(FIGURE, Qt.Orientation.Horizontal, "Figure" if narrow else HEADERS[FIGURE])
        self._cells.stacked = narrow
        for column in (KIND, SOURCE):
            self.tree.setColumnHidden(column, narrow)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Give the figures their column and the rows the height that their words need at its width."""
        narrow = self._cells.stacked
        self.tree.header().resizeSection(FIGURE, self._figures_width() if narrow else theme.scaled(200))
        self.tree.scheduleDelayedItemsLayout()
        rows = self._cells.height_of(self.model, 8) if narrow else theme.scaled(36) * min(8, self.model.rowCount())
        self.tree.setMinimumHeight(max(rows, theme.scaled(108)) + theme.scaled(34))

    def _figures_width(self) -> int:
        """The widest figure, as long as that leaves the names more than half of a narrow table."""
        widest = max((figure_width(self.model.index(line, FIGURE)) for line in range(self.model.rowCount())), default=0)
        return min(max(widest, theme.scaled(64)), self.tree.viewport().width() * 2 // 5)

    def _show_crumbs(self) -> None:
        clear(self._crumb_flow)
        for place, (_, title) in enumerate(self._trail):
            if place:
                self._crumb_flow.addWidget(IconLabel("chevron-right", "mut", 14))
            if place == len(self._trail) - 1:
                self._crumb_flow.addWidget(ElidedLabel(title, 13, 500, "mut"))
                continue
            crumb = Button(title, kind="flat", name=f"Back to {title}")
            crumb.clicked.connect(lambda _checked=False, place=place: self._go_to(place))
            self._crumb_flow.addWidget(crumb)


class _Head(Card):
    """What is explained: rule, title, result and the sentence that ties them together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Why?", "", "circle-help", parent=parent)
        self._title = Label("", 16, 600, wrap=True)
        self._result = Label("", 26, 600, wrap=True)
        self._tag = RuleTag("")
        self._tag.opened.connect(self.opened)
        self._sentence = Label("", 13, 400, wrap=True)
        self.add_to_header(self._tag)
        self._across = row(self._title, self._result, spacing=16, grow=self._title)
        self.body.addLayout(self._across)
        self.body.addWidget(self._sentence)
        self.body.addStretch(1)

    def show_view(self, view: WhyView) -> None:
        """Show the head of a view."""
        self.title.setText(view.chapter or "Why?")
        self._title.setText(view.title)
        self._result.setText(view.result)
        value = signed_value(view.result)
        self._result.set_token("text" if not value else "ok" if value > 0 else "bad")
        self._tag.set_rule(view.rule)
        self._sentence.setText(view.sentence)
        self._place_result()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A long result goes under the title where the card is narrow."""
        super().resizeEvent(event)
        self._place_result()

    def _place_result(self) -> None:
        long = paint.text_width(self._result.text(), 26, 600) > self.width() * 0.4
        way = QBoxLayout.Direction.TopToBottom if long else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(way)
        self._across.setSpacing(4 if long else 16)
        self._result.setWordWrap(long)
