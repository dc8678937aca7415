"""A sample order sheet of one side: postures, strikes, money and the table; imports the views and orders."""

from __future__ import annotations

from wargame.board.orders.view import Choice, OrderLine, OrderSheetView, Resource, Slider
from wargame.engine.orders import (
    AssignDefence,
    FundDossier,
    Mobilise,
    PlanRaids,
    Propose,
    SetEffort,
    SetFiscal,
    SetLetter,
    SetMandate,
    SetPosture,
    SetTempo,
    SplitProduction,
)
from wargame.engine.words import Dossier, Fiscal, Initiative, Posture

SECTORS = (
    "Sumy border",
    "Kupiansk",
    "Lyman",
    "Sloviansk",
    "Kostiantynivka",
    "Pokrovsk",
    "Huliaipole",
    "Zaporizhzhia",
    "Dnipro river",
)
POSTURES = ("Hold", "Fortify", "Grind", "Counter-attack", "Regroup", "Withdraw")
ENEMY_NODES = (
    ("Crimea depots and Kerch crossing", "Kerch", "depot", "near", 0.52, 3),
    ("Krasnodar refinery group", "Krasnodar", "refinery", "mid", 0.56, 4),
    ("Volgograd refinery", "Volgograd", "refinery", "mid", 0.61, 3),
    ("Novorossiysk oil port", "Novorossiysk", "port", "mid", 0.68, 0),
    ("Tuapse refinery and terminal", "Tuapse", "refinery", "mid", 0.49, 2),
    ("Primorsk crude port", "Primorsk", "port", "deep", 0.77, 2),
    ("Samara refinery group", "Samara", "refinery", "deep", 0.70, 3),
    ("Ust-Luga port and condensate", "Ust-Luga", "port", "deep", 0.72, 0),
    ("Sea of Azov shipping", "Mariupol", "maritime", "near", 0.74, 2),
    ("Rostov rail and depot node", "Rostov-on-Don", "rail", "near", 0.83, 0),
)
OWN_NODES = (
    ("Kyiv power", "Kyiv", "power", 0.81, 4),
    ("Dnipro industry and grid", "Dnipro", "industry", 0.72, 4),
    ("Odesa ports", "Odesa", "port", 0.66, 3),
    ("Kharkiv gas and power", "Kharkiv", "power", 0.43, 2),
    ("Western grid", "Lviv", "power", 0.88, 1),
)


def sector_line(index: int, name: str) -> OrderLine:
    """A sector's line: posture choices, one of them refused, and a share of effort."""
    posture = Posture.GRIND if index == 5 else Posture.HOLD
    refused = "Fewer than 4 force points in reserve (R05)"
    choices = tuple(
        Choice(
            label, SetPosture(index, Posture(i)), i == posture, refused if Posture(i) == Posture.COUNTER_ATTACK else ""
        )
        for i, label in enumerate(POSTURES)
    )
    share = (0.02, 0.06, 0.1, 0.08, 0.16, 0.3, 0.18, 0.06, 0.04)[index]
    effort = Slider(SetEffort(index, share), "share", 0.0, 1.0, 0.01, share, percent=True)
    detail = f"{POSTURES[posture]}, {share:.0%} of effort"
    return OrderLine(
        f"sector/{index}", "kinetic", "Sectors", name, detail, "12 points", choices, (effort,), index == 5, "R09"
    )


def kinetic_lines() -> tuple[OrderLine, ...]:
    """Sectors, tempo and mobilisation."""
    tempo = Slider(SetTempo(1.0), "tempo", 0.4, 1.3, 0.05, 1.0)
    levels = tuple(
        Choice(label, Mobilise(i), i == 1) for i, label in enumerate(("Volunteers", "Partial", "Wide", "General"))
    )
    return (
        *(sector_line(i, name) for i, name in enumerate(SECTORS)),
        OrderLine(
            "tempo",
            "kinetic",
            "Whole front",
            "Tempo of attacks",
            "Normal",
            "munitions ×1.0",
            (),
            (tempo,),
            False,
            "R08",
        ),
        OrderLine(
            "mobilise",
            "kinetic",
            "Whole front",
            "Mobilisation",
            "Partial",
            "support −0.02 a month",
            levels,
            (),
            True,
            "R12",
        ),
    )


