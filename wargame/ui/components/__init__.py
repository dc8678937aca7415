"""The building blocks of every panel, all following the theme."""

from wargame.ui.components.and_gate import AndGate
from wargame.ui.components.card import Button, Card, Inset, beside_text, clear, expanding, row
from wargame.ui.components.ladder import Ladder, StepButton
from wargame.ui.components.scroll_body import scrolling
from wargame.ui.components.sparkline import Sparkline, draw_sparkline
from wargame.ui.components.tags import RuleTag, SideMark, StateChip, tag_row
from wargame.ui.components.text import ElidedLabel, IconLabel, Label, hairline
from wargame.ui.components.track_bar import TrackBar, draw_track
from wargame.ui.components.tree import Tree
from wargame.ui.components.waterfall import Waterfall

__all__ = [
    "AndGate",
    "Button",
    "Card",
    "ElidedLabel",
    "IconLabel",
    "Inset",
    "Label",
    "Ladder",
    "RuleTag",
    "SideMark",
    "Sparkline",
    "StateChip",
    "StepButton",
    "TrackBar",
    "Tree",
    "Waterfall",
    "beside_text",
    "clear",
    "draw_sparkline",
    "draw_track",
    "expanding",
    "hairline",
    "row",
    "scrolling",
    "tag_row",
]
