"""What would flip the answer to an initiative, for the inset of its card."""

from __future__ import annotations

from wargame.board.diplomacy.templates import margins
from wargame.board.table.card import Card
from wargame.engine.words import TRUCES, Initiative
from wargame.reckon.flips import Flip, flip_leaders, flip_utility
from wargame.words.numbers import ARROW, capital, counted, plain, word

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
    note = "Without concluded text a meeting signs nothing; it quickens the text by half this month."
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
    own, denial = (reading.parameter(name, asked) for name in ("truce_own", "truce_denial"))
    spared, forgone = (reading.value(name, asked, truce) for name in ("truce_spared", "truce_forgone"))
    if truce == TRUCES.index(Initiative.HUMANITARIAN_TRUCE):
        return Flip("Nothing within the rules turns it: it forgoes no leverage.", "The general gate does not apply.")
    sides = reading.theatre.sides
    moves = [(asked, spared / own, forgone / own), (1 - asked, forgone / denial, spared / denial)]
    possible = [move for move in moves if 0 <= move[2] <= 1]
    turns = "negative" if value > 0 else "positive"
    if not possible:
        return Flip(f"No single change of either side's damage turns it {turns}.", "The general gate does not apply.")
    side, now, then = min(possible, key=lambda move: abs(move[2] - move[1]))
    kind = ("energy damage", "port damage", "")[truce]
    title = f"{sides[side].name}'s {kind} {plain(now)} {ARROW} {plain(_past(now, then))} turns it {turns}."
    return Flip(title, "The general gate does not apply to a limited truce.")


def _past(now: float, then: float) -> float:
    """The threshold printed a hundredth beyond it, so that what is printed still flips."""
    return min(max(round(then + (0.01 if then > now else -0.01), 2), 0.0), 1.0)


def _template(card: Card) -> Flip:
    reading = card.reading
    rows = margins(reading, card.template, card.asked)
    beyond = sorted((margin, name) for margin, name in zip(rows, reading.theatre.issues, strict=True) if margin < -1e-6)
    if not beyond:
        return Flip("Every term lies inside the limits.", "The text itself still grows in the working groups.")
    name = reading.theatre.sides[card.asked].name
    worst = f"{capital(beyond[0][1])} lies farthest out, by {plain(-beyond[0][0])}."
    count = f"{capital(word(len(beyond)))} {'issue' if len(beyond) == 1 else 'issues'}"
    title = f"{count} would have to come inside {name}'s limits. {worst}"
    return Flip(title, "Limits move only once that side's own pillar has failed.")


def _dossier(card: Card) -> Flip:
    reading, side = card.reading, card.side
    more = reading.parameter("request_contract")
    hedge, share = reading.value("hedge", side), reading.value("contract_share", side)
    grown = hedge + reading.parameter("hedge_contracts") * more
    lag = counted(reading.parameter("contract_lag"), "month")
    title = f"Contracts {plain(share, 3)} {ARROW} {plain(share + more, 3)} over {lag}, or more with capital behind it."
    return Flip(title, f"The hedge would go from {plain(hedge, 3)} to {plain(grown, 3)}; no utility changes at once.")
