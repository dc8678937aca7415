"""What people read of one term: its label, the icon it is shown by, the rule that governs it, and set phrases."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One term of a closed vocabulary."""

    label: str
    """Its name, as a heading or a button has it."""
    icon: str = ""
    """A file in ``assets/icons`` without its ending; empty for a term shown without one."""
    rule: str = ""
    """Id of the rule that says what it does; empty for a term no rule names."""

    @property
    def inside(self) -> str:
        """The name as it stands inside a sentence."""
        return self.label[:1].lower() + self.label[1:]


@dataclass(frozen=True)
class OrderRow(Row):
    """A kind of order."""

    refused_by: str = ""
    """Rule that bounds it; its own where none is named."""
    bounded: str = ""
    """The figure of it that lies between two ends, as a refusal names it."""

    @property
    def limit(self) -> str:
        """Id of the rule under which it may be refused."""
        return self.refused_by or self.rule


@dataclass(frozen=True)
class InitiativeRow(Row):
    """An initiative."""

    rules: tuple[str, ...] = ()
    """Rules its card names, the one behind its answers first."""
    proposed: str = ""
    """What is proposed, with its article."""
    asks: str = ""
    """What ``asker`` asks of ``asked``, in a sentence; a truce also names its ``months``."""
    otherwise: str = "Nothing changes."
    """What a decline leaves as it is."""
    scope: str = ""
    """Of a truce: what it is about, in a word."""
    spares: str = ""
    """Of a truce: what it takes out of the war."""
    damage: str = ""
    """Of a truce: the damage it is weighed by."""


@dataclass(frozen=True)
class AnswerRow(Row):
    """An answer to an initiative."""

    says: str = ""
    """What is done with what was proposed, before its name; empty for replies to letters, which have no object."""
    said: str = ""
    """The same once it was done."""


@dataclass(frozen=True)
class FiscalRow(Row):
    """A fiscal measure."""

    noun: str = ""
    """What it raises money by, in a word or two."""


@dataclass(frozen=True)
class DossierRow(Row):
    """A European dossier."""

    short: str = ""
    """Its name as a part of the hedge."""
    quantity: str = ""
    """The figure it moves."""
    weight: str = ""
    """The parameter by which that figure counts in the hedge."""


@dataclass(frozen=True)
class DoorRow(Row):
    """A way by which direct talks opened."""

    opened_by: str = ""
    """What opened it; a pillar's door names ``side`` and ``pillar``."""


@dataclass(frozen=True)
class GateRow(Row):
    """A mode of the structural gate."""

    hint: str = ""
    """What it means for the person who plays, in a sentence or two."""


@dataclass(frozen=True)
class StageRow(Row):
    """A stage of the game; its icon is that of the button that ends it."""

    due: str = ""
    """What a game that stands there waits for."""
    action: str = ""
    """The button that ends it."""
    sealed: str = ""
    """Why the order sheet cannot be changed; empty where it can."""


@dataclass(frozen=True)
class ReachRow(Row):
    """A range class."""

    phrase: str = ""
    """Where a node of it lies, in words."""


@dataclass(frozen=True)
class ListenerRow(Row):
    """An audience, labelled by what it moves: its own name is the scenario's."""

    publics: str = ""
    """Whose publics a signal reaches."""


@dataclass(frozen=True)
class AimRow(Row):
    """What a seat may be scored on, labelled by what the score rests on: figures in braces are filled in."""

    settled: str = ""
    """The same once a settlement is signed, where that says something else."""
    frozen: str = ""
    """The same once a ceasefire has ended the campaign, where that says something else."""
