"""What a seat's score on each of its aims rests on, in a few words."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.engine.words import Aim
from wargame.words.rows import AimRow

_GROUND = AimRow("{gained} km² since the start")
_HEDGE = AimRow("hedge {hedge}")

AIMS: Mapping[Aim, AimRow] = {
    Aim.OBLASTS: _GROUND,
    Aim.LAND: _GROUND,
    Aim.TERMS: AimRow("in sight only: {concluded} of {issues} issues concluded", settled="signed"),
    Aim.INSULATION: AimRow("insulation {macro_insulation}"),
    Aim.FORCE_AND_HOME: AimRow("{force_points} force points, standing at home {home}"),
    Aim.FORCE: AimRow("{force_points} force points, works {works}"),
    Aim.ENERGY: AimRow("{grid} of power demand met, ports at {ports}"),
    Aim.SHIELD: _HEDGE,
    Aim.HEDGE: _HEDGE,
    Aim.COST: AimRow("will to give {donor_will}; packages {packages}, contracts {contracts} of full"),
    Aim.CALM: AimRow("Western publics {backers}, pressure {pressure}"),
    Aim.SETTLEMENT: AimRow(
        "no settlement; text on average {text}", settled="signed in month {ended}", frozen="a freeze in month {ended}"
    ),
    Aim.DISENGAGEMENT: AimRow("attention {attention}"),
    Aim.PRICE: AimRow("{oil_price} USD a barrel"),
    Aim.DURABILITY: AimRow("guarantees {guarantees}, monitoring text {monitoring}"),
    Aim.TRADE: AimRow("{diversion} of trade diverted, {settlement} settled outside"),
    Aim.BARGAIN: AimRow("purchases {purchases}, settlement channel {channel} of full"),
    Aim.HOSTING: AimRow("venue offered {hosting} of the time, {groups_months} months of expert talks"),
    Aim.PEACE: AimRow(
        "{moved} km² changed hands in the last month", settled="the guns are silent", frozen="the guns are silent"
    ),
}
