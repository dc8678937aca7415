"""A sample map of all sectors, nodes and hubs, for tests and pictures of the map; imports the views."""

from __future__ import annotations

from typing import Any, cast

from wargame.board.front.view import HubView, MapView, NodeView, SectorView, TownView, TransferView
from wargame.engine.words import NodeKind, Posture, Reach
from wargame.seat.values import Figure, SideView

SIDES = (SideView(0, "Moscow", "Russian", "Moscow"), SideView(1, "Kyiv", "Ukrainian", "Kyiv"))

Town = tuple[str, float, float, float, int, float]
"""Name, latitude, longitude, km along the axis, holder, multiplier."""
Sector = tuple[str, str, float, float, float, float, float, tuple[Town, ...]]
"""Name, meaning, km of the line, attack width, frontage, force of side 0 and of side 1, towns."""

SECTORS: tuple[Sector, ...] = (
    ("Sumy border", "buffer zone / Sumy approach", 20.0, 16, 100, 25, 22, (
        ("Sudzha", 51.19, 35.27, 0, 0, 1.05),
        ("Yunakivka", 51.12, 35.04, 18.0, 0, 1.05),
        ("Sumy", 50.92, 34.8, 46.4, 1, 1.5),
        ("Lebedyn", 50.58, 34.48, 89.8, 1, 1.05),
        ("Romny", 50.74, 33.49, 161.8, 1, 1.05),
    )),
    ("Kharkiv north (Vovchansk)", "buffer zone / Kharkiv north", 48.0, 12, 165, 25, 22, (
        ("Belgorod", 50.6, 36.58, 0, 0, 1.05),
        ("Shebekino", 50.41, 36.92, 32.3, 0, 1.05),
        ("Vovchansk", 50.29, 36.94, 45.9, 0, 1.1),
        ("Staryi Saltiv", 50.07, 36.78, 72.7, 1, 1.05),
        ("Kharkiv", 49.98, 36.26, 112.0, 1, 1.8),
    )),
    ("Kupiansk", "Oskil crossings, Kupiansk rail junction", 33.0, 16, 75, 28, 22, (
        ("Svatove", 49.41, 38.16, 0, 0, 1.05),
        ("Kupiansk-Vuzlovyi", 49.67, 37.64, 47.1, 1, 1.15),
        ("Kupiansk", 49.71, 37.62, 51.9, 1, 1.25),
        ("Shevchenkove", 49.7, 37.18, 83.6, 1, 1.05),
        ("Chuhuiv", 49.84, 36.69, 122.1, 1, 1.2),
    )),
    ("Borova (Oskil)", "Oskil line, Izium approach", 22.5, 14, 40, 12, 10, (
        ("Svatove", 49.41, 38.16, 0, 0, 1.05),
        ("Borova", 49.38, 37.62, 39.0, 1, 1.05),
        ("Izium", 49.21, 37.28, 70.4, 1, 1.25),
        ("Balakliia", 49.46, 36.84, 112.4, 1, 1.15),
    )),
    ("Lyman", "northern shoulder of the Sloviansk agglomeration", 19.0, 14, 38, 30, 22, (
        ("Kreminna", 49.05, 38.22, 0, 0, 1.05),
        ("Zarichne", 49.02, 37.93, 20.9, 1, 1.05),
        ("Lyman", 48.99, 37.81, 30.7, 1, 1.2),
        ("Sviatohirsk", 49.04, 37.57, 48.9, 1, 1.05),
        ("Izium", 49.21, 37.28, 77.2, 1, 1.25),
    )),
    ("Siversk-Sloviansk", "eastern approach to Sloviansk", 34.5, 14, 30, 32, 22, (
        ("Lysychansk", 48.91, 38.42, 0, 0, 1.05),
        ("Siversk", 48.87, 38.1, 24.3, 0, 1.15),
        ("Mykolaivka", 48.86, 37.77, 48.4, 1, 1.05),
        ("Sloviansk", 48.85, 37.6, 61.0, 1, 1.5),
        ("Barvinkove", 48.91, 37.02, 103.5, 1, 1.05),
    )),
    ("Chasiv Yar-Kramatorsk", "eastern approach to Kramatorsk", 17.5, 10, 31, 25, 22, (
        ("Bakhmut", 48.59, 38.0, 0, 0, 1.05),
        ("Chasiv Yar", 48.59, 37.83, 12.2, 0, 1.35),
        ("Kramatorsk", 48.73, 37.57, 37.4, 1, 1.6),
        ("Barvinkove", 48.91, 37.02, 81.8, 1, 1.05),
    )),
    ("Kostiantynivka", "southern gate of the fortress belt", 24.0, 12, 39, 42, 30, (
        ("Horlivka", 48.3, 38.02, 0, 0, 1.05),
        ("Toretsk", 48.4, 37.85, 16.4, 0, 1.05),
        ("Kostiantynivka", 48.53, 37.71, 34.4, 1, 1.45),
        ("Druzhkivka", 48.62, 37.52, 51.3, 1, 1.35),
        ("Kramatorsk", 48.73, 37.57, 64.1, 1, 1.6),
    )),
    ("Dobropillia", "western envelopment of the fortress belt", 48.0, 14, 36, 38, 30, (
        ("Avdiivka", 48.14, 37.75, 0, 0, 1.05),
        ("Ocheretyne", 48.24, 37.62, 15.3, 0, 1.05),
        ("Rodynske", 48.35, 37.21, 48.0, 0, 1.05),
        ("Dobropillia", 48.47, 37.09, 63.4, 1, 1.25),
        ("Bilozerske", 48.53, 37.06, 71.1, 1, 1.05),
        ("Barvinkove", 48.91, 37.02, 112.5, 1, 1.05),
    )),
    ("Pokrovsk", "exit to Dnipropetrovsk oblast", 66.0, 12, 22, 50, 34, (
        ("Donetsk", 48.02, 37.8, 0, 0, 1.05),
        ("Selydove", 48.15, 37.3, 39.7, 0, 1.05),
        ("Pokrovsk", 48.28, 37.18, 57.2, 0, 1.35),
        ("Mezhova", 48.25, 36.73, 90.3, 1, 1.05),
        ("Petropavlivka", 48.46, 36.43, 122.6, 1, 1.05),
        ("Pavlohrad", 48.53, 35.87, 164.7, 1, 1.35),
    )),
    ("Novopavlivka", "exit to Dnipropetrovsk oblast", 48.0, 14, 35, 20, 16, (
        ("Marinka", 47.95, 37.51, 0, 0, 1.05),
        ("Kurakhove", 47.98, 37.28, 17.3, 0, 1.05),
        ("Novopavlivka", 48.14, 36.79, 57.8, 1, 1.05),
        ("Vasylkivka", 48.21, 36.02, 115.2, 1, 1.05),
        ("Synelnykove", 48.32, 35.53, 154.1, 1, 1.05),
    )),
    ("Pokrovske (Oleksandrivka)", "Dnipropetrovsk-Zaporizhzhia seam", 53.5, 16, 43, 30, 24, (
        ("Vuhledar", 47.78, 37.25, 0, 0, 1.05),
        ("Velyka Novosilka", 47.84, 36.84, 31.7, 0, 1.05),
        ("Pokrovske", 47.98, 36.23, 79.2, 1, 1.05),
        ("Synelnykove", 48.32, 35.53, 144.3, 1, 1.05),
    )),
    ("Huliaipole", "eastern approach to Zaporizhzhia", 28.5, 16, 48, 40, 26, (
        ("Polohy", 47.48, 36.26, 0, 0, 1.05),
        ("Huliaipole", 47.67, 36.26, 20.9, 0, 1.1),
        ("Novomykolaivka", 47.97, 35.9, 64.3, 1, 1.05),
        ("Vilniansk", 47.95, 35.44, 98.6, 1, 1.05),
    )),
    ("Orikhiv", "central approach to Zaporizhzhia", 25.5, 14, 46, 18, 14, (
        ("Tokmak", 47.26, 35.71, 0, 0, 1.05),
        ("Orikhiv", 47.58, 35.78, 36.1, 1, 1.15),
        ("Komyshuvakha", 47.72, 35.52, 60.9, 1, 1.05),
        ("Zaporizhzhia", 47.85, 35.12, 95.0, 1, 1.8),
    )),
    ("Stepnohirsk (Zaporizhzhia west)", "river approach to Zaporizhzhia city", 17.0, 10, 45, 20, 14, (
        ("Vasylivka", 47.44, 35.28, 0, 0, 1.05),
        ("Kamianske", 47.54, 35.37, 12.8, 0, 1.05),
        ("Stepnohirsk", 47.59, 35.36, 18.6, 1, 1.1),
        ("Balabyne", 47.74, 35.21, 38.4, 1, 1.05),
        ("Zaporizhzhia", 47.85, 35.12, 53.1, 1, 1.8),
    )),
    ("Kherson-Dnipro", "river line, static", 60.0, 0, 230, 15, 14, (
        ("Skadovsk", 46.11, 32.91, 0, 0, 1.05),
        ("Oleshky", 46.63, 32.72, 58.8, 0, 1.05),
        ("Kherson", 46.64, 32.62, 67.3, 1, 1.5),
        ("Mykolaiv", 46.98, 31.99, 127.9, 1, 1.7),
    )),
)  # fmt: skip
"""Coordinates: GeoNames (CC BY 4.0), rounded."""

