"""Why a figure is what it is: its rule, its inputs as the seat sees them, its parameters and what would flip it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wargame.board.view import WhyInput, WhyView
from wargame.board.why.known import Bound, Known, bound_to, is_replaced, known, writer_of
from wargame.engine.parameter import Parameter
from wargame.engine.quantities import QUANTITIES
from wargame.engine.rule import Rule
from wargame.reckon.flips import flip_leaders, flip_utility, flip_zone
from wargame.reckon.gates import UTILITY
from wargame.reckon.halting import weigh_halting
from wargame.reckon.reading import Reading
from wargame.seat.desk import Desk
from wargame.words.figures import marked
from wargame.words.names import index_words, name_of, parameter_range, source_name, unit_words
from wargame.words.numbers import brief, capital, range_words, signed, small


def explain(desk: Desk, quantity: str) -> WhyView | None:
    """The explanation of a figure (``name/index``) or of a rule id as the seat may know it; None for what has none."""
    name, *rest = quantity.split("/")
    if not all(part.isdigit() for part in rest):
        return None
    reading = Reading(desk)
    rule = reading.rulebook.find(name)
    if rule is not None:
        name = rule.headline
    else:
        rule = writer_of(reading, name)
    if rule is None:
        return None
    return _view(reading, rule, name, bound_to(reading, name, tuple(map(int, rest))))


def _view(reading: Reading, rule: Rule, name: str, bound: Bound) -> WhyView:
    return WhyView(
        rule=rule.id,
        title=_title(reading, rule, name, bound),
        chapter=rule.chapter,
        paraphrase=rule.paraphrase,
        result=_result(reading, name, bound),
        sentence=capital(rule.explain.format_map(_Figures(reading, rule, bound))),
        inputs=(*_inputs(reading, rule, name, bound), *_parameters(reading, rule, bound)),
        flip=_flip(reading, name, bound),
    )


def _title(reading: Reading, rule: Rule, name: str, bound: Bound) -> str:
    axes = QUANTITIES[name].axes
    where = index_words(reading.theatre, axes, tuple(bound[axis] for axis in axes if axis in bound))
    return f"{name_of(name)}{f' ({where})' if where else ''}: {small(rule.title)}"


def _result(reading: Reading, name: str, bound: Bound) -> str:
    found = known(reading, name, bound)
    return f"{found.write()} {found.unit}".strip()


class _Figures(Mapping[str, object]):
    """What an explaining sentence may name: inputs and results as the seat knows them, and parameters."""

    def __init__(self, reading: Reading, rule: Rule, bound: Bound) -> None:
        self._reading, self._rule, self._bound = reading, rule, bound

    def __getitem__(self, name: str) -> object:
        reading = self._reading
        if name in reading.rulebook.parameters:
            return Known(_numbers(reading, name, self._bound))
        before = name in self._rule.reads and name not in self._rule.writes
        return known(reading, name, self._bound, before and is_replaced(reading.rulebook, self._rule, name))

    def __iter__(self) -> Iterator[str]:
        return iter((*self._rule.reads, *self._rule.writes, *self._rule.parameters))

    def __len__(self) -> int:
        return len(self._rule.reads) + len(self._rule.writes) + len(self._rule.parameters)


# inputs


def _inputs(reading: Reading, rule: Rule, name: str, bound: Bound) -> Iterator[WhyInput]:
    if name == UTILITY:
        yield from _halting_inputs(reading, bound)
        return
    for each in rule.reads:
        if not QUANTITIES[each].is_listed:
            continue
        yield _input(reading, rule, each, bound)
        if each in rule.across and "side" in bound:
            across = {**bound, "side": 1 - bound["side"]}
            yield _input(reading, rule, each, across, reading.theatre.sides[across["side"]].name)


def _halting_inputs(reading: Reading, bound: Bound) -> Iterator[WhyInput]:
    """The signed terms of the utility, which add to it, then what they are weighed from on the other side."""
    side = bound["side"]
    for term in weigh_halting(reading, side).terms:
        is_exact = term.low == term.high
        note = term.note or ("" if is_exact else range_words(term.low, term.high))
        yield WhyInput(term.name, marked(signed(term.value), is_exact), "", term.quantity, note=note)
    other = {"side": 1 - side}
    found = known(reading, "benefit_ordinary", other)
    name = f"{reading.theatre.sides[1 - side].name}'s relief, before its weight"
    yield WhyInput(name, found.write(), "", f"benefit_ordinary/{1 - side}", note=found.note())


def _input(reading: Reading, rule: Rule, name: str, bound: Bound, of: str = "") -> WhyInput:
    before = is_replaced(reading.rulebook, rule, name)
    if name == "raids_sent" and "node" in bound:
        bound = {**bound, "side": 1 - bound["side"]}
    found = known(reading, name, bound, before)
    words = name_of(name)
    if of:
        words = f"{of}: {words.lower()}"
    if before:
        words += ", the month before"
    return WhyInput(words, found.write(), found.unit, _key(reading, name, bound, found, before), note=found.note())


def _key(reading: Reading, name: str, bound: Bound, found: Known, before: bool) -> str:
    """The key under which an input is explained in turn; none for what the seat does not read or the month replaced."""
    if before or found.word or writer_of(reading, name) is None:
        return ""
    index = []
    for axis in QUANTITIES[name].axes:
        if axis not in bound:
            break
        index.append(str(bound[axis]))
    return "/".join((name, *index))


# parameters


def _parameters(reading: Reading, rule: Rule, bound: Bound) -> Iterator[WhyInput]:
    for name in rule.parameters:
        about = reading.rulebook.parameters.about(name)
        value = " / ".join(brief(number) for number in _numbers(reading, name, bound))
        unit = unit_words(about.unit, reading.theatre, bound.get("side"))
        yield WhyInput(capital(about.about), value, unit, name, True, _origin(about))


def _numbers(reading: Reading, name: str, bound: Bound) -> tuple[float, ...]:
    """The side's own number where there is one a side and the side is bound, else all of them."""
    about = reading.rulebook.parameters
    if "side" in bound:
        return (about.of_side(name, bound["side"]),)
    return tuple(dict.fromkeys(about.of_side(name, side) for side in (0, 1)))


def _origin(about: Parameter) -> str:
    """``0.60–1.00, Literature``."""
    return f"{parameter_range(about)}, {small(source_name(about.source))}"


# what would flip it


def _flip(reading: Reading, name: str, bound: Bound) -> str:
    """For utilities and gates: the smallest change that would turn them."""
    if name == UTILITY:
        return flip_utility(reading, bound["side"]).sentence
    if name in ("ceasefire_open", "reason_utility"):
        below = [side for side in (0, 1) if reading.value(UTILITY, side) <= 0]
        own = [side for side in below if side == reading.side]
        return flip_utility(reading, (own or below or [0])[0]).sentence if below else _door(reading)
    if name in ("leaders_open", "reason_precondition", "reason_recognition", "door_open"):
        return flip_leaders(reading).sentence if reading.value("leaders_open") <= 0 else ""
    if name in ("zone", "text", "limit", "position") and "issue" in bound:
        return flip_zone(reading, bound["issue"]).sentence
    return ""


def _door(reading: Reading) -> str:
    return flip_leaders(reading).sentence if reading.value("door_open") <= 0 else ""
