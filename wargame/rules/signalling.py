"""Positional signalling: letters, counter-signals and declines move audiences, never the bargain (article
chapter 2, second half).
"""

from __future__ import annotations

import numpy as np

from wargame.engine.rule import rule
from wargame.engine.sheet import BOTH_SIGNS, SHARE
from wargame.engine.words import Answer, Fiscal, Initiative, Phase
from wargame.rules.arithmetic import other, total

CHAPTER = "Positional signalling"


@rule(
    id="R24b",
    title="Standing at home feeds recruitment",
    chapter=CHAPTER,
    phase=Phase.SUPPLY,
    claims="R24",
    writes="home_standing",
    paraphrase="Dismissal of the other side is addressed to domestic audiences.",
    explain="Standing at home is {home_standing:.2f}.",
)
def read_home(theatre, audience):
    return np.stack([audience[theatre.audience_roles.index(f"home_{side}")] for side in (0, 1)])


@rule(
    id="R20",
    title="An open letter acts on third parties, and wears out",
    chapter=CHAPTER,
    phase=Phase.AUDIENCES,
    claims="R20 R21 R06",
    writes="letters letter_force",
    paraphrase="A letter across an active front is theatre for channels and coalition partners; repeated, it fades.",
    explain=(
        "{letters:.1f} letters in recent months and the credibility of its sender leave this one {letter_force:.0%} of"
        " its force. It changes no utility and no text."
    ),
)
def send_letters(theatre, letters, order_propose, credibility, *, letter_memory, letter_wear, full_credibility):
    sent = order_propose[:, Initiative.LETTER]
    believed = _believed(theatre, credibility, full_credibility)
    return letter_memory * letters + sent, sent * letter_wear**letters * believed


def _believed(theatre, credibility, full_credibility):
    """Share of its force that the word of each side's seat still has, (2, B)."""
    held = np.stack([credibility[theatre.belligerent_seat(side)] for side in (0, 1)])
    return np.minimum(1, held / full_credibility)


@rule(
    id="R22",
    title="A counter-signal projects stability and fades",
    chapter=CHAPTER,
    phase=Phase.AUDIENCES,
    claims="R22 R24",
    writes="counter_signal signalled",
    paraphrase="Calling a letter rude is a signal to domestic and non-western audiences.",
    explain="A new signal counts as far as its sender is believed, then keeps {signal_memory:.0%} a month.",
)
def send_counter_signals(
    theatre, counter_signal, order_counter_signal, answer, order_propose, credibility, *, signal_memory,
    full_credibility,
):  # fmt: skip
    replied = other((answer[:, Initiative.LETTER] == Answer.COUNTER_SIGNAL) & (order_propose[:, Initiative.LETTER] > 0))
    now = np.maximum(np.clip(order_counter_signal, *SHARE), replied) * _believed(theatre, credibility, full_credibility)
    return np.maximum(now, signal_memory * counter_signal), now


@rule(
    id="R15",
    title="A public statement of the asymmetry opens the campaign",
    chapter="The asymmetric utility of a ceasefire",
    phase=Phase.AUDIENCES,
    claims="R15",
    writes="statement",
    paraphrase="Saying that a ceasefire only makes sense for the other side is a literal reading of the two utilities.",
    explain="In month one, while the utilities {ceasefire_utility} differ in sign, it is made: {statement:.0f}.",
)
def make_statement(month, ceasefire_utility):
    differs = (ceasefire_utility[0] < 0) & (ceasefire_utility[1] > 0)
    return (differs & (month == 0)).astype(np.float32)


@rule(
    id="R24",
    title="Standing at home: letters and signals raise it, shortage, prices, measures and setbacks lower it",
    chapter=CHAPTER,
    phase=Phase.AUDIENCES,
    claims="R24 R30 R35",
    writes="home_change setback_felt",
    paraphrase="Dismissal tells domestic audiences that the state is unbothered by pressure or local setbacks.",
    explain=(
        "This month's conduct, shortage, prices, fiscal measures and setbacks move standing at home by "
        "{home_change:+.3f}."
    ),
)
def move_home(
    letter_force, signalled, counter_signal, order_tone, order_recognise, exchanged, overruled, short_months, fuel,
    grid, inflation, month_km2, measured_momentum, sanctions, settlement, mobilisation, fiscal, *, mobilise_home,
    letter_home, signal_home, shortage_home, inflation_home, inflation_base, setback_home, setback_relief,
    recognise_home, exchange_home, overrule_home, sanction_home, state_management, fiscal_home, money_scale,
    momentum_area, setback_momentum, shortage_grace,
):  # fmt: skip
    sharp = -np.clip(order_tone, *BOTH_SIGNS)
    lost = np.stack([np.maximum(-month_km2, 0), np.maximum(month_km2, 0)]) / momentum_area
    felt = 1 - setback_relief * counter_signal * (measured_momentum > setback_momentum)
    hardship = shortage_home * ((1 - fuel) * (short_months > shortage_grace) + 0.1 * (1 - grid))
    prices = inflation_home * np.clip(inflation - inflation_base, 0, 30)
    burden = fiscal_home * (fiscal[:, Fiscal.CUT_CIVIL] + 0.5 * fiscal[:, Fiscal.TAX]) / money_scale
    levers = sanction_home * sanctions * (1 - settlement) * (1 - state_management)
    gained = letter_home * letter_force * (1 + 0.3 * sharp) + signal_home * signalled + exchange_home * exchanged
    costs = recognise_home * order_recognise + overrule_home * overruled + mobilise_home * mobilisation
    return gained - costs - hardship - prices - burden - levers - setback_home * lost * felt, felt


@rule(
    id="R06",
    title="Tone and conduct move audiences only",
    chapter=CHAPTER,
    phase=Phase.AUDIENCES,
    claims="R06 R15 R20 R21",
    writes="audience",
    paraphrase="Personality and tone do not drive the outcome; they reach publics at home and abroad.",
    explain=(
        "Standing fades {audience_fade:.0%} a month to its base; letters, signals, declines and conditions at home "
        "move it to {audience}."
    ),
)
def move_audiences(
    theatre, audience, home_change, letter_force, signalled, order_tone, order_venue, order_propose, answer, statement,
    attention, *, letter_attention, venue_partners, audience_base, audience_fade, letter_backers, letter_washington,
    letter_partners, signal_partners, signal_backers,
    decline_backers, decline_partners, statement_partners, statement_backers,
):  # fmt: skip
    sharp = -np.clip(order_tone, *BOTH_SIGNS)
    declined = ((answer == Answer.DECLINE) & (order_propose > 0))[:, : Initiative.EXCHANGE].any(axis=1)
    distracted = 1 + letter_attention * (1 - attention[list(theatre.external)].min(axis=0, initial=1))
    backers = letter_backers * letter_force * (1 + 0.2 * sharp) * distracted - signal_backers * signalled
    partners = (letter_partners * (1 - 0.3 * sharp) + venue_partners * (order_venue > 0)) * letter_force
    moved = {
        "home_0": home_change[0],
        "home_1": home_change[1],
        "backers": total(backers + decline_backers * declined) + statement_backers * statement,
        "washington": total(letter_washington * letter_force * (1 - 0.2 * sharp)),
        "partners": total(partners + signal_partners * signalled + decline_partners * declined)
        + statement_partners * statement,
    }
    change = np.stack([moved[role] for role in theatre.audience_roles])
    return np.clip(audience_base + (1 - audience_fade) * (audience - audience_base) + change, 0, 1)


RULES_SUPPLY = (read_home,)
RULES_AUDIENCES = (send_letters, send_counter_signals, make_statement, move_home, move_audiences)