NODES: tuple[tuple[str, str, float, float, int, str, str, str, float, float, float], ...] = (
    ("St Petersburg oil terminal", "St Petersburg", 59.94, 30.31, 0, "port", "Export terminal", "deep", 0.75, 2.0, 0.7),
    (
        "Primorsk crude port",
        "Primorsk (Leningrad obl.)",
        60.37,
        28.61,
        0,
        "port",
        "Export terminal",
        "deep",
        0.8,
        1.5,
        0.7,
    ),
    (
        "Ust-Luga port and condensate complex",
        "Ust-Luga",
        59.67,
        28.29,
        0,
        "port",
        "Export terminal",
        "deep",
        0.75,
        2.0,
        0.7,
    ),
    ("Novorossiysk oil port", "Novorossiysk", 44.73, 37.76, 0, "port", "Export terminal", "mid", 0.8, 1.5, 0.8),
    (
        "Tuapse refinery and terminal",
        "Tuapse",
        44.1,
        39.08,
        0,
        "refinery",
        "Refinery and terminal",
        "mid",
        0.65,
        2.5,
        0.7,
    ),
    ("Kirishi refinery", "Kirishi", 59.47, 32.04, 0, "refinery", "Refineries", "deep", 0.8, 2.5, 0.6),
    ("Ryazan refinery", "Ryazan", 54.63, 39.7, 0, "refinery", "Refineries", "mid", 0.7, 2.2, 0.6),
    ("Volgograd refinery", "Volgograd", 48.71, 44.5, 0, "refinery", "Refineries", "mid", 0.7, 2.2, 0.6),
    ("Saratov refinery", "Saratov", 51.54, 45.99, 0, "refinery", "Refineries", "mid", 0.7, 2.2, 0.5),
    ("Samara refinery group", "Samara / Syzran", 53.21, 50.14, 0, "refinery", "Refineries", "deep", 0.75, 2.5, 0.5),
    ("Nizhny Novgorod refinery", "Kstovo", 56.15, 44.2, 0, "refinery", "Refineries", "deep", 0.8, 2.5, 0.6),
    ("Moscow and Yaroslavl refineries", "Moscow", 55.75, 37.62, 0, "refinery", "Refineries", "mid", 0.9, 2.2, 0.9),
    ("Krasnodar refinery group", "Krasnodar", 45.05, 38.98, 0, "refinery", "Refineries", "mid", 0.7, 2.0, 0.6),
    ("Ufa and Perm refinery group", "Ufa", 54.74, 55.97, 0, "refinery", "Refineries", "deep", 0.88, 2.5, 0.5),
    ("Sea of Azov shipping", "Taganrog / Mariupol", 47.1, 37.54, 0, "maritime", "Shipping", "near", 0.85, 1.0, 0.4),
    (
        "Crimea fuel depots and Kerch crossing",
        "Feodosia / Kerch",
        45.03,
        35.38,
        0,
        "depot",
        "Depots and crossing",
        "near",
        0.7,
        1.5,
        0.8,
    ),
    ("Drone assembly zone", "Yelabuga", 55.76, 52.04, 0, "industry", "Defence industry", "deep", 0.95, 1.5, 0.8),
    ("Rostov rail and depot node", "Rostov-on-Don", 47.22, 39.71, 0, "rail", "Rail and depots", "near", 0.9, 0.7, 0.7),
    ("Kyiv power node", "Kyiv", 50.45, 30.52, 1, "power", "Power grid", "deep", 0.75, 1.5, 0.9),
    (
        "Dnipro-Zaporizhzhia-Kremenchuk industry and grid",
        "Dnipro",
        48.47,
        35.04,
        1,
        "industry",
        "Industry and grid",
        "near",
        0.7,
        2.0,
        0.7,
    ),
    ("Odesa ports", "Odesa", 46.49, 30.74, 1, "port", "Ports", "mid", 0.8, 1.0, 0.7),
    ("Danube ports", "Izmail", 45.35, 28.84, 1, "port", "Ports", "mid", 0.85, 1.0, 0.6),
    (
        "Kharkiv-Poltava gas and power",
        "Kharkiv / Poltava",
        49.98,
        36.25,
        1,
        "power",
        "Gas and power",
        "near",
        0.6,
        2.0,
        0.6,
    ),
    (
        "Western grid and interconnectors",
        "Lviv / Burshtyn",
        49.84,
        24.02,
        1,
        "power",
        "Power grid",
        "deep",
        0.8,
        1.5,
        0.7,
    ),
)

