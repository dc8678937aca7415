"""What a card on the table says before its answers: a sentence and a few facts."""

from __future__ import annotations

from wargame.board.diplomacy.templates import margins
from wargame.board.table.card import Card
from wargame.engine.words import TRUCES, Initiative
from wargame.rules.terms import is_bearable
from wargame.words.numbers import brief, counted, plain
from wargame.words.orders import tone_words
from wargame.words.terms import row

Facts = tuple[tuple[str, str], ...]


def sentence(card: Card) -> str:
    """What is asked of whom, in one sentence."""
    if card.seat is None:
        return f"{card.proposer} asks for a binding contract, but no coalition holds dossiers for it."
    months = counted(card.offered("truce_term"), "month") if card.kind in TRUCES else ""
    return row(card.kind).asks.format(asker=card.proposer, asked=card.answerer, months=months)


def facts(card: Card) -> Facts:
    """Two or three facts printed under the sentence."""
    if card.kind in TRUCES:
        return _truce(card)
    builders = {
        Initiative.LETTER: _letter,
        Initiative.SUMMIT: _summit,
        Initiative.CEASEFIRE: _ceasefire,
        Initiative.EXCHANGE: _humanitarian,
        Initiative.WORKING_GROUPS: _groups,
        Initiative.TEMPLATE: _template,
        Initiative.DOSSIER_REQUEST: _dossier,
    }
    return builders[card.kind](card)


def _letter(card: Card) -> Facts:
    venues = card.reading.theatre.venues
    place = round(card.offered("venue"))
    venue = venues[place] if 0 <= place < len(venues) else "open"
    before = card.reading.value("letters", card.side)
    series = "first in recent months" if before < 0.2 else f"{plain(before, 1)} letters still remembered"
    return (("Venue", venue), ("Tone", tone_words(card.offered("tone"))), ("Series", series))


def _summit(card: Card) -> Facts:
    done = card.reading.array("issue_concluded")
    levels = " and ".join(brief(card.reading.value("recognition", side)) for side in (0, 1))
    return (("Format", "leaders"), ("Text", f"{int(done.sum())} of {len(done)} issues"), ("Recognition", levels))


def _ceasefire(card: Card) -> Facts:
    lock = counted(card.reading.parameter("ceasefire_lock"), "month")
    door = "open" if card.reading.value("door_open") > 0 else "closed"
    if card.reading.is_open_by_chance:
        door = "open by chance"
    return (("Scope", "the whole line"), ("Locked in for", lock), ("Door", door))


def _truce(card: Card) -> Facts:
    lasts = counted(card.offered("truce_term"), "month")
    cools = counted(card.reading.parameter("truce_cooling_months"), "month")
    return (("Scope", row(card.kind).spares), ("Length", lasts), ("Cools for", cools))


def _humanitarian(card: Card) -> Facts:
    keys = card.reading.theatre.issue_keys
    zone = card.reading.value("zone", keys.index("humanitarian")) if "humanitarian" in keys else 0.0
    return (("Issue", "humanitarian"), ("Zone", plain(zone)))


def _groups(card: Card) -> Facts:
    given = sum(card.reading.value("mandated", side) > 0 for side in (0, 1))
    return (("Mandates before", f"{given} of 2"), ("Rounds so far", plain(card.reading.value("groups_months"), 0)))


def _template(card: Card) -> Facts:
    counts = [int(is_bearable(margins(card.reading, card.template, side)).sum()) for side in (0, 1)]
    sides, issues = card.reading.theatre.sides, len(card.reading.theatre.issues)
    within = [(f"Within {sides[side].name}'s limits", f"{counts[side]} of {issues}") for side in (0, 1)]
    return (("Template", card.template.name), *within)


def _dossier(card: Card) -> Facts:
    share = plain(card.reading.value("contract_share", card.side))
    lag = counted(card.reading.parameter("contract_lag"), "month")
    return (("Under contract now", share), ("Capital", "not visible"), ("Ramp", lag))
