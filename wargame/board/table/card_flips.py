"""What would flip the answer to an initiative, for the inset of its card."""

from __future__ import annotations

import numpy as np

from wargame.board.diplomacy.templates import margins
from wargame.board.table.card import Card
from wargame.engine.words import TRUCES, Answer, Initiative
from wargame.reckon.flips import Flip, flip_leaders, flip_utility
from wargame.rules.terms import is_bearable
from wargame.words.numbers import ARROW, capital, counted, percent, plain, word
from wargame.words.terms import row

SMALLEST = "Smallest change that would flip it"


def flip_of(card: Card) -> tuple[str, Flip]:
    """Heading of the inset, and what stands in it."""
    reading = card.reading
    if card.kind is Initiative.CEASEFIRE:
        return SMALLEST, flip_utility(reading, card.asked)
    if card.kind is Initiative.SUMMIT:
        return SMALLEST, flip_leaders(reading) if reading.value("leaders_open") <= 0 else _meeting_open(card)
    if card.kind in TRUCES:
        return SMALLEST, _truce(card)
    if card.kind is Initiative.TEMPLATE:
        return "What stands against it", _template(card)
    if card.kind is Initiative.DOSSIER_REQUEST:
        return "If it is signed, what you would expect", _dossier(card)
    return SMALLEST, _free(card)


def _meeting_open(card: Card) -> Flip:
    concluded = card.reading.value("concluded") > 0
    if concluded:
        return Flip("The leaders' format is open: a meeting would sign the text.", "")
    quicker = percent(card.reading.parameter("text_summit"))
    note = f"Without concluded text a meeting signs nothing; it quickens the text by {quicker} this month."
    chance = "Chance has opened the leaders' format for this month; no pillar has failed."
    return Flip(chance if card.reading.is_open_by_chance else "The leaders' format is open.", note)


def _free(card: Card) -> Flip:
    if card.kind is Initiative.LETTER:
        note = "Tone reaches audiences only: the same letter, courteous, leaves every figure of the bargain as it is."
        return Flip("No answer to a letter changes either utility.", note)
    if card.kind is Initiative.EXCHANGE:
        return Flip("No gate stands before an exchange while the humanitarian zone is open.", "")
    note = "Issues with a zone of agreement grow; the others stop where text stalls."
    return Flip("No gate stands before the experts.", note)


def _truce(card: Card) -> Flip:
    """Which damage, the asked side's own or the other's, would have to change least to turn the sign of the truce."""
    reading, truce, asked = card.reading, card.truce, card.asked
    if reading.value("truce_zone", truce) <= 0:
        return Flip("There is no zone for it at present.", "Zones move only when a pillar fails or a truce has cooled.")
    value = reading.value("truce_value", asked, truce)
    if card.kind is Initiative.HUMANITARIAN_TRUCE:
        return Flip("Nothing within the rules turns it: it forgoes no leverage.", "The general gate does not apply.")
    sides = reading.theatre.sides
    moves = [(side, reading.value("truce_damage", side, truce), _turning(card, side)) for side in (asked, 1 - asked)]
    possible = [(side, now, then) for side, now, then in moves if then is not None]
    turns = "negative" if value > 0 else "positive"
    if not possible:
        return Flip(f"No single change of either side's damage turns it {turns}.", "The general gate does not apply.")
    side, now, then = min(possible, key=lambda move: abs(move[2] - move[1]))
    kind = row(card.kind).damage
    title = f"{sides[side].name}'s {kind} {plain(now)} {ARROW} {plain(then)} turns it {turns}."
    return Flip(title, "The general gate does not apply to a limited truce.")


def _turning(card: Card, side: int) -> float | None:
    """The damage of a side, to the hundredth and nearest to today's, at which the worth of the truce to the side asked
    changes its sign by rule R20b; None where none does.
    """
    reading, truce, asked = card.reading, card.truce, card.asked
    levels = np.arange(101, dtype=np.float32) / np.float32(100)
    damage = np.repeat(reading.array("truce_damage")[..., None], len(levels), axis=-1).astype(np.float32)
    damage[side, truce] = levels
    zone = np.ones((len(reading.theatre.issues), 1), dtype=np.float32)
    worth = reading.workings.run(("R20b",), {"truce_damage": damage, "zone": zone})["truce_value"][asked, truce]
    flips = (worth > 0) != (reading.value("truce_value", asked, truce) > 0)
    away = np.where(flips, np.abs(levels - reading.value("truce_damage", side, truce)), np.inf)
    return round(float(levels[away.argmin()]), 2) if flips.any() else None


def _template(card: Card) -> Flip:
    reading = card.reading
    rows = margins(reading, card.template, card.asked)
    beyond = sorted(
        (float(margin), name)
        for margin, name in zip(rows, reading.theatre.issues, strict=True)
        if not is_bearable(margin)
    )
    if not beyond:
        return Flip("Every term lies inside the limits.", "The text itself still grows in the working groups.")
    name = reading.theatre.sides[card.asked].name
    worst = f"{capital(beyond[0][1])} lies farthest out, by {plain(-beyond[0][0])}."
    count = f"{capital(word(len(beyond)))} {'issue' if len(beyond) == 1 else 'issues'}"
    title = f"{count} would have to come inside {name}'s limits. {worst}"
    return Flip(title, "Limits move only once that side's own pillar has failed.")


def _dossier(card: Card) -> Flip:
    reading, side = card.reading, card.side
    more = float(card.effects(Answer.ACCEPT)["contract_pending"][side])
    hedge, share = reading.value("hedge", side), reading.value("contract_share", side)
    signed = reading.workings.seen("contract_share").copy()
    signed[side] += more
    grown = float(reading.workings.run(("R44",), {"contract_share": signed})["hedge"][side, 0])
    lag = counted(reading.parameter("contract_lag"), "month")
    title = f"Contracts {plain(share, 3)} {ARROW} {plain(share + more, 3)} over {lag}, or more with capital behind it."
    return Flip(title, f"The hedge would go from {plain(hedge, 3)} to {plain(grown, 3)}; no utility changes at once.")
