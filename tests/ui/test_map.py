"""The map panel: geometry of the line, what stands where, gestures and keys that give orders, and the table twin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from math import dist

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.play import PlayedBridge, board
from wargame.engine.orders import PlanRaids, SetPosture, Transfer
from wargame.engine.words import Posture
from wargame.ui.map import front, hover
from wargame.ui.map.arrows import curve
from wargame.ui.map.asset import theatre
from wargame.ui.map.camera import fitted
from wargame.ui.map.geometry import Path, catmull_rom
from wargame.ui.map.nodes import count_box
from wargame.ui.map.panel import MapPanel
from wargame.ui.map.projection import project, unproject
from wargame.ui.map.scene import Hit, Scene, free_spot
from wargame.ui.map.table import MapTable
from wargame.ui.map.thumbnail import board_picture, paint_thumbnail
from wargame.ui.style import theme

POKROVSK, LYMAN, RIVER = 9, 4, 15
KRASNODAR = 12


@pytest.fixture(autouse=True, scope="module")
def dressed(qapp: object) -> Iterator[None]:
    """The application's type and colours, dark again afterwards."""
    theme.apply(qapp)  # type: ignore[arg-type]
    yield
    theme.set_theme("dark")


@pytest.fixture
def bridge() -> PlayedBridge:
    """Kyiv's board."""
    return PlayedBridge()


@pytest.fixture
def panel(qtbot: QtBot, bridge: PlayedBridge) -> MapPanel:
    """A panel on the whole theatre."""
    made = MapPanel(bridge, animate=False)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.grab()
    return made


def line_now() -> front.Trace:
    """The line on the board."""
    sectors = board().map.sectors
    return front.trace(sectors, [sector.line_km for sector in sectors])


def spot_of(panel: MapPanel, kind: str, index: int, side: int | None = None) -> QPoint:
    """Where a mark stands in a panel."""
    mark = panel.scene.mark(kind, index, side)
    assert mark is not None
    return mark.centre(panel.camera).toPoint()


