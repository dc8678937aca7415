"""Where the map puts things: counters strung along the line, names, the fitted front, raids beyond the view."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import dist

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF
from pytestqt.qtbot import QtBot

from tests.ui.play import PlayedBridge, board
from wargame.ui.map import counters, front, raids
from wargame.ui.map.beads import spread
from wargame.ui.map.camera import Camera
from wargame.ui.map.labels import lay_labels
from wargame.ui.map.layout import lay_out
from wargame.ui.map.panel import MapPanel
from wargame.ui.map.scene import Scene
from wargame.ui.style import theme

LYMAN = 4


@pytest.fixture(autouse=True, scope="module")
def dressed(qapp: object) -> None:
    """The application's type and colours."""
    theme.apply(qapp)  # type: ignore[arg-type]


def line_now() -> front.Trace:
    """The line on the board."""
    sectors = board().map.sectors
    return front.trace(sectors, [sector.line_km for sector in sectors])


def panel_of(qtbot: QtBot, width: int, height: int, bridge: PlayedBridge | None = None) -> MapPanel:
    """A panel of a size, painted once."""
    panel = MapPanel(bridge or PlayedBridge(), animate=False)
    qtbot.addWidget(panel)
    panel.resize(width, height)
    panel.show()
    panel.grab()
    return panel


@pytest.mark.parametrize("scale", [0.5, 0.62, 0.71, 0.98, 1.3, 1.6, 2.0, 3.4])
def test_counters_cover_neither_each_other_nor_the_line(qapp: object, scale: float) -> None:
    """At every zoom the shapes of all counters are disjoint and no point of the line lies on one's middle."""
    view, line = board().map, line_now()
    camera = Camera(0.0, 0.0, scale, 1000.0, 1000.0)
    marks = [mark for mark in lay_out(view, line, scale, True, True) if mark.kind in ("counter", "reserve")]
    shapes = [counters.outline(mark.side, mark.box(camera)) for mark in marks]
    assert len(shapes) == 34
    for a, b in combinations(range(34), 2):
        assert not shapes[a].intersects(shapes[b]), f"{marks[a]} and {marks[b]} at {scale}"
    for mark in marks:
        middle = mark.centre(camera)
        assert min(dist(camera.to_screen(at).toTuple(), middle.toTuple()) for at in line.points) > mark.height / 2.2


@pytest.mark.parametrize("scale", [0.62, 0.71, 1.1])
def test_counters_stand_along_the_line_in_the_order_of_their_sectors(qapp: object, scale: float) -> None:
    """On a small map every counter stays within a few widths of its sector's place on the line."""
    marks = [mark for mark in lay_out(board().map, line_now(), scale, True, True) if mark.kind == "counter"]
    away = [mark.moved() for mark in marks]
    assert max(away) < 75 and sorted(away)[16] < 35


def test_spreading_moves_as_little_as_it_must() -> None:
    """Places far enough apart stay; two on one spot share the way; a crowd keeps its middle."""
    gaps = np.array([10.0, 10.0])
    assert spread(np.array([0.0, 20.0, 40.0]), gaps) == pytest.approx([0.0, 20.0, 40.0])
    assert spread(np.array([5.0, 5.0, 40.0]), gaps) == pytest.approx([0.0, 10.0, 40.0])
    assert spread(np.array([7.0, 5.0, 6.0]), gaps) == pytest.approx([-4.0, 6.0, 16.0])


@pytest.mark.parametrize("scale", [0.5, 0.98, 1.4, 3.4, 8.0])
def test_names_do_not_cover_names_or_counters(qapp: object, scale: float) -> None:
    """No two labels overlap and none lies on a counter or node."""
    view, line = board().map, line_now()
    camera = Camera(0.0, 0.0, scale, 1000.0, 1000.0)
    marks = lay_out(view, line, scale, True, True)
    boxes = [label.box(camera.to_screen(label.at)) for label in lay_labels(view, marks, scale, line)]
    assert len(boxes) > 15
    for a, b in combinations(boxes, 2):
        assert not a.intersects(b)
    for mark in marks:
        assert not any(box.intersects(mark.box(camera)) for box in boxes)


@pytest.mark.parametrize(("width", "height"), [(610, 415), (868, 596), (1600, 900)])
def test_the_front_fills_a_panel_and_its_towns_are_named(qtbot: QtBot, width: int, height: int) -> None:
    """Fitted to any dock, every sector is in view, the front takes most of the height, and the key towns are named."""
    panel = panel_of(qtbot, width, height)
    assert panel.scene.lines is not None
    peaks = [panel.camera.to_screen(peak) for peak in panel.scene.lines.now.peaks]
    assert all(panel.rect().adjusted(20, 20, -20, -20).contains(spot.toPoint()) for spot in peaks)
    assert max(spot.y() for spot in peaks) - min(spot.y() for spot in peaks) > 0.6 * height
    named = {label.text for label in panel.scene.labels}
    assert named >= {"Kyiv", "Kharkiv", "Dnipro", "Zaporizhzhia", "Pokrovsk", "Donetsk", "Odesa"}
    assert panel.minimap.isHidden() == (width < 700)


def test_a_choice_about_the_overview_outlives_a_change_of_size(qtbot: QtBot) -> None:
    """It hides by itself on a narrow map, but not once somebody asked for it."""
    panel = panel_of(qtbot, 1100, 700)
    panel.resize(600, 420)
    assert panel.minimap.isHidden()
    panel.show_minimap(True)
    panel.resize(640, 430)
    assert not panel.minimap.isHidden()


def test_raids_beyond_the_view_are_counted_at_its_edges(qapp: object) -> None:
    """Every planned raid is in one arc or one stub; a stub's plate lies in view and clear of what is covered."""
    view = board().map
    planned = tuple(replace(node, raids_planned=2 if node.owner == 0 else 0) for node in view.nodes)
    view = replace(view, nodes=planned)
    camera = Scene(view, 1).front(610.0, 415.0)
    buttons = QRectF(568, 12, 30, 240)
    arcs, stubs = raids.drawn(view, camera, [buttons])
    assert sum(arc.count for arc in arcs) + sum(stub.count for stub in stubs) == sum(n.raids_planned for n in planned)
    assert len(stubs) > 1 and len({stub.words.split()[-1] for stub in stubs}) == len(stubs)
    for stub in stubs:
        assert QRectF(0, 0, 610, 415).contains(raids.room(stub)) and not raids.room(stub).intersects(buttons)


def test_small_marks_show_figures_for_the_sector_meant_only(qtbot: QtBot) -> None:
    """Zoomed far out a counter is a mark; selecting its sector draws it larger."""
    bridge = PlayedBridge()
    panel = panel_of(qtbot, 1100, 700, bridge)
    panel.zoom(0.5 / panel.camera.scale)
    panel._on_settled()
    assert counters.tier_of(panel.scene.scale) == 0
    before = panel.grab().toImage()
    mark = panel.scene.mark("counter", LYMAN, 0)
    assert mark is not None
    outside = mark.centre(panel.camera).toPoint() + QPoint(0, -7)
    plain = before.pixelColor(outside)
    bridge.select("sector", LYMAN)
    assert panel.grab().toImage().pixelColor(outside) != plain