def strike_lines() -> tuple[OrderLine, ...]:
    """Raids and defence."""
    raids = tuple(
        OrderLine(
            f"node/{i}",
            "economic",
            "Strikes",
            name,
            f"{count} raids",
            f"{count} {reach}",
            (),
            (Slider(PlanRaids(i, count), "raids", 0, 8, 1, count),),
            count == 3,
            "R29",
        )
        for i, (name, _, _, reach, _, count) in enumerate(ENEMY_NODES)
    )
    defence = tuple(
        OrderLine(
            f"defence/{i}",
            "economic",
            "Air defence",
            name,
            f"{0.2:.0%}",
            "",
            (),
            (Slider(AssignDefence(len(ENEMY_NODES) + i, 0.2), "share", 0, 1, 0.05, 0.2, percent=True),),
            False,
            "R30",
        )
        for i, (name, *_) in enumerate(OWN_NODES)
    )
    return (*raids, *defence)


def budget_lines() -> tuple[OrderLine, ...]:
    """Production and fiscal measures."""
    split = SplitProduction(0.30, 0.46, 0.24)
    shares = (("munitions", 0.30, " munitions"), ("strike", 0.46, " strike"), ("air_defence", 0.24, " air defence"))
    production = OrderLine(
        "production",
        "economic",
        "Production",
        "Production split",
        "46 / 30 / 24 %",
        "acts next month",
        (),
        tuple(Slider(split, name, 0, 1, 0.01, value, suffix, True) for name, value, suffix in shares),
        False,
        "R31",
    )
    names = ("Raise taxes", "Borrow at home", "Draw on reserve", "Cut civil spending", "Print money")
    fiscal = tuple(
        OrderLine(
            f"fiscal/{i}",
            "economic",
            "Fiscal measures",
            name,
            f"{level:.0%}",
            "",
            (),
            (Slider(SetFiscal(Fiscal(i), level), "level", 0, 1, 0.25, level, percent=True),),
            False,
            "R36",
        )
        for i, (name, level) in enumerate(zip(names, (0.5, 0.25, 0, 0, 0), strict=True))
    )
    return (production, *fiscal)


def initiative_lines() -> tuple[OrderLine, ...]:
    """Initiatives with a refused one, and an open letter."""
    titles = (
        ("Open letter", Initiative.LETTER, ""),
        ("Leaders' meeting", Initiative.SUMMIT, ""),
        ("General ceasefire", Initiative.CEASEFIRE, ""),
        ("Energy truce", Initiative.ENERGY_TRUCE, "A truce on energy runs already (R25)"),
    )
    proposals = tuple(
        OrderLine(
            f"propose/{kind.name}",
            "negotiation",
            "Initiatives",
            title,
            "Not proposed",
            "1 capital",
            (Choice("Not proposed", Propose(kind, False), True), Choice("Propose", Propose(kind), False, refusal)),
            (),
            False,
            "R16",
        )
        for title, kind, refusal in titles
    )
    letter = OrderLine(
        "letter",
        "negotiation",
        "Initiatives",
        "Tone of the letter",
        "Courteous",
        "",
        tuple(Choice(place, SetLetter(0.5, i), i == 0) for i, place in enumerate(("Geneva", "Istanbul"))),
        (Slider(SetLetter(0.5, 0), "tone", -1, 1, 0.25, 0.5),),
        False,
        "R21",
    )
    return (*proposals, letter)


def mandate_lines() -> tuple[OrderLine, ...]:
    """Mandates and dossiers."""
    mandates = tuple(
        OrderLine(
            f"mandate/{i}",
            "negotiation",
            "Mandates",
            name,
            "20 % flexible",
            "",
            (),
            (Slider(SetMandate(i, 0.2), "flexibility", 0, 1, 0.05, 0.2, percent=True),),
            False,
            "R20",
        )
        for i, name in enumerate(("Line and territory", "Security guarantees", "Force limits"))
    )
    dossiers = tuple(
        OrderLine(
            f"dossier/{i}",
            "negotiation",
            "European dossiers",
            name,
            "1 point",
            "1 capital",
            (),
            (Slider(FundDossier(Dossier(i), 1), "points", 0, 5, 1, 1),),
            False,
            "R40",
        )
        for i, name in enumerate(("Binding contracts", "Deep-strike technology", "Guarantees"))
    )
    return (*mandates, *dossiers)


def sheet() -> OrderSheetView:
    """The sample order sheet of Kyiv."""
    resources = (
        Resource("Near raids", 5, 13, "raids", "R29"),
        Resource("Mid raids", 9, 14, "raids", "R29"),
        Resource("Deep raids", 8, 7, "raids", "R29"),
        Resource("Force reserve", 12, 30, "points", "R05"),
        Resource("Political capital", 3, 5, "points", "R40"),
    )
    problems = ("Deep raids: 8 planned, 7 in stock (R29)",)
    return OrderSheetView(
        "kyiv",
        (*kinetic_lines(), *strike_lines(), *budget_lines(), *initiative_lines(), *mandate_lines()),
        resources,
        True,
        False,
        problems,
    )
