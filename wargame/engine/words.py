"""The closed vocabularies of the game: postures, initiatives, answers, measures, outcomes, stages, kinds."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Posture(IntEnum):
    """What a side's forces in one sector are told to do this month."""

    HOLD = 0
    FORTIFY = 1
    GRIND = 2
    COUNTER_ATTACK = 3
    REGROUP = 4
    WITHDRAW = 5


ATTACKING = (Posture.GRIND, Posture.COUNTER_ATTACK)


class Reach(IntEnum):
    """How far behind the front a node lies; the range class that raids on it need."""

    NEAR = 0
    MID = 1
    DEEP = 2


class Production(IntEnum):
    """The three lines a defence industry is split between."""

    MUNITIONS = 0
    STRIKE = 1
    AIR_DEFENCE = 2


class Fiscal(IntEnum):
    """Measures that close a budget gap, each at its own price (domain 2.4)."""

    TAX = 0
    BORROW = 1
    DRAW_RESERVE = 2
    CUT_CIVIL = 3
    MONETISE = 4


class Dossier(IntEnum):
    """The three European files a belligerent may put political capital into (R40)."""

    CONTRACTS = 0
    TECHNOLOGY = 1
    GUARANTEES = 2


class Initiative(IntEnum):
    """What one belligerent may lay on the table in a month; at most one of each kind."""

    LETTER = 0
    SUMMIT = 1
    CEASEFIRE = 2
    ENERGY_TRUCE = 3
    MARITIME_TRUCE = 4
    HUMANITARIAN_TRUCE = 5
    EXCHANGE = 6
    WORKING_GROUPS = 7
    TEMPLATE = 8
    DOSSIER_REQUEST = 9


TRUCES = (Initiative.ENERGY_TRUCE, Initiative.MARITIME_TRUCE, Initiative.HUMANITARIAN_TRUCE)


class Answer(IntEnum):
    """What an addressed seat may say to an initiative."""

    NONE = 0
    ACCEPT = 1
    DECLINE = 2
    COUNTER_SIGNAL = 3
    REFER = 4
    OFFER_TERMS = 5
    REPLY_BY_NAME = 6
    AD_HOC = 7


ANSWERS: dict[Initiative, tuple[Answer, ...]] = {
    Initiative.LETTER: (Answer.NONE, Answer.COUNTER_SIGNAL, Answer.REPLY_BY_NAME),
    Initiative.SUMMIT: (Answer.ACCEPT, Answer.DECLINE, Answer.REFER),
    Initiative.CEASEFIRE: (Answer.ACCEPT, Answer.DECLINE, Answer.REFER),
    Initiative.ENERGY_TRUCE: (Answer.ACCEPT, Answer.OFFER_TERMS, Answer.DECLINE),
    Initiative.MARITIME_TRUCE: (Answer.ACCEPT, Answer.OFFER_TERMS, Answer.DECLINE),
    Initiative.HUMANITARIAN_TRUCE: (Answer.ACCEPT, Answer.OFFER_TERMS, Answer.DECLINE),
    Initiative.EXCHANGE: (Answer.ACCEPT, Answer.DECLINE),
    Initiative.WORKING_GROUPS: (Answer.ACCEPT, Answer.DECLINE),
    Initiative.TEMPLATE: (Answer.ACCEPT, Answer.OFFER_TERMS, Answer.DECLINE),
    Initiative.DOSSIER_REQUEST: (Answer.ACCEPT, Answer.AD_HOC, Answer.DECLINE),
}
"""The answers each kind admits, in the order they are shown. A letter alone may stay unanswered."""


AGREEING = (Answer.ACCEPT, Answer.OFFER_TERMS, Answer.AD_HOC)
"""Answers that give a proposal something."""
REFUSING = (Answer.DECLINE, Answer.REFER)
"""Answers that turn a proposal down."""