def drag(
    panel: MapPanel, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press, move in two steps, release."""
    QTest.mousePress(panel, Qt.MouseButton.LeftButton, keys, start)
    for share in (0.5, 1.0):
        QTest.mouseMove(panel, start + (end - start) * share)
    QTest.mouseRelease(panel, Qt.MouseButton.LeftButton, keys, end)


def test_the_projection_is_undone_by_its_inverse() -> None:
    """Four corners of the asset come back to a millionth of a degree; the origin lies at zero."""
    assert project(50.0, 36.0) == pytest.approx((0.0, 0.0), abs=1e-9)
    for lat, lon in ((43.0, 18.0), (62.0, 18.0), (43.0, 60.0), (62.0, 60.0)):
        assert unproject(*project(lat, lon)) == pytest.approx((lat, lon), abs=1e-6)


def test_a_degree_of_latitude_is_a_hundred_and_eleven_km_between_the_parallels() -> None:
    """Scale is near one over Ukraine, so lengths on the map are lengths on the ground."""
    assert dist(project(50.5, 36.0), project(49.5, 36.0)) == pytest.approx(111.2, abs=1.0)


def test_the_rounded_curve_passes_through_its_points() -> None:
    """A centripetal curve through a hairpin holds every given point and never leaves its surroundings."""
    points = [(0.0, 0.0), (10.0, 0.0), (10.2, 4.0), (0.0, 5.0)]
    curve = catmull_rom(points, 8)
    assert all(dist(curve[i * 8], points[i]) < 1e-9 for i in range(4))
    assert all(-2.5 < x < 13 and -2.5 < y < 7.5 for x, y in curve)


def test_ukraine_includes_crimea_and_stays_inside_its_neighbours_land() -> None:
    """The shipped outline holds Simferopol, Lviv and Luhansk and not Rostov or Belgorod."""
    rings = theatre().ukraine

    def inside(lat: float, lon: float) -> bool:
        return sum(front.is_inside(project(lat, lon), ring) for ring in rings) % 2 == 1

    assert inside(44.96, 34.11) and inside(49.84, 24.02) and inside(48.57, 39.32)
    assert not inside(47.24, 39.71) and not inside(50.60, 36.58)
    assert len(theatre().oblasts) == 27


def test_the_line_meets_every_axis_where_the_view_says() -> None:
    """Each inland sector's point lies on the line; each has a stretch of its own, from north to south."""
    sectors, line = board().map.sectors, line_now()
    for sector in sectors[:RIVER]:
        at = front.along(sector, sector.line_km)
        assert Path(line.stretch(sector.index)).nearest(at)[1] < 0.05, sector.name
    firsts = [first for first, _ in line.spans]
    assert firsts == sorted(firsts)


def test_towns_behind_the_line_are_held_by_the_side_that_holds_them() -> None:
    """Donetsk, Melitopol and Simferopol lie on side 0's side, Kharkiv, Dnipro and Kherson on side 1's."""
    line = line_now()
    for lat, lon in ((48.0, 37.8), (46.85, 35.37), (44.96, 34.11), (48.57, 39.32)):
        assert front.holder(line, project(lat, lon)) == 0
    for lat, lon in ((49.98, 36.25), (48.47, 35.04), (46.66, 32.60), (50.91, 34.80), (51.5, 31.3)):
        assert front.holder(line, project(lat, lon)) == 1


def test_an_advance_moves_the_line_and_the_ground_behind_it() -> None:
    """Twenty kilometres at Pokrovsk put a place ahead of the line behind it, and leave Lyman alone."""
    sectors = board().map.sectors
    ahead = front.along(sectors[POKROVSK], sectors[POKROVSK].line_km + 10)
    kms = [sector.line_km for sector in sectors]
    before = front.trace(sectors, kms)
    kms[POKROVSK] += 20
    after = front.trace(sectors, kms)
    assert (front.holder(before, ahead), front.holder(after, ahead)) == (1, 0)
    assert after.stretch(LYMAN) == before.stretch(LYMAN)


def test_the_river_line_bulges_only_where_ground_was_taken_across_it() -> None:
    """At the start the line is the Dnipro itself; fifteen kilometres across it put Kherson behind the line."""
    sectors = board().map.sectors
    kms = [sector.line_km for sector in sectors]
    kherson = project(46.64, 32.62)
    assert front.holder(front.trace(sectors, kms), kherson) == 1
    kms[RIVER] += 15
    assert front.holder(front.trace(sectors, kms), kherson) == 0


def test_zoom_holds_the_place_under_the_pointer(panel: MapPanel) -> None:
    """The wheel zooms at the cursor; fit returns to the whole theatre."""
    spot = QPointF(300, 400)
    before, fit = panel.camera.to_map(spot), panel.camera
    panel.zoom(1.5, spot)
    assert panel.camera.to_map(spot) == pytest.approx(before, abs=1e-6)
    assert panel.camera.scale == pytest.approx(fit.scale * 1.5)
    QTest.keyClick(panel, Qt.Key.Key_F)
    assert panel.camera == fit


def test_the_view_never_leaves_the_asset(panel: MapPanel) -> None:
    """However far somebody pans or zooms out, the edge of the data stays outside the view."""
    west, south, east, north = theatre().frame
    for dx, dy, factor in ((9000, 0, 1.0), (0, -9000, 1.0), (0, 0, 0.01)):
        panel.pan(dx, dy)
        panel.zoom(factor)
        seen = panel.camera.seen()
        assert seen.left() >= west - 1 and seen.right() <= east + 1
        assert seen.top() >= south - 1 and seen.bottom() <= north + 1


def test_keys_pan_zoom_and_hide(panel: MapPanel) -> None:
    """Arrows, plus and minus, H, N and M do what the mouse does."""
    x, scale = panel.camera.x, panel.camera.scale
    QTest.keyClick(panel, Qt.Key.Key_Plus)
    assert panel.camera.scale > scale
    QTest.keyClick(panel, Qt.Key.Key_Right)
    assert panel.camera.x > x
    QTest.keyClick(panel, Qt.Key.Key_H)
    assert panel.scene.mark("counter", 0) is None
    QTest.keyClick(panel, Qt.Key.Key_N)
    assert panel.scene.mark("node", 0) is None
    QTest.keyClick(panel, Qt.Key.Key_M)
    assert panel.minimap.isHidden()


def test_dragging_empty_ground_pans(panel: MapPanel, bridge: PlayedBridge) -> None:
    """A drag that begins on no own counter moves the ground under the pointer and gives no order."""
    panel.zoom(2.0)
    x = panel.camera.x
    drag(panel, QPoint(120, 120), QPoint(220, 120))
    assert panel.camera.x == pytest.approx(x - 100 / panel.camera.scale)
    assert bridge.given == []


def test_a_click_selects_the_sector_for_everybody(panel: MapPanel, bridge: PlayedBridge) -> None:
    """A counter selects its sector, empty ground selects nothing."""
    QTest.mouseClick(panel, Qt.MouseButton.LeftButton, pos=spot_of(panel, "counter", POKROVSK, 0))
    assert bridge.selection == ("sector", POKROVSK) == panel.selection
    QTest.mouseClick(panel, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert bridge.selection == ("", -1)


@pytest.mark.parametrize(
    ("keys", "points"), [(Qt.KeyboardModifier.NoModifier, 2.0), (Qt.KeyboardModifier.ShiftModifier, 5.0)]
)
def test_dragging_a_counter_to_another_moves_force(
    panel: MapPanel, bridge: PlayedBridge, keys: Qt.KeyboardModifier, points: float
) -> None:
    """Own counter on own counter is a transfer of two force points, of five with Shift; it is drawn from the draft."""
    before = len(panel.scene.view.transfers)
    drag(panel, spot_of(panel, "counter", LYMAN, 1), spot_of(panel, "counter", POKROVSK, 1), keys)
    assert bridge.given == [Transfer(LYMAN, POKROVSK, points)]
    assert len(panel.scene.view.transfers) == before + 1


def test_dragging_the_reserve_reinforces_and_back(panel: MapPanel, bridge: PlayedBridge) -> None:
    """The reserve counter gives to a sector, a sector gives to the reserve."""
    drag(panel, spot_of(panel, "reserve", 1), spot_of(panel, "counter", LYMAN, 1))
    drag(panel, spot_of(panel, "counter", LYMAN, 1), spot_of(panel, "reserve", 1))
    assert bridge.given == [Transfer(None, LYMAN, 2.0), Transfer(LYMAN, None, 2.0)]


def test_dragging_across_the_line_attacks_in_the_own_sector(panel: MapPanel, bridge: PlayedBridge) -> None:
    """Onto the enemy's counter of the same sector: Grind, with Ctrl Counter-attack; the draft holds the last."""
    own, enemy = spot_of(panel, "counter", LYMAN, 1), spot_of(panel, "counter", LYMAN, 0)
    drag(panel, own, enemy, Qt.KeyboardModifier.ControlModifier)
    drag(panel, own, enemy)
    assert bridge.given == [SetPosture(LYMAN, Posture.COUNTER_ATTACK), SetPosture(LYMAN, Posture.GRIND)]
    assert panel.scene.view.sectors[LYMAN].posture[1] is Posture.GRIND


def test_an_illegal_drag_says_why_and_gives_nothing(panel: MapPanel, bridge: PlayedBridge) -> None:
    """Across the line into another sector, and a transfer the game refuses, end in a bubble."""
    drag(panel, spot_of(panel, "counter", LYMAN, 1), spot_of(panel, "counter", POKROVSK, 0))
    assert "own sector only" in panel.bubble.text() and panel.bubble.isVisible()
    bridge.refusal = "The river line keeps its force."
    drag(panel, spot_of(panel, "counter", RIVER, 1), spot_of(panel, "counter", LYMAN, 1))
    assert "river line keeps" in panel.bubble.text()
    assert bridge.given == []


def test_the_enemys_counters_cannot_be_dragged(panel: MapPanel, bridge: PlayedBridge) -> None:
    """A drag from an enemy counter pans."""
    panel.zoom(1.6)
    panel.grab()
    drag(panel, spot_of(panel, "counter", LYMAN, 0), spot_of(panel, "counter", POKROVSK, 0))
    assert bridge.given == []


def test_clicks_on_an_enemy_node_plan_raids(panel: MapPanel, bridge: PlayedBridge) -> None:
    """A click adds a raid, Shift takes one off; own nodes take none."""
    panel.look_at(45.05, 38.98, 1.2)
    panel._on_settled()
    QTest.mouseClick(panel, Qt.MouseButton.LeftButton, pos=spot_of(panel, "node", KRASNODAR))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(panel, Qt.MouseButton.LeftButton, shift, spot_of(panel, "node", KRASNODAR))
    assert bridge.given == [PlanRaids(KRASNODAR, 3), PlanRaids(KRASNODAR, 2)]
    assert bridge.selection == ("node", KRASNODAR)
    panel.raid(19, 1)
    assert len(bridge.given) == 2


def test_keys_plot_for_the_selection(panel: MapPanel, bridge: PlayedBridge) -> None:
    """Digits set the posture of the selected sector, brackets the raids on the selected node."""
    bridge.select("sector", LYMAN)
    QTest.keyClick(panel, Qt.Key.Key_2)
    bridge.select("node", KRASNODAR)
    QTest.keyClick(panel, Qt.Key.Key_BracketRight)
    QTest.keyClick(panel, Qt.Key.Key_BracketLeft)
    raids = [PlanRaids(KRASNODAR, 3), PlanRaids(KRASNODAR, 2)]
    assert bridge.given == [SetPosture(LYMAN, Posture.FORTIFY), *raids]


def test_tab_walks_through_sectors_and_nodes_and_leaves_at_the_end(panel: MapPanel, bridge: PlayedBridge) -> None:
    """Forty stops, then the focus may go on; backwards from the first it may leave too."""
    seen = []
    while panel._keys.step(1):
        seen.append(bridge.selection)
    assert seen == [("sector", i) for i in range(16)] + [("node", i) for i in range(24)]
    bridge.select("sector", 0)
    assert not panel._keys.step(-1)


def test_the_menu_prints_keys_and_refusals(panel: MapPanel, bridge: PlayedBridge) -> None:
    """Right click on the river sector: six postures with their digits, two refused with the reason as tooltip."""
    menu = panel._keys.sector_menu(RIVER)
    actions = menu.actions()[:6]
    assert [action.text().split("\t")[1] for action in actions] == list("123456")
    assert "the line is a river" in actions[2].toolTip() and actions[1].isChecked()
    actions[2].trigger()
    assert bridge.given == [] and panel.bubble.isVisible()
    actions[0].trigger()
    assert bridge.given == [SetPosture(RIVER, Posture.HOLD)]


@pytest.mark.parametrize("stage", ["table", "report", "over"])
def test_no_orders_are_drawn_outside_planning(qtbot: QtBot, stage: str) -> None:
    """Later in the month a drag and a key say that the sheet is sealed."""
    bridge = PlayedBridge(stage)
    panel = MapPanel(bridge, animate=False)
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    panel.show()
    panel.grab()
    drag(panel, spot_of(panel, "counter", LYMAN, 1), spot_of(panel, "counter", POKROVSK, 1))
    assert bridge.given == [] and "already sealed" in panel.bubble.text()


def test_an_external_seat_looks_and_orders_nothing(qtbot: QtBot) -> None:
    """Washington sees the map; a posture key says that it commands no forces."""
    bridge = PlayedBridge(seat="washington")
    panel = MapPanel(bridge, animate=False)
    qtbot.addWidget(panel)
    panel.show()
    bridge.select("sector", LYMAN)
    QTest.keyClick(panel, Qt.Key.Key_3)
    assert bridge.given == [] and "commands no forces" in panel.bubble.text()


def test_a_board_without_a_map_is_shown_empty(qtbot: QtBot) -> None:
    """A view without sectors draws ground only."""
    bridge = PlayedBridge()
    nothing = dict.fromkeys(("sectors", "nodes", "hubs", "reserve", "transfers", "cities"), ())
    bridge.show_with(map=replace(bridge.view.map, **nothing))  # type: ignore[arg-type]
    panel = MapPanel(bridge, animate=False)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.grab().isNull()
    assert panel.scene.marks == ()


def test_the_line_glides_to_its_new_place(qtbot: QtBot) -> None:
    """A new month starts the line where it stood and ends where it stands."""
    bridge = PlayedBridge()
    panel = MapPanel(bridge)
    qtbot.addWidget(panel)
    panel.show()
    sectors = tuple(replace(s, last_km=s.line_km, line_km=s.line_km + 3) for s in bridge.view.map.sectors)
    bridge.show(replace(bridge.view, month=4, map=replace(bridge.view.map, sectors=sectors)), is_draft=False)
    assert panel.scene.lines is not None
    old = front.along(sectors[POKROVSK], sectors[POKROVSK].last_km)
    new = front.along(sectors[POKROVSK], sectors[POKROVSK].line_km)
    assert panel.scene.lines.now.peaks[POKROVSK] == pytest.approx(old)
    panel._motion.setCurrentTime(panel._motion.duration())
    assert panel.scene.lines.now.peaks[POKROVSK] == pytest.approx(new)


def test_the_line_is_on_the_map_while_a_new_scale_settles(panel: MapPanel, bridge: PlayedBridge) -> None:
    """A line that moved in the same moment as the scale leaves no empty ground until the scale has settled."""
    panel.show_counters(False)
    panel.show_nodes(False)
    sectors = tuple(replace(s, line_km=s.line_km + 3) for s in bridge.view.map.sectors)
    bridge.show(replace(bridge.view, map=replace(bridge.view.map, sectors=sectors)), is_draft=False)
    panel.zoom(1.3)
    assert panel._settle.isActive()
    picture = panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert all(count_near(picture, theme.colour(token)) > 300 for token in ("a", "b"))


def test_the_card_tells_ranges_and_neighbouring_towns(bridge: PlayedBridge) -> None:
    """The enemy's force carries its range, the own one does not; the line stands between two towns."""
    view = bridge.view.map
    found = hover.card(view, Hit("counter", POKROVSK, 1), 1, ())
    assert found is not None
    text, sector = hover.html_of(*found), view.sectors[POKROVSK]
    theirs, ours = sector.force
    assert f"{theirs.value:.0f} ({theirs.low:.0f}\u2013{theirs.high:.0f}) force points" in text and not theirs.is_exact
    assert f"{ours.value:.0f} force points" in text and ours.is_exact
    behind = max((town for town in sector.towns if town.km <= sector.line_km), key=lambda town: town.km)
    ahead = min((town for town in sector.towns if town.km > sector.line_km), key=lambda town: town.km)
    assert f"between {behind.name} and {ahead.name}" in text
    assert f"{sector.line_km - sector.last_km:.1f} km to Moscow last month" in text


def test_the_table_is_the_twin_of_the_map(qtbot: QtBot, bridge: PlayedBridge) -> None:
    """Sixteen rows with true minus signs and ranges; a row selects its sector and a selection its row."""
    sectors = bridge.view.map.sectors
    moved = tuple(replace(s, last_km=s.line_km - {POKROVSK: 4.2, 11: -1.4}.get(s.index, 0.0)) for s in sectors)
    bridge.show_with(map=replace(bridge.view.map, sectors=moved))
    table = MapTable(bridge)
    qtbot.addWidget(table)
    model = table.model()

    def cell(row: int, column: int) -> str:
        return str(model.data(model.index(row, column)))

    assert model.rowCount() == 16
    assert cell(POKROVSK, 0) == "Pokrovsk" and cell(POKROVSK, 3) == "+4.2"
    assert cell(11, 3) == "\u22121.4" and "\u2013" in cell(POKROVSK, 5)
    table.selectRow(LYMAN)
    assert bridge.selection == ("sector", LYMAN)
    bridge.select("sector", RIVER)
    assert table.currentIndex().row() == RIVER


@pytest.mark.parametrize("shade", ["dark", "light"])
def test_pictures_show_both_colours_of_the_line(qapp: object, shade: str) -> None:
    """A thumbnail and a board picture without a window hold pixels of both sides' colours."""
    theme.set_theme(shade)
    small = QImage(340, 180, QImage.Format.Format_RGB32)
    painter = QPainter(small)
    paint_thumbnail(painter, QRectF(0, 0, 340, 180), board().map)
    painter.end()
    for picture in (small, board_picture(board().map, QSize(800, 520))):
        for token in ("a", "b"):
            assert count_near(picture, theme.colour(token)) > 12


def count_near(picture: QImage, colour: QColor) -> int:
    """Pixels close to a colour."""
    shades = np.frombuffer(picture.constBits(), np.uint8).reshape(-1, 4)[:, 2::-1].astype(int)
    return int((np.abs(shades - colour.getRgb()[:3]).sum(axis=1) < 40).sum())


def test_a_scene_is_laid_out_once_per_scale(qapp: object) -> None:
    """A draft change that moves no line keeps the layout; a moved line makes a new one."""
    view = board().map
    scene = Scene(view, 1)
    scene.arrange(fitted(view.frame, 1100, 700).scale)
    marks = scene.marks
    assert not scene.set_view(replace(view, transfers=()), 1) and scene.marks is marks
    sectors = tuple(replace(s, line_km=s.line_km + 1) for s in view.sectors)
    assert scene.set_view(replace(view, sectors=sectors), 1) and scene.marks is not marks


def test_numbers_of_transfers_hide_none_of_each_other(qapp: object) -> None:
    """Arrows that leave one reserve side by side carry their numbers where each can be read."""
    start = QPointF(0, 200)
    paths = [curve(start, QPointF(260, 20.0 * i), 0.16) for i in range(8)]
    taken: list[QRectF] = []
    for path in paths:
        taken.append(count_box(free_spot(path, "0.5", taken), "0.5"))
    assert not any(a.intersects(b) for a, b in combinations(taken, 2))
    assert free_spot(paths[0], "0.5", []) == paths[0][len(paths[0]) // 2]
