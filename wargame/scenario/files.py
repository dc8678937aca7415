"""Scenario files from disk: bounded reading, loading whole or not at all, the shipped ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from wargame import resources
from wargame.scenario.layering import layered, written_out
from wargame.scenario.problems import Problem, ScenarioError
from wargame.scenario.scenario import Scenario, scenario_of
from wargame.scenario.schema import Document
from wargame.scenario.tree import Node, compose, locate
from wargame.scenario.validate import Known, validated
from wargame.words.numbers import megabytes

MAX_BYTES = 2_000_000

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class ScenarioCard:
    """What a start screen shows of a scenario file; ``problem`` says why one cannot be played, else it is empty."""

    path: Path
    key: str
    title: str = ""
    summary: str = ""
    teaches: str = ""
    playing_time: str = ""
    months: int = 0
    start: str = ""
    gate_mode: str = ""
    default_seat: str = ""
    seats: tuple[str, ...] = ()
    """Names as shown, in order."""
    tags: tuple[str, ...] = ()
    is_variant: bool = False
    """Based on another scenario file."""
    problem: str = ""


def read_document(path: Path, known: Known | None = None) -> tuple[Document, str]:
    """The validated document and its text, that of its base worked in. Raises ScenarioError with every mistake."""
    reading = _Reading()
    whole, is_variant = reading.whole(path)
    document = validated(whole, reading.texts, str(path), known or Known())
    return document, written_out(whole) if is_variant else reading.texts[str(path)]


class _Reading:
    """Files read together: the tree of each is composed once, however many variants are based on it."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        """Text by the file's name."""
        self._trees: dict[Path, Node] = {}

    def whole(self, path: Path) -> tuple[Node, bool]:
        """The tree of a file over that of its base, and whether it has one. Raises ScenarioError."""
        root = self._tree(path)
        whole = layered(root, lambda name: self._tree(_beside(path, name, root)))
        return whole, whole is not root

    def _tree(self, path: Path) -> Node:
        if path not in self._trees:
            self.texts[str(path)] = _text(path)
            self._trees[path] = compose(self.texts[str(path)], str(path))
        return self._trees[path]


def _beside(path: Path, name: str, root: Node) -> Path:
    """The base file named by a scenario: a plain file name in the same folder. Raises ScenarioError."""
    if Path(name).name != name:
        mark = locate(root, ("based_on",))
        raise ScenarioError([Problem(str(path), mark.line, mark.column, "based_on names a file in the same folder")])
    return path.parent / name


def load_scenario(path: Path | str, known: Known | None = None) -> Scenario:
    """A scenario from its file, whole or not at all. Raises ScenarioError with every mistake found."""
    document, text = read_document(Path(path), known)
    return scenario_of(document, text)


def parse_scenario(text: str, name: str = "scenario", known: Known | None = None) -> Scenario:
    """A scenario from text in memory, such as a record's. Raises ScenarioError; problems name the file ``name``."""
    if len(text) > MAX_BYTES:
        raise _refusal(name, f"longer than {MAX_BYTES} characters")
    _refuse_unprintable(text, name)
    return scenario_of(validated(compose(text, name), {name: text}, name, known or Known()), text)


def list_scenarios(folder: Path | None = None) -> tuple[ScenarioCard, ...]:
    """Cards of a folder's scenario files (the shipped ones by default), sound ones first, bases before variants."""
    paths = sorted((folder or resources.scenarios()).glob("*.yaml"))
    reading = _Reading()
    cards = [_card(path, reading) for path in paths]
    return tuple(sorted(cards, key=lambda card: (bool(card.problem), card.is_variant, -card.months, card.title)))


def _card(path: Path, reading: _Reading) -> ScenarioCard:
    try:
        whole, is_variant = reading.whole(path)
        document = validated(whole, reading.texts, str(path), Known())
    except ScenarioError as error:
        first = error.problems[0]
        place = f"line {first.line}: " if first.line else ""
        return ScenarioCard(path, path.stem, title=path.stem, problem=place + first.message)
    heading = document.scenario
    return ScenarioCard(
        path,
        heading.key,
        heading.title,
        heading.summary,
        heading.teaches,
        heading.playing_time,
        heading.months,
        heading.start,
        heading.gate_mode,
        heading.default_seat,
        tuple(seat.name for seat in document.seats),
        heading.tags,
        is_variant,
    )


def _text(path: Path) -> str:
    """The text of a file, or a bounded refusal: too large, unreadable, binary, not UTF-8."""
    file = str(path)
    try:
        if not path.is_file():
            raise _refusal(file, "no such file" if not path.exists() else "not a file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = f"the limit is {megabytes(MAX_BYTES)}"
            raise _refusal(file, f"{megabytes(size, 1)} is too large for a scenario; {limit}")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _refusal(file, f"cannot be read: {error.strerror or error}") from error
    if len(data) > MAX_BYTES:
        raise _refusal(file, "grew past the size limit while it was read")
    text = _decoded(data, file)
    _refuse_unprintable(text, file)
    return text


def _refusal(file: str, message: str) -> ScenarioError:
    return ScenarioError([Problem(file, 0, 0, message)])


def _decoded(data: bytes, file: str) -> str:
    zero = data.find(b"\0")
    if zero >= 0:
        raise _at_byte(data, zero, file, f"not a text file: NUL byte at offset {zero}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = error.start
        raise _at_byte(data, offset, file, f"not UTF-8: byte 0x{data[offset]:02x} at offset {offset}") from error


def _at_byte(data: bytes, offset: int, file: str, message: str) -> ScenarioError:
    before = data[:offset]
    return ScenarioError([Problem(file, before.count(b"\n") + 1, offset - before.rfind(b"\n"), message)])


def _refuse_unprintable(text: str, file: str) -> None:
    """YAML admits no control characters; say which one stands where. Raises ScenarioError."""
    found = _UNPRINTABLE.search(text)
    if found:
        before = text[: found.start()]
        message = f"control character U+{ord(found[0]):04X} is not allowed in YAML"
        raise ScenarioError([Problem(file, before.count("\n") + 1, found.start() - before.rfind("\n"), message)])
