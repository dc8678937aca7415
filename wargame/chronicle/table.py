"""The table's month as events: signals, proposals, truces, recognition, text."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.chronicle.month import Month
from wargame.chronicle.proposals import tell_overruled, tell_proposals
from wargame.chronicle.words import table as words
from wargame.engine.events import Event, key_before, key_of
from wargame.engine.words import TRUCES

BOTH = (0, 1)


def tell_table(month: Month) -> Iterator[Event]:
    """Signals, then every proposal with its answer, then what came of the table."""
    yield from _signals(month)
    yield from tell_proposals(month)
    yield from _agreements(month)
    yield from tell_overruled(month)
    yield from _ceasefire(month)
    yield from _recognition(month)
    yield from _text(month)


def _signals(month: Month) -> Iterator[Event]:
    if month.at("statement") > 0:
        yield month.tell(words.STATEMENT, "statement", ["statement"], sides=BOTH)
    for side in BOTH:
        if month.at("signalled", side) > 0:
            sent = key_of("signalled", side)
            yield month.tell(words.COUNTER_SIGNAL, key_of("counter_signal", side), [sent], sides=(side,))


def _agreements(month: Month) -> Iterator[Event]:
    for index in range(len(TRUCES)):
        runs = key_of("truce_months", index)
        if month.at("truce_begun", index) > 0:
            yield month.tell(words.TRUCE_BEGAN, runs, [runs], sides=BOTH)
        elif month.before("truce_months", index) > 0 and month.at("truce_months", index) <= 0:
            yield month.tell(words.TRUCE_ENDED, runs, [runs, key_of("truce_cooling", index)], sides=BOTH)
    if month.at("exchanged") > 0:
        yield month.tell(words.EXCHANGED, "exchanged", ["exchanged"], sides=BOTH)
    if month.at("summit_held") > 0:
        yield month.tell(words.LEADERS_MET, "leaders_open", ["summit_held"], sides=BOTH)


def _ceasefire(month: Month) -> Iterator[Event]:
    if month.at("ceasefire_agreed") > 0:
        yield month.tell(words.CEASEFIRE_BEGAN, "ceasefire_open", ["ceasefire_agreed"], sides=BOTH)
    elif month.at("ceasefire_broken") > 0:
        lasted = key_before("ceasefire_months")
        yield month.tell(words.CEASEFIRE_BROKEN, "ceasefire", ["ceasefire_broken", lasted], sides=BOTH)


def _recognition(month: Month) -> Iterator[Event]:
    for side in BOTH:
        if month.at("recognition", side) > month.before("recognition", side) + 1e-6:
            level = key_of("recognition", side)
            yield month.tell(words.RECOGNISED, level, [level], sides=(side, 1 - side))


def _text(month: Month) -> Iterator[Event]:
    done = month.parameter("text_concluded_at")
    grown = {}
    for issue in range(len(month.theatre.issues)):
        now, before = month.at("text", issue), month.before("text", issue)
        if now >= done > before:
            text = key_of("text", issue)
            yield month.tell(words.TEXT_CONCLUDED, text, [text], sides=BOTH)
        elif now - before >= 0.005:
            grown[issue] = now - before
    if month.before("groups_months") <= 0 < month.at("groups_months"):
        yield month.tell(words.GROUPS_MET, "groups_months", ["groups_months"], sides=BOTH)
    if grown:
        yield _grew(month, grown)
    stuck = [issue for issue in range(len(month.theatre.issues)) if month.at("stalled_months", issue) == 3]
    if stuck:
        yield _stalled(month, stuck)


def _grew(month: Month, grown: dict[int, float]) -> Event:
    keys = [key for issue in grown for key in (key_of("text", issue), key_before("text", issue))]
    return month.tell(words.TEXT_GREW, key_of("text", max(grown, key=grown.__getitem__)), keys, sides=BOTH)


def _stalled(month: Month, stuck: list[int]) -> Event:
    keys = [key_of("stalled_months", issue) for issue in stuck]
    # Which zones are closed is told as before; how far, between the true limits, would tell each side the other's.
    closed = float(all(month.at("zone", issue) <= 0 for issue in stuck))
    return month.tell(words.TEXT_STALLED, keys[0], keys, sides=BOTH, facts={"without_zone": closed})