HUBS = (
    HubView("Volga-Rostov rear", 47.22, 39.71, 0, 8),
    HubView("Belgorod-Valuyki rear", 50.2, 38.12, 0, 8),
    HubView("Donetsk-Ilovaisk rail node", 47.92, 38.2, 0, 8),
    HubView("Melitopol-Dzhankoi corridor", 46.85, 35.38, 0, 7),
    HubView("European gateway", 50.04, 22.0, 1, 8),
    HubView("Dnipro-Pavlohrad base", 48.47, 35.04, 1, 8),
    HubView("Kharkiv-Chuhuiv base", 49.98, 36.25, 1, 7),
    HubView("Kramatorsk-Sloviansk base", 48.73, 37.57, 1, 6),
)

CITIES = (
    ("Kyiv", 50.45, 30.52, 0),
    ("Moscow", 55.75, 37.62, 0),
    ("Minsk", 53.9, 27.57, 0),
    ("Chisinau", 47.01, 28.86, 0),
    ("Warsaw", 52.23, 21.01, 0),
    ("Bucharest", 44.43, 26.11, 0),
    ("Vilnius", 54.69, 25.28, 0),
    ("Dnipro", 48.47, 35.04, 1),
    ("Odesa", 46.49, 30.74, 1),
    ("Donetsk", 48.02, 37.80, 2),
    ("Lviv", 49.84, 24.02, 1),
    ("Rostov-on-Don", 47.24, 39.71, 1),
    ("Voronezh", 51.67, 39.18, 1),
    ("Volgograd", 48.72, 44.5, 1),
    ("Krasnodar", 45.04, 38.98, 1),
    ("St Petersburg", 59.94, 30.31, 1),
    ("Istanbul", 41.01, 28.95, 1),
    ("Simferopol", 44.96, 34.11, 1),
    ("Sevastopol", 44.59, 33.52, 2),
    ("Luhansk", 48.57, 39.32, 2),
    ("Mariupol", 47.1, 37.55, 2),
    ("Melitopol", 46.85, 35.37, 2),
    ("Poltava", 49.59, 34.55, 2),
    ("Kryvyi Rih", 47.91, 33.39, 2),
    ("Kremenchuk", 49.07, 33.42, 3),
    ("Cherkasy", 49.44, 32.06, 2),
    ("Chernihiv", 51.51, 31.28, 2),
    ("Vinnytsia", 49.23, 28.48, 2),
    ("Zhytomyr", 50.26, 28.68, 3),
    ("Uman", 48.75, 30.22, 3),
    ("Kropyvnytskyi", 48.51, 32.26, 2),
    ("Nikopol", 47.57, 34.4, 3),
    ("Berdiansk", 46.76, 36.8, 3),
    ("Kerch", 45.36, 36.47, 3),
    ("Taganrog", 47.24, 38.9, 3),
    ("Kursk", 51.73, 36.19, 2),
    ("Starobilsk", 49.28, 38.91, 3),
    ("Izmail", 45.35, 28.84, 3),
)

