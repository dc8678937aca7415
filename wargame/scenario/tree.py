"""YAML text as a tree whose every key and value knows its place, within fixed bounds.

The tree is built from parser events, not by PyYAML's composer: depth, aliases and expanded size are bounded while
reading, so that an alias bomb or a tower of brackets is refused before it costs memory. Scalars follow YAML 1.2 (``no``
is a word).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from wargame.scenario.problems import Problem, ScenarioError, shortened

MAX_DEPTH = 16
MAX_ALIASES = 200
MAX_VALUES = 40_000
"""Values in the document once its aliases are written out."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = re.compile(r"~|null|Null|NULL|")
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
_REAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?")
_WORDS = {"true": True, "True": True, "false": False, "False": False}


@dataclass(frozen=True)
class Mark:
    """A place in a file, line and column from 1; ``file`` is empty where there is only one."""

    line: int
    column: int
    file: str = ""


@dataclass(frozen=True)
class Scalar:
    """A single value."""

    mark: Mark
    value: Any
    size: int = 1


@dataclass(frozen=True)
class Sequence:
    """A list."""

    mark: Mark
    items: tuple[Node, ...]
    size: int


@dataclass(frozen=True)
class Mapping:
    """Keys and values; ``keys`` holds the place of each key."""

    mark: Mark
    items: dict[str, Node]
    keys: dict[str, Mark]
    size: int


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:
    """The tree as tuples, dicts and scalars."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.items.items()}
    if isinstance(node, Sequence):
        return tuple(plain(value) for value in node.items)
    return node.value


def locate(node: Node, path: tuple[Any, ...], of_key: bool = False) -> Mark:
    """The place of a value, or of its key; where the path leads nowhere, the deepest place reached on the way."""
    mark = node.mark
    for depth, step in enumerate(path):
        if isinstance(node, Mapping) and step in node.items:
            mark = node.keys[step] if of_key and depth == len(path) - 1 else node.items[step].mark
            node = node.items[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            mark = node.mark
        else:
            break
    return mark


def compose(text: str, file: str) -> Node:
    """The tree of one YAML document. Raises ScenarioError for syntax, duplicate keys, tags, excess."""
    composer = _Composer(file, text.splitlines())
    try:
        root = composer.document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        composer.stop(composer.mark(error.problem_mark or error.context_mark), _sentence(error))
    except yaml.YAMLError as error:
        composer.stop(Mark(1, 1), f"not readable as YAML: {shortened(str(error), 80)}")
    if composer.problems:
        raise ScenarioError(composer.problems)
    return root


def _sentence(error: yaml.MarkedYAMLError) -> str:
    parts = [part for part in (error.context, error.problem) if part]
    return "YAML syntax: " + ", ".join(parts)


@dataclass
class _Composer:
    """Turns parser events into nodes and keeps count."""

    file: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, Node | None] = field(default_factory=dict)
    aliases: int = 0
    values: int = 0

    def mark(self, mark: yaml.Mark | None) -> Mark:
        return Mark(mark.line + 1, mark.column + 1, self.file) if mark else Mark(1, 1, self.file)

    def problem(self, mark: Mark, message: str) -> None:
        source = self.lines[mark.line - 1] if 0 < mark.line <= len(self.lines) else ""
        self.problems.append(Problem(self.file, mark.line, mark.column, message, source=source))

    def stop(self, mark: Mark, message: str) -> NoReturn:
        """Note a mistake after which nothing further can be read."""
        self.problem(mark, message)
        raise ScenarioError(self.problems)

    def document(self, events: Iterator[Any]) -> Node:
        """The only document of the stream."""
        root: Node | None = None
        for event in events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if root is not None:
                self.stop(self.mark(event.start_mark), "a second document begins here; a scenario file holds one")
            root = self.node(next(events), events, 1)
        if root is None:
            self.stop(Mark(1, 1), "the file is empty; a scenario begins with the key scenario:")
        return root

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        mark = self.mark(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event.anchor, mark)
        if event.tag and event.tag != "!":
            self.problem(mark, f"tag {shortened(event.tag)} is not used in scenario files; write the plain value")
        if event.anchor:
            self.anchors[event.anchor] = None
        node = self.fresh(event, events, depth, mark)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def fresh(self, event: Any, events: Iterator[Any], depth: int, mark: Mark) -> Node:
        """A node written out in the file."""
        self.count(1, mark)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(mark, _resolved(event.value) if event.implicit[0] else event.value)
        if depth >= MAX_DEPTH:
            self.stop(mark, f"nested deeper than {MAX_DEPTH} levels")
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, depth, mark)
        return self.mapping(events, depth, mark)

    def count(self, size: int, mark: Mark) -> None:
        self.values += size
        if self.values > MAX_VALUES:
            self.stop(mark, f"more than {MAX_VALUES} values once aliases are written out")

    def alias(self, name: str, mark: Mark) -> Node:
        self.aliases += 1
        target = self.anchors.get(name)
        if target is None:
            known = name in self.anchors
            self.stop(mark, f"alias *{shortened(name)} " + ("contains itself" if known else "has no anchor before it"))
        if self.aliases > MAX_ALIASES:
            self.stop(mark, f"more than {MAX_ALIASES} aliases")
        self.count(target.size, mark)
        return target

    def sequence(self, events: Iterator[Any], depth: int, mark: Mark) -> Sequence:
        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event, events, depth + 1))
        return Sequence(mark, tuple(items), 1 + sum(item.size for item in items))

    def mapping(self, events: Iterator[Any], depth: int, mark: Mark) -> Mapping:
        items: dict[str, Node] = {}
        keys: dict[str, Mark] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            place = self.mark(event.start_mark)
            key = self.key(event, events, depth)
            value = self.node(next(events), events, depth + 1)
            if key in items:
                self.problem(place, f"duplicate key {shortened(key)}; first used on line {keys[key].line}")
                continue
            items[key], keys[key] = value, place
        return Mapping(mark, items, keys, 1 + sum(item.size for item in items.values()))

    def key(self, event: Any, events: Iterator[Any], depth: int) -> str:
        """The text of a key; anything but a plain word is a mistake."""
        node = self.node(event, events, depth + 1)
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        self.problem(node.mark, "a key must be a word, not a list, mapping or alias")
        return f"?{node.mark.line}:{node.mark.column}"


def _resolved(text: str) -> Any:
    """The value of an unquoted scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if _NULL.fullmatch(text):
        return None
    if _WHOLE.fullmatch(text):
        return int(text)
    if _REAL.fullmatch(text):
        return float(text)
    return text
