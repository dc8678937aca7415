"""The rulebook browser: a filtered tree of rules beside the page of one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from wargame.board.why.rule_cards import RuleCard
from wargame.ui.components import Button, ElidedLabel, IconLabel, Label, Tree
from wargame.ui.explain.rule_page import RulePage

RULE = int(Qt.ItemDataRole.UserRole)
SEARCH = RULE + 1
GROUPS = ("By chapter", "By phase")


class RulebookPanel(QWidget):
    """A filtered tree of rules beside the page of the chosen one; ``why_requested`` carries its id."""

    why_requested = Signal(str)

    def __init__(self, cards: tuple[RuleCard, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = {card.id: card for card in cards}
        self._phases = tuple(dict.fromkeys(card.phase for card in cards))
        self._source = QStandardItemModel(self)
        self.proxy = self._build_proxy()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(10)
        layout.addLayout(self._build_bar())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._build_side())
        self.page = RulePage()
        self.page.why_requested.connect(self.why_requested)
        split.addWidget(self.page)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([340, 900])
        layout.addWidget(split, 1)
        self._fill()
        self._count()
        self.next_rule(0)
        QShortcut(QKeySequence("/"), self, self.filter.setFocus, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build_proxy(self) -> QSortFilterProxyModel:
        proxy = QSortFilterProxyModel(self)
        proxy.setSourceModel(self._source)
        proxy.setRecursiveFilteringEnabled(True)
        proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        proxy.setFilterRole(SEARCH)
        return proxy

    def _build_bar(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.addWidget(IconLabel("book-open", "text", 20))
        across.addWidget(Label("Rulebook", 20, 600))
        across.addSpacing(8)
        self.summary = ElidedLabel("", 13, 400, "mut")
        across.addWidget(self.summary, 1)
        self.previous = Button("Previous", "arrow-up", name="Previous rule")
        self.next = Button("Next", "arrow-down", name="Next rule")
        self.previous.clicked.connect(lambda: self.next_rule(-1))
        self.next.clicked.connect(lambda: self.next_rule(1))
        across.addWidget(self.previous)
        across.addWidget(self.next)
        return across

    def _build_side(self) -> QFrame:
        side = QFrame()
        side.setObjectName("card")
        layout = QVBoxLayout(side)
        layout.setContentsMargins(12, 12, 12, 12)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Search rules, figures, sources")
        self.filter.setAccessibleName("Search rules, figures and sources")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._search)
        self.group = QComboBox()
        self.group.addItems(GROUPS)
        self.group.setAccessibleName("Order of the rules")
        self.group.currentIndexChanged.connect(self._regroup)
        self.tree = self._build_tree()
        self._none = Label("No rule matches.", 12, 400, "mut")
        for widget in (self.filter, self.group, self._none):
            layout.addWidget(widget)
        self._none.hide()
        layout.addWidget(self.tree, 1)
        side.setMinimumWidth(220)
        return side

    def _build_tree(self) -> Tree:
        tree = Tree("Rules")
        tree.setModel(self.proxy)
        tree.setHeaderHidden(True)
        tree.selectionModel().currentChanged.connect(self._show_current)
        return tree

    def show_rule(self, rule: str) -> bool:
        """Open a rule, or the first that carries a claim of that id; False when the rulebook has neither."""
        if rule not in self._cards:
            carrying = next((card.id for card in self._cards.values() if rule in card.claims), "")
            return bool(carrying) and self.show_rule(carrying)
        index = self._index_of(rule)
        if not index.isValid():
            self.filter.clear()
            index = self._index_of(rule)
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)
        return True

    def next_rule(self, by: int) -> None:
        """Go up or down in the rules that match the filter; 0 opens the first when none is open."""
        shown = self.shown_rules()
        if not shown:
            return
        here = shown.index(self.page.rule) if self.page.rule in shown else -1 if by > 0 else 0
        self.show_rule(shown[min(max(here + by, 0), len(shown) - 1)])

    def shown_rules(self) -> tuple[str, ...]:
        """Ids of the rules that pass the filter, in the tree's order."""
        heads = (self.proxy.index(line, 0) for line in range(self.proxy.rowCount()))
        return tuple(self.proxy.index(line, 0, head).data(RULE)
                     for head in heads for line in range(self.proxy.rowCount(head)))  # fmt: skip

    def _fill(self) -> None:
        self._source.clear()
        by_phase = self.group.currentIndex() == 1
        groups: dict[str, list[RuleCard]] = {}
        for card in self._cards.values():
            groups.setdefault(card.phase if by_phase else card.chapter, []).append(card)
        for name, cards in groups.items():
            head = QStandardItem(f"{name}  ({len(cards)})")
            head.setSelectable(False)
            head.setEditable(False)
            face = head.font()
            face.setBold(True)
            head.setFont(face)
            for card in cards:
                head.appendRow(self._rule_item(card))
            self._source.appendRow(head)
        self.tree.expandAll()

    def _rule_item(self, card: RuleCard) -> QStandardItem:
        item = QStandardItem(f"{card.id}  {card.title}")
        item.setEditable(False)
        item.setToolTip(f"{card.id} {card.title}")
        item.setData(card.id, RULE)
        item.setData(card.searchable, SEARCH)
        return item

    def _index_of(self, rule: str) -> QModelIndex:
        for line in range(self.proxy.rowCount()):
            head = self.proxy.index(line, 0)
            for place in range(self.proxy.rowCount(head)):
                index = self.proxy.index(place, 0, head)
                if index.data(RULE) == rule:
                    return index
        return QModelIndex()

    def _count(self) -> None:
        live = sum(card.state == "live" for card in self._cards.values())
        claims = len({claim for card in self._cards.values() for claim in card.claims})
        self.summary.setText(f"{len(self._cards)} rules for {claims} claims of the article; {live} at work here")

    def _search(self, words: str) -> None:
        self.proxy.setFilterFixedString(words)
        self.tree.expandAll()
        self._none.setHidden(bool(self.shown_rules()))

    def _regroup(self) -> None:
        rule = self.page.rule
        self._fill()
        self.show_rule(rule)

    def _show_current(self, index: QModelIndex) -> None:
        rule = index.data(RULE) if index.isValid() else None
        if rule is not None and rule != self.page.rule:
            self.page.show_card(self._cards[rule], self._phases)
