"""A validated scenario document as the engine's theatre."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from wargame.engine import theatre as engine
from wargame.engine.words import GateMode, Measure
from wargame.scenario import schema, schema_field
from wargame.scenario.schema import Document

RANGES = ("near", "mid", "deep")
FAR_KM = 1e6
"""Padding of the town axis: no line ever stands there."""

Floats = NDArray[np.float32]


def theatre(document: Document) -> engine.Theatre:
    """Names and fixed arrays (float32; shapes as documented on ``Theatre``) of a scenario."""
    heading = document.scenario
    year, month = (int(part) for part in heading.start.split("-"))
    return engine.Theatre(
        key=heading.key,
        title=heading.title,
        start_year=year,
        start_month=month,
        war_month=heading.war_month,
        months=heading.months,
        extension=heading.extension,
        turn_months=heading.turn_months,
        gate_mode=GateMode[heading.gate_mode.upper()],
        season=_floats(document.season),
        **_sides(document),
        **_seats(document),
        **_sectors(document),
        **_towns(document),
        **_nodes(document),
        **_hubs(document),
        **_issues(document),
        **_publics(document),
    )


def _floats(values: Any) -> Floats:
    return np.array(values, dtype=np.float32)


def _ints(values: Any) -> NDArray[np.int32]:
    return np.array(values, dtype=np.int32)


def _by_side(pairs: list[tuple[float, float]]) -> Floats:
    """Pairs an item as (2, items)."""
    return np.ascontiguousarray(_floats(pairs).reshape(-1, 2).T)


def _side_index(document: Document) -> dict[str, int]:
    return {side.key: index for index, side in enumerate(document.sides)}


def _sides(document: Document) -> dict[str, Any]:
    first, second = document.sides
    return {"sides": (_side(first), _side(second)), "pillars": (_pillar(first), _pillar(second))}


def _side(side: schema.Side) -> engine.Side:
    return engine.Side(side.key, side.name, side.adjective, side.capital, side.money, side.reserve_place)


def _pillar(side: schema.Side) -> engine.PillarSpec:
    pillar = side.pillar
    return engine.PillarSpec(pillar.name, pillar.quantity, pillar.threshold, pillar.months)


def _seats(document: Document) -> dict[str, Any]:
    index = _side_index(document)
    first, second = document.sides
    support = [(seat.supports.get(first.key, 0.0), seat.supports.get(second.key, 0.0)) for seat in document.seats]
    return {
        "seats": tuple(_seat(seat, index) for seat in document.seats),
        "profiles": {
            seat.key: tuple(_profile(profile, document.objectives) for profile in seat.profiles)
            for seat in document.seats
        },
        "doctrines": {seat.key: seat.doctrines for seat in document.seats},
        "support_share": _by_side(support),
        "donor_base": _floats([seat.base_will for seat in document.seats]),
    }


def _seat(seat: schema.Seat, index: dict[str, int]) -> engine.Seat:
    measures = tuple((Measure[name.upper()], index[side]) for name, sides in seat.measures.items() for side in sides)
    return engine.Seat(
        key=seat.key,
        name=seat.name,
        side=index.get(seat.side or ""),
        client=index.get(seat.client or ""),
        holds_dossiers=seat.holds_dossiers,
        measures=measures,
        capital=seat.capital,
    )


def _profile(profile: schema.Profile, names: dict[str, str]) -> engine.Profile:
    objectives = tuple(engine.Objective(key, names[key], weight) for key, weight in profile.weights.items())
    return engine.Profile(profile.key, profile.name, objectives)


def _sectors(document: Document) -> dict[str, Any]:
    sectors = document.sectors
    hub = {hub.key: index for index, hub in enumerate(document.hubs)}
    return {
        "sectors": tuple(_sector(sector) for sector in sectors),
        "sector_width": _floats([sector.width_km for sector in sectors]),
        "sector_terrain": _floats([sector.terrain for sector in sectors]),
        "sector_length": _floats([sector.towns[-1].km for sector in sectors]),
        "sector_start_km": _floats([sector.line_km for sector in sectors]),
        "sector_main": _floats([sector.main for sector in sectors]),
        "start_effort": _shares([sector.effort for sector in sectors]),
        "start_force": _by_side([sector.force for sector in sectors]),
        "sector_hub": np.ascontiguousarray(_ints([[hub[key] for key in sector.hubs] for sector in sectors]).T),
    }


def _shares(pairs: list[tuple[float, float]]) -> Floats:
    """Pairs as (2, items) with rows that sum to one exactly enough for float32."""
    rows = np.array(pairs, dtype=np.float64).T
    return np.ascontiguousarray(rows / rows.sum(axis=1, keepdims=True), dtype=np.float32)


def _sector(sector: schema_field.Sector) -> engine.Sector:
    towns = tuple(engine.Town(t.name, t.oblast, t.lat, t.lon, t.km, t.multiplier) for t in sector.towns)
    return engine.Sector(sector.key, sector.name, sector.meaning, towns, sector.frontage_km, sector.main)


def _towns(document: Document) -> dict[str, Any]:
    """Town arrays padded to the longest axis; a town up to the line is side 0's at the start."""
    shape = (len(document.sectors), max(len(sector.towns) for sector in document.sectors))
    kms = np.full(shape, FAR_KM, dtype=np.float32)
    multipliers = np.ones(shape, dtype=np.float32)
    held = np.full(shape, -1, dtype=np.int32)
    for row, sector in enumerate(document.sectors):
        for column, town in enumerate(sector.towns):
            kms[row, column], multipliers[row, column] = town.km, town.multiplier
            held[row, column] = 0 if town.km <= sector.line_km else 1
    return {"town_km": kms, "town_multiplier": multipliers, "town_held_at_start": held}