MOVED = {2: 1.6, 5: 2.8, 7: 0.9, 9: 4.2, 11: -1.4, 12: 3.1}
"""Kilometres the line moved last month, by sector; positive: side 0 gained."""
ATTACKS = {0: (2, 5, 7, 9, 12), 1: (11,)}
"""Sectors in which each side attacked last month."""
OWN_POSTURES = {
    1: Posture.FORTIFY,
    6: Posture.FORTIFY,
    9: Posture.FORTIFY,
    11: Posture.COUNTER_ATTACK,
    3: Posture.REGROUP,
    8: Posture.GRIND,
}
RAIDS = {7: (2, 3), 12: (1, 2), 3: (0, 4), 16: (0, 1)}
"""Raids planned and raids of last month, by node."""


def estimate(value: float, spread: float, digits: int = 0) -> Figure:
    """A figure known within ``spread`` either way."""
    return Figure(value, value - spread, value + spread, None, "", digits)


def _town(row: Town) -> TownView:
    name, lat, lon, km, holder, multiplier = row
    return TownView(name, lat, lon, km, holder, multiplier)


def _sector(index: int, row: Sector, side: int) -> SectorView:
    name, meaning, km, width, frontage, *forces, towns = row
    moved = MOVED.get(index, 0.0)
    force = [estimate(value, 0 if side == i else round(value * 0.15)) for i, value in enumerate(cast(Any, forces))]
    fort = [estimate(0.5, 0 if side == i else 0.1, 2) for i in range(2)]
    postures = [
        OWN_POSTURES.get(index, Posture.HOLD) if side == i else Posture.GRIND if index in ATTACKS[i] else Posture.HOLD
        for i in range(2)
    ]
    return SectorView(
        index,
        name,
        meaning,
        tuple(_town(t) for t in towns),
        km + moved,
        km,
        km - 2.0 * moved,
        width,
        frontage,
        (force[0], force[1]),
        (fort[0], fort[1]),
        (postures[0], postures[1]),
        1 / 16,
        (estimate(0.9, 0, 2), estimate(0.8, 0.1, 2)),
        is_seen=(side != 0, side != 1),
        attacking=(index in ATTACKS[0], index in ATTACKS[1]),
    )


