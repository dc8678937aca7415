"""Fixed arrays of a scenario that rules read; everybody may read them."""

from __future__ import annotations

from wargame.engine.quantities.quantity import Quantity, fixed

FIXED: tuple[Quantity, ...] = (
    # the front
    fixed("sector_width", "sector", "km", "Width of attack", "width over which the line moves", low=0),
    fixed("sector_terrain", "sector", "factor", "Ground", "what the ground is worth to a defender", low=0),
    fixed("sector_length", "sector", "km", "Length of the axis", "length of the sector's axis", low=0),
    fixed(
        "sector_start_km",
        "sector",
        "km",
        "Line at the start",
        "where the line stood at the start",
        low=0,
        is_listed=False,
    ),
    fixed(
        "sector_main", "sector", "flag", "Main sector", "the sector is one of the first side's main ones", low=0, high=1
    ),
    fixed(
        "start_force", "side sector", "force points", "Force at the start", "forces in the sector at the start", low=0
    ),
    fixed(
        "town_km", "sector town", "km", "Towns on the axis", "where the towns lie on the axis", low=0, is_listed=False
    ),
    fixed(
        "town_multiplier",
        "sector town",
        "factor",
        "Hold of the towns",
        "what each town is worth to a defender",
        low=0,
        is_listed=False,
    ),
    fixed("hub_throughput", "hub", "force points", "Hub throughput", "transfers a hub carries a month", low=0),
    fixed(
        "sector_hub_matrix",
        "side hub sector",
        "flag",
        "Hubs that serve the sectors",
        "the hub serves the side's sector",
        low=0,
        high=1,
        is_listed=False,
    ),
    # nodes
    fixed("node_owner", "node", "side", "Owner", "side that owns the node", low=0, high=1, is_listed=False),
    fixed("node_range", "node", "range class", "Range class", "near, mid or deep behind the front", low=0, high=2),
    fixed(
        "node_channels", "node", "level", "Air defence at the start", "level of air defence at the start", low=0, high=1
    ),
    fixed("node_staying", "node", "factor", "Staying power", "what of a raid the node shrugs off", low=0),
    fixed(
        "node_repair_months",
        "node",
        "months",
        "Ordinary time of repair",
        "months in which most of a gap is repaired",
        low=0,
    ),
    fixed("node_vulnerable", "node", "factor", "Exposure to raids", "factor on what raids do to the node", low=0),
    fixed(
        "node_truce",
        "truce node",
        "flag",
        "Nodes under truce",
        "the truce takes the node out of the targets",
        low=0,
        high=1,
        is_listed=False,
    ),
    fixed(
        "weight_refining", "node", "share", "Weights in refining", "the node's part of refining", low=0, is_listed=False
    ),
    fixed(
        "weight_port",
        "node",
        "share",
        "Weights in the ports",
        "the node's part of export capacity",
        low=0,
        is_listed=False,
    ),
    fixed(
        "weight_grid",
        "node",
        "share",
        "Weights in the power grid",
        "the node's part of the power grid",
        low=0,
        is_listed=False,
    ),
    fixed(
        "weight_industry",
        "node",
        "share",
        "Weights in the industry",
        "the node's part of the defence industry",
        low=0,
        is_listed=False,
    ),
    fixed(
        "weight_rail",
        "node",
        "share",
        "Weights in the railways",
        "the node's part of the railways",
        low=0,
        is_listed=False,
    ),
    fixed(
        "has_refining",
        "side",
        "flag",
        "Refining of its own",
        "the side owns refineries",
        low=0,
        high=1,
        is_listed=False,
    ),
    fixed(
        "region_weight",
        "region node",
        "share",
        "Feeders of the region",
        "the node's part of the region's supply",
        low=0,
        is_listed=False,
    ),
    fixed(
        "region_sector",
        "region side sector",
        "flag",
        "Sectors a region feeds",
        "the region feeds the side's sector",
        low=0,
        high=1,
        is_listed=False,
    ),
    # seats and the table
    fixed(
        "support_share", "side seat", "share", "Weights of the donors", "flow the seat adds per unit of its will", low=0
    ),
    fixed("donor_base", "seat", "share", "Ordinary donor will", "will to which the seat returns", low=0, high=1),
    fixed(
        "issue_reservation",
        "side issue",
        "index",
        "Limit before any failure",
        "limit while the own pillar stands",
        low=0,
        high=1,
    ),
    fixed("issue_span", "side issue", "index", "Movement when the own pillar fails", "how far the limit then moves"),
    fixed("issue_opening", "side issue", "index", "Opening position", "position the side opens with", low=0, high=1),
    fixed(
        "issue_power_shift",
        "issue",
        "factor",
        "Power shifted by each issue",
        "how far conceding it shifts power",
        is_listed=False,
    ),
    fixed(
        "theatre",
        "",
        "scenario",
        "The scenario",
        "names, places and seats, for rules that ask by name",
        is_listed=False,
    ),
)
"""What a scenario fixes."""