def _nodes(document: Document) -> dict[str, Any]:
    nodes, index = document.nodes, _side_index(document)
    roles = sorted({role for node in nodes for role in node.roles})
    return {
        "nodes": tuple(_node(node, index) for node in nodes),
        "node_owner": _ints([index[node.owner] for node in nodes]),
        "node_range": _ints([RANGES.index(node.range) for node in nodes]),
        "node_channels": _floats([node.air_defence for node in nodes]),
        "node_staying": _floats([node.staying for node in nodes]),
        "node_repair_months": _floats([node.repair_months for node in nodes]),
        "node_vulnerable": _floats([node.vulnerable for node in nodes]),
        "role_weight": {role: _floats([node.roles.get(role, 0.0) for node in nodes]) for role in roles},
        "regions": tuple(engine.Region(r.key, r.name, index[r.side], r.norm, r.threshold) for r in document.regions),
        "region_weight": _floats(
            [[region.weights.get(node.key, 0.0) for node in nodes] for region in document.regions]
        ).reshape(-1, len(nodes)),
        "region_sector": _fed_sectors(document, index),
    }


def _fed_sectors(document: Document, index: dict[str, int]) -> Any:
    """(region, side, sector): 1 where the region's side serves the sector from one of the region's hubs."""
    fed = np.zeros((len(document.regions), 2, len(document.sectors)), dtype=np.float32)
    for place, region in enumerate(document.regions):
        side = index[region.side]
        fed[place, side] = [sector.hubs[side] in region.hubs for sector in document.sectors]
    return fed


def _node(node: schema_field.Node, index: dict[str, int]) -> engine.Node:
    return engine.Node(
        node.key,
        node.name,
        node.city,
        node.lat,
        node.lon,
        index[node.owner],
        node.kind,
        node.label,
        RANGES.index(node.range),
    )


def _hubs(document: Document) -> dict[str, Any]:
    hubs, index = document.hubs, _side_index(document)
    return {
        "hubs": tuple(
            engine.Hub(h.key, h.name, h.city, h.lat, h.lon, index[h.side], h.throughput, h.strikeable) for h in hubs
        ),
        "hub_side": _ints([index[hub.side] for hub in hubs]),
        "hub_throughput": _floats([hub.throughput for hub in hubs]),
    }


def _issues(document: Document) -> dict[str, Any]:
    issues = document.issues
    return {
        "issues": tuple(issue.name for issue in issues),
        "issue_keys": tuple(issue.key for issue in issues),
        "issue_ends": document.issue_ends,
        "templates": tuple(
            engine.Template(item.key, item.name, item.note, tuple(item.terms[issue.key] for issue in issues))
            for item in document.templates
        ),
        "issue_reservation": _by_side([issue.reservation for issue in issues]),
        "issue_span": _by_side([issue.span for issue in issues]),
        "issue_opening": _by_side([issue.opening for issue in issues]),
        "issue_weight": _shares([issue.weight for issue in issues]),
        "issue_power_shift": _floats([issue.power_shift for issue in issues]),
    }


def _publics(document: Document) -> dict[str, Any]:
    seat = {seat.key: index for index, seat in enumerate(document.seats)}
    return {
        "audiences": tuple(audience.name for audience in document.audiences),
        "audience_roles": tuple(audience.role for audience in document.audiences),
        "venues": document.venues,
        "shocks": tuple(
            engine.Shock(
                s.key,
                s.name,
                seat[s.donor],
                s.hazard,
                s.months,
                s.ad_hoc,
                s.finance,
                s.military,
                s.pressed_by_compliance,
                s.courted,
                s.attention,
            )
            for s in document.shocks
        ),
    }
