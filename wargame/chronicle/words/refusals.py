"""Reasons for a refusal in words: with the arithmetic for the seat that was asked, by name for everybody else."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.engine.events import Reason, key_before
from wargame.engine.theatre import Theatre
from wargame.reckon.gates import UTILITY
from wargame.reckon.halting import PARTS, shown_terms, spoken_sum
from wargame.words.numbers import brief, counted, listed, plain, rounded_to

Terms = tuple[tuple[str, float], ...]


def spoken(reasons: Sequence[Reason], theatre: Theatre, asked: int | None, proposer: int) -> tuple[str, ...]:
    """Each reason in words for whoever has these figures. ``asked`` is the seat that answered, ``proposer`` a side."""
    return tuple(_words(reason, reasons[:place], theatre, asked, proposer) for place, reason in enumerate(reasons))


def _words(reason: Reason, earlier: Sequence[Reason], theatre: Theatre, asked: int | None, proposer: int) -> str:
    if reason.name == "utility":
        return _utility(reason, earlier, theatre, proposer)
    if reason.name == "precondition":
        return f"precondition ({_doors(reason, theatre)})"
    if reason.name == "recognition":
        return f"recognition ({brief(reason.value or 0.0)} of 1)"
    if reason.name == "zone":
        return f"zone ({_zone(reason, theatre)})"
    who = theatre.seats[asked].name if asked is not None else "the other side"
    return f"choice: no rule stood against it, {who} chose so"


def _utility(reason: Reason, earlier: Sequence[Reason], theatre: Theatre, proposer: int) -> str:
    if reason.side == proposer:
        return f"utility of {theatre.sides[proposer].name}, below zero{' as well' if earlier else ''}"
    if reason.value is None:
        return "utility"
    return f"utility ({spoken_sum(printed_terms(reason), reason.value)})"


def printed_terms(reason: Reason) -> Terms:
    """Signed terms of a utility as printed, which add to it as printed; none where the reader has no figures."""
    if reason.value is None:
        return ()
    name, *index = reason.decides.split("/")

    def term(quantity: str) -> float:
        return reason.kept["/".join((quantity, *index))]

    if name == UTILITY:
        values = [sign * term(quantity) for _, quantity, sign, _, _ in PARTS]
        return tuple((words, value) for words, _, _, value in shown_terms(values, reason.value))
    return truce_terms(term("truce_spared"), term("truce_forgone"), reason.value)


def truce_terms(spared: float, forgone: float, value: float) -> Terms:
    """Signed terms of what a limited truce is worth, as printed."""
    return tuple(zip(("Spared", "Leverage forgone"), rounded_to((spared, -forgone), value), strict=True))


def _doors(reason: Reason, theatre: Theatre) -> str:
    """``no pillar has failed, text concluded on 2 of 8 issues``; a failed pillar may have recovered since."""
    fell = any(reason.figures[key_before("pillar_failed", side)] > 0 for side in (0, 1))
    pillars = "the pillar that failed has recovered" if fell else "no pillar has failed"
    done = plain(reason.figures["issues_concluded"], 0)
    return f"{pillars}, text concluded on {done} of {len(theatre.issues)} issues"


def _zone(reason: Reason, theatre: Theatre) -> str:
    if reason.decides.startswith("truce_zone/"):
        return "none is open for this truce"
    if reason.decides != "issues_outside":
        return "the humanitarian issue has none at present"
    if reason.value is None:
        return "terms outside its limits"
    names = listed(theatre.issues[issue] for issue in issues_outside(reason))
    return f"{counted(reason.value, 'issue')} outside the limits: {names}"


def issues_outside(reason: Reason) -> tuple[int, ...]:
    """Issues on which terms lie outside the limits of the side asked, for whoever has those limits."""
    return tuple(int(key.rpartition("/")[2]) for key in reason.kept if key.startswith("limit/"))
