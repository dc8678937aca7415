"""The card beside the pointer: what a sector, node, hub or town is."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from wargame.board.front.view import HubView, MapView, NodeView, SectorView
from wargame.seat.values import Figure
from wargame.ui.map.labels import Label
from wargame.ui.map.scene import Hit
from wargame.ui.style import theme
from wargame.words import figures, terms
from wargame.words.numbers import brief, plain

CARD_PX = 300


def between_towns(sector: SectorView) -> str:
    """Where the line stands, in towns."""
    passed = [town for town in sector.towns if town.km <= sector.line_km]
    ahead = [town for town in sector.towns if town.km > sector.line_km]
    if passed and ahead:
        return f"between {passed[-1].name} and {ahead[0].name}"
    return f"at {(passed or ahead)[-1 if passed else 0].name}"


def change_words(view: MapView, sector: SectorView) -> str:
    """Last month's move in words, naming the side that gained."""
    moved = sector.line_km - sector.last_km
    if abs(moved) < 0.05:
        return "unchanged last month"
    gainer = view.sides[0 if moved > 0 else 1].name
    return f"{plain(abs(moved), 1)} km to {gainer} last month"


def posture_words(sector: SectorView, side: int) -> str:
    """A posture as it is printed: own postures plain, the enemy's as last seen."""
    name = terms.row(sector.posture[side]).label
    return f"{name} (seen)" if sector.is_seen[side] else name


def sector_lines(view: MapView, sector: SectorView) -> tuple[str, str, list[tuple[str, str]]]:
    """Title, sub-line and rows for a sector."""
    rows = [("Line", between_towns(sector)), ("Change", change_words(view, sector))]
    for side in view.sides:
        rows.append((side.name, f"{figures.text(sector.force[side.index])} force points"))
        rows.append(
            (
                "",
                f"{posture_words(sector, side.index)}, works {figures.short(sector.fortification[side.index])}",
            )
        )
    return sector.name, sector.meaning, rows


def node_lines(view: MapView, node: NodeView, own: int | None) -> tuple[str, str, list[tuple[str, str]]]:
    """Title, sub-line and rows for an economic node."""
    rows = [
        ("Capacity", _percent(node.capacity)),
        ("Repair", f"{brief(node.repair_months)} months"),
        ("Defence", f"{figures.short(node.defence)} channels"),
    ]
    if node.raids_planned:
        rows.append(("Planned", f"{node.raids_planned} raids, loss {figures.short(node.expected_loss)} points"))
    if node.raids_last:
        rows.append(("Last month", f"{node.raids_last} raids"))
    if node.refusal and node.owner != own:
        rows.append(("Raids", node.refusal))
    reach = terms.row(node.range_class).phrase
    return node.name, f"{node.kind_label} of {view.sides[node.owner].name}, {reach}", rows


def _percent(figure: Figure) -> str:
    scaled = Figure(figure.value * 100, figure.low * 100, figure.high * 100, None, "%", 0)
    return figures.text(scaled)


def hub_lines(view: MapView, hub: HubView) -> tuple[str, str, list[tuple[str, str]]]:
    """Title, sub-line and rows for a hub."""
    return (
        hub.name,
        f"Logistics hub of {view.sides[hub.side].name}",
        [("Moves", f"{brief(hub.throughput)} force points a month")],
    )


def town_lines(view: MapView, name: str) -> tuple[str, str, list[tuple[str, str]]]:
    """Title, sub-line and rows for a town; a place off every axis has its name only."""
    for sector in view.sectors:
        for town in sector.towns:
            if town.name == name:
                side = view.sides[0 if town.km <= sector.line_km else 1].name
                away = plain(abs(town.km - sector.line_km), 0)
                return name, f"Held by {side}, {away} km from the line on the {sector.name} axis", [
                    ("Defence", f"\u00d7{plain(town.multiplier, 2)} in the town")
                ]  # fmt: skip
    return name, "", []


def card(
    view: MapView, hit: Hit, own: int | None, labels: tuple[Label, ...]
) -> tuple[str, str, list[tuple[str, str]]] | None:
    """Title, sub-line and rows for what lies under the pointer, or None."""
    if hit.kind in ("counter", "line"):
        return sector_lines(view, view.sectors[hit.index])
    if hit.kind == "node":
        return node_lines(view, view.nodes[hit.index], own)
    if hit.kind == "hub":
        return hub_lines(view, view.hubs[hit.index])
    if hit.kind == "reserve":
        side = view.sides[hit.side]
        return (
            f"Reserve of {side.name}",
            "Drag it to a sector",
            [("Force", f"{figures.text(view.reserve[hit.side])} force points")],
        )
    if hit.kind == "town":
        return town_lines(view, labels[hit.index].text)
    return None


def html_of(title: str, sub: str, rows: list[tuple[str, str]]) -> str:
    """The card as rich text."""
    mut = theme.css("mut")
    lines = "".join(
        f'<tr><td style="color:{mut};padding-right:10px;white-space:nowrap">{escape(name)}</td>'
        f"<td>{escape(value)}</td></tr>"
        for name, value in rows
    )
    head = f'<div style="font-weight:600;font-size:{theme.scaled(13)}px">{escape(title)}</div>'
    below = f'<div style="color:{mut}">{escape(sub)}</div>' if sub else ""
    return f'{head}{below}<table style="margin-top:4px" cellspacing="0" cellpadding="1">{lines}</table>'


class Floating(QLabel):
    """A framed text inside the map that never takes the mouse."""

    def __init__(self, parent: QWidget, edge: str = "edge") -> None:
        super().__init__(parent)
        self._edge, self._around = edge, parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.hide()

    def set_edge(self, token: str) -> None:
        """Frame it in another colour."""
        self._edge = token

    def show_at(self, text: str, spot: QPoint) -> None:
        """Show a text beside a place, kept inside the parent."""
        self.setStyleSheet(
            f"QLabel {{ background: {theme.css('panel')}; color: {theme.css('text')};"
            f" border: 1px solid {theme.css(self._edge)};"
            f" border-radius: 6px; padding: 7px 9px; font-size: {theme.scaled(12)}px; }}"
        )
        around = self._around
        self.setText(text)
        self.setMinimumSize(0, 0)
        self.setMaximumSize(around.size())
        self.setWordWrap(False)
        width = min(theme.scaled(CARD_PX), around.width() - 16, self.sizeHint().width() + 2)
        self.setWordWrap(True)
        self.setFixedWidth(width)
        self.setFixedHeight(self.heightForWidth(width))
        self.move(beside(spot, self.size(), around.rect()))
        self.show()
        self.raise_()


def beside(spot: QPoint, size: QSize, inside: QRect) -> QPoint:
    """Right of and below a place, or on the other side where there is no room."""
    x = spot.x() + 18 if spot.x() + 18 + size.width() < inside.right() - 6 else spot.x() - 14 - size.width()
    y = spot.y() + 14 if spot.y() + 14 + size.height() < inside.bottom() - 6 else spot.y() - 10 - size.height()
    return QPoint(max(6, x), max(6, y))
