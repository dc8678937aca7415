"""A YAML tree against the schema, the references and the checks, all mistakes at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from wargame.scenario.checks import check_faults
from wargame.scenario.filling import fixed_names, parameter_faults, start_faults
from wargame.scenario.problems import Fault, Problem, ScenarioError, did_you_mean, shortened
from wargame.scenario.references import EACH, matches, reference_faults
from wargame.scenario.schema import Document
from wargame.scenario.tree import Mapping, Node, locate, plain
from wargame.words.numbers import as_typed


@dataclass(frozen=True)
class Known:
    """Names that exist above this layer; None where the caller cannot say."""

    parameters: frozenset[str] | None = None
    objectives: frozenset[str] | None = None
    doctrines: frozenset[str] | None = None


def validated(root: Node, texts: dict[str, str], file: str, known: Known) -> Document:
    """The document, or every mistake in it. Raises ScenarioError."""
    if not isinstance(root, Mapping):
        message = f"expected keys such as scenario:, sides:, sectors: at the top level, found {shortened(plain(root))}"
        raise ScenarioError([Problem(file, root.mark.line, root.mark.column, message)])
    document = plain(root)
    valid, sections, shape_faults = _sections(document)
    faults = [*shape_faults, *_content_faults(document, sections, known)]
    if valid is None or faults:
        lines = {name: text.splitlines() for name, text in texts.items()}
        raise ScenarioError(_located(root, lines, file, fault) for fault in dict.fromkeys(faults))
    return valid


def _content_faults(document: dict[str, Any], sections: dict[str, Any], known: Known) -> Iterator[Fault]:
    yield from reference_faults(document)
    yield from check_faults(sections)
    yield from _under("start", start_faults(_mapping(document, "start"), axis_names(document)))
    yield from _under("parameters", parameter_faults(_mapping(document, "parameters"), known.parameters))
    yield from _unknown_names(document, known)


def _under(section: str, faults: Iterator[Fault]) -> Iterator[Fault]:
    for fault in faults:
        yield Fault((section, *fault.path), fault.message, fault.at_key)


def _mapping(document: dict[str, Any], section: str) -> dict[str, Any]:
    value = document.get(section)
    return value if isinstance(value, dict) else {}


def axis_names(document: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Names along every axis of the state, as far as the plain document gives them."""
    lists = {
        "side": "sides",
        "sector": "sectors",
        "node": "nodes",
        "hub": "hubs",
        "issue": "issues",
        "seat": "seats",
        "audience": "audiences",
        "shock": "shocks",
        "region": "regions",
    }
    named = {
        axis: tuple(str(key) for _, key in matches(document, (section, EACH, "key"))) for axis, section in lists.items()
    }
    return {**named, **fixed_names()}


def _unknown_names(document: dict[str, Any], known: Known) -> Iterator[Fault]:
    if known.objectives is not None:
        for key in _mapping(document, "objectives"):
            if key not in known.objectives:
                hint = did_you_mean(key, known.objectives)
                yield Fault(("objectives", key), f"unknown objective {shortened(key)}{hint}", True)
    if known.doctrines is not None:
        for path, name in matches(document, ("seats", EACH, "doctrines", EACH)):
            if isinstance(name, str) and name not in known.doctrines:
                yield Fault(path, f"unknown doctrine {shortened(name)}{did_you_mean(name, known.doctrines)}")


def _sections(document: dict[str, Any]) -> tuple[Document | None, dict[str, Any], list[Fault]]:
    """The document if its shape is right; its sections that have the right shape, leaving unknown keys aside; and all
    faults of shape."""
    try:
        valid = Document.model_validate(document)
        return valid, {name: getattr(valid, name) for name in Document.model_fields}, []
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=True)
    faults = [_shape_fault(item) for item in errors]
    cleaned = document
    for item in errors:
        if item["type"] == "extra_forbidden":
            cleaned = _without(cleaned, item["loc"])
    sections = {}
    for name, field in Document.model_fields.items():
        value = _sound(field.annotation, cleaned.get(name))
        if value is not None:
            sections[name] = value
    return None, sections, faults


def _sound(annotation: Any, value: Any) -> Any:
    """The section as a model, or None where its shape is wrong."""
    try:
        return TypeAdapter(annotation).validate_python(value, strict=True)
    except ValidationError:
        return None


def _without(value: Any, path: tuple[Any, ...]) -> Any:
    """A copy of a plain value without the key at ``path``."""
    if len(path) == 1:
        return {key: item for key, item in value.items() if key != path[0]}
    if isinstance(value, tuple):
        return tuple(_without(item, path[1:]) if index == path[0] else item for index, item in enumerate(value))
    return {key: _without(item, path[1:]) if key == path[0] else item for key, item in value.items()}


def _shape_fault(error: Any) -> Fault:
    """One pydantic error; it marks a mistake in a key by a last step ``[key]``."""
    loc, at_key = error["loc"], error["type"] == "extra_forbidden"
    if loc and loc[-1] == "[key]":
        loc, at_key = loc[:-1], True
    return Fault(loc, _message(error), at_key)


def _message(error: Any) -> str:
    """The sentence for one pydantic error."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "missing":
        return f'missing key "{error["loc"][-1]}"'
    if kind == "extra_forbidden":
        name = str(error["loc"][-1])
        return f"unknown key {shortened(name)}{did_you_mean(name, _keys_at(error['loc'][:-1]))}"
    if kind == "literal_error":
        expected = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return f"{shortened(value)} is not one of {', '.join(expected)}{_near(value, expected)}"
    if kind in _BOUNDS:
        return f"must be {_BOUNDS[kind]} {as_typed(next(iter(context.values())))}, is {as_typed(value)}"
    if kind in _SHAPES:
        return f"expected {_SHAPES[kind]}, found {shortened(value)}"
    if kind == "string_pattern_mismatch":
        return f"{shortened(value)} does not fit the pattern {context['pattern']}"
    return f"{error['msg'][0].lower()}{error['msg'][1:]}"


def _near(value: Any, expected: list[str]) -> str:
    """A hint only where one of the expected words is near; they are listed already."""
    hint = did_you_mean(value, expected) if isinstance(value, str) else ""
    return hint if "did you mean" in hint else ""


_BOUNDS = {
    "greater_than_equal": "at least",
    "less_than_equal": "at most",
    "greater_than": "more than",
    "less_than": "less than",
}
_SHAPES = {
    "float_type": "a number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "string_type": "text",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "finite_number": "a finite number",
}


def _keys_at(path: tuple[Any, ...]) -> tuple[str, ...]:
    """Keys the schema knows at a path."""
    annotation: Any = Document
    for step in path:
        annotation = _child(annotation, step)
    model = _bare(annotation)
    return tuple(model.model_fields) if isinstance(model, type) and issubclass(model, BaseModel) else ()


def _bare(annotation: Any) -> Any:
    """The annotation without ``Annotated`` and ``None``."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return _bare(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation


def _child(annotation: Any, step: Any) -> Any:
    bare = _bare(annotation)
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return bare.model_fields[step].annotation
    inner = get_args(bare)
    if get_origin(bare) is tuple:
        return inner[0] if inner[-1] is Ellipsis else inner[step]
    return inner[-1]


def _located(root: Node, texts: dict[str, list[str]], file: str, fault: Fault) -> Problem:
    mark = locate(root, fault.path, of_key=fault.at_key)
    lines = texts.get(mark.file or file, [])
    source = lines[mark.line - 1] if mark.line <= len(lines) else ""
    return Problem(
        mark.file or file, mark.line, mark.column, fault.message, ".".join(str(step) for step in fault.path), source
    )