class Measure(IntEnum):
    """What an external seat may do; each takes the side it concerns."""

    MEDIATE = 0
    PRESS = 1
    ARMS = 2
    INTELLIGENCE = 3
    ATTENTION = 4
    WAIVER = 5
    AD_HOC_PACKAGE = 6
    CONTRACT = 7
    TECHNOLOGY = 8
    GUARANTEE = 9
    LOAN = 10
    SANCTIONS = 11
    PURCHASES = 12
    SETTLEMENT_CHANNEL = 13
    HOST = 14


BOTH_WAYS = (Measure.ARMS, Measure.INTELLIGENCE)
"""Measures that may also be held back, down to a level of -1."""


class GateMode(IntEnum):
    """How the structural gate binds (model section 5)."""

    STRICT = 0
    HAZARD = 1
    ADVISORY = 2


class Outcome(IntEnum):
    """How a campaign ended."""

    RUNNING = 0
    WAR_CONTINUES = 1
    FREEZE = 2
    SETTLEMENT = 3
    BREACH = 4


class Door(IntEnum):
    """Which way direct talks opened; the pillar doors carry the index of the side whose pillar failed.

    A door by chance, which the hazard mode alone knows, is replaced by any other that opens later.
    """

    NONE = -1
    FIRST_PILLAR = 0
    SECOND_PILLAR = 1
    TEXT = 2
    CHANCE = 3


class Phase(IntEnum):
    """The order of play of one month (model section 3)."""

    INJECT = 0
    PLAN = 1
    STRIKES = 2
    REPAIR = 3
    ECONOMY = 4
    INSULATION = 5
    AID = 6
    SUPPLY = 7
    COMBAT = 8
    REPLACEMENTS = 9
    BELIEFS = 10
    GATES = 11
    TABLE = 12
    WORKING_GROUPS = 13
    AUDIENCES = 14
    PILLARS = 15


class Stage(StrEnum):
    """Where a game stands for one seat; a past month is looked at again and cannot be changed."""

    PLAN = "plan"
    TABLE = "table"
    REPORT = "report"
    OVER = "over"
    PAST = "past"


class Family(StrEnum):
    """What an event of the log is about."""

    FRONT = "front"
    STRIKE = "strike"
    ECONOMY = "economy"
    AID = "aid"
    TABLE = "table"
    SIGNAL = "signal"
    PILLAR = "pillar"
    OUTCOME = "outcome"
    NOTE = "note"


class Chapter(StrEnum):
    """The chapters of an order sheet: every order stands under one."""

    KINETIC = "kinetic"
    ECONOMIC = "economic"
    NEGOTIATION = "negotiation"
    EXTERNAL = "external"


class NodeKind(StrEnum):
    """What an economic node is."""

    REFINERY = "refinery"
    PORT = "port"
    POWER = "power"
    INDUSTRY = "industry"
    RAIL = "rail"
    MARITIME = "maritime"
    DEPOT = "depot"


class Listener(StrEnum):
    """Which audience responds: at home, behind the other side's backers, with the main mediator, among partners."""

    HOME_FIRST = "home_0"
    HOME_SECOND = "home_1"
    BACKERS = "backers"
    WASHINGTON = "washington"
    PARTNERS = "partners"


class Source(StrEnum):
    """Where a parameter of the rulebook comes from: the first word of its source."""

    ASSUMPTION = "assumption"
    BALANCE = "balance"
    DOMAIN = "domain"
    FACTS = "facts"
    MODEL = "model"


class Aim(StrEnum):
    """What a seat may be scored on; a scenario weighs some of them in each objective profile."""

    OBLASTS = "oblasts"
    TERMS = "terms"
    INSULATION = "insulation"
    FORCE_AND_HOME = "force_and_home"
    LAND = "land"
    FORCE = "force"
    ENERGY = "energy"
    SHIELD = "shield"
    HEDGE = "hedge"
    COST = "cost"
    CALM = "calm"
    SETTLEMENT = "settlement"
    DISENGAGEMENT = "disengagement"
    PRICE = "price"
    BARGAIN = "bargain"
    HOSTING = "hosting"
    DURABILITY = "durability"
    TRADE = "trade"
    PEACE = "peace"
