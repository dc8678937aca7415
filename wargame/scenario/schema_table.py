"""A scenario file as pydantic models, part three: issues, templates, audiences, donor shocks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wargame.scenario.schema_base import Factor, Key, Name, Part, Prose, Share, Signed

Months = Annotated[int, Field(ge=1, le=60)]


class Issue(Part):
    """An issue of the text: 0 is side 1's ideal, 1 side 0's; pairs give side 0 first."""

    key: Key
    name: Name
    about: Prose
    reservation: tuple[Share, Share]
    """The limit of each side."""
    span: tuple[Signed, Signed]
    """How far the limit moves when the side's own pillar has failed; side 0 moves down, side 1 up."""
    opening: tuple[Share, Share]
    weight: tuple[Share, Share]
    power_shift: Share = 0.0


class Template(Part):
    """A settlement put forward as a whole: a value for every issue."""

    key: Key
    name: Name
    note: Prose
    terms: dict[Key, Share]


class Audience(Part):
    """An audience that responds but does not move."""

    key: Key
    name: Name
    role: Literal["home_0", "home_1", "backers", "washington", "partners"]


class Shock(Part):
    """A card of the donor deck: factors on the donor's flows while it lasts."""

    key: Key
    name: Name
    donor: Key
    hazard: Share
    months: tuple[Months, Months]
    ad_hoc: Factor = 1.0
    finance: Factor = 1.0
    military: Factor = 1.0
    pressed_by_compliance: bool = False
    courted: Factor = 1.0
    attention: Factor = 1.0