def _node(
    index: int, row: tuple[str, str, float, float, int, str, str, str, float, float, float], side: int
) -> NodeView:
    name, city, lat, lon, owner, kind, label, reach, capacity, repair, defence = row
    planned, last = RAIDS.get(index, (0, 0)) if owner != side else (0, 0)
    own = owner == side
    return NodeView(
        index,
        name,
        city,
        lat,
        lon,
        owner,
        NodeKind(kind),
        label,
        Reach[reach.upper()],
        estimate(capacity, 0 if own else 0.08, 2),
        (capacity,),
        repair,
        estimate(defence * 5, 0 if own else 1),
        planned,
        last,
        estimate(0.04 * planned, 0.01, 2),
        "Own node." if own else "",
    )


def sample_map(side: int = 1) -> MapView:
    """The whole theatre in the third month as one side sees it."""
    return MapView(
        sides=SIDES,
        sectors=tuple(_sector(i, row, side) for i, row in enumerate(SECTORS)),
        nodes=tuple(_node(i, row, side) for i, row in enumerate(NODES)),
        hubs=HUBS,
        reserve=(estimate(22, 0 if side == 0 else 4), estimate(14, 0 if side == 1 else 3)),
        reserve_places=((48.95, 40.3), (49.25, 34.4)),
        transfers=(TransferView(10, 8, 2.0), TransferView(None, 9, 5.0)) if side == 1 else (),
        cities=CITIES,
        frame=(45.6, 31.4, 52.0, 40.4),
        control="ukraine",
    )
