"""A hand-made diplomacy table, table round and explanations for panel tests; imports the views and the words."""

from __future__ import annotations

from wargame.board.diplomacy.view import (
    AnswerView,
    Audience,
    DiplomacyView,
    DossierView,
    InitiativeView,
    IssueView,
    LadderStep,
    TableRoundView,
    TemplateView,
    UtilityView,
)
from wargame.board.view import WhyInput, WhyView
from wargame.engine.words import Answer, GateMode, Initiative
from wargame.seat.values import Figure, Pillar, Term

ISSUES = (
    ("Territory", 0.91, 0.18, 0.65, 0.20, 0.40, "stalled 5 months"),
    ("Neutrality", 0.82, 0.02, 0.45, 0.30, 0.40, "stalled 3 months"),
    ("Force cap", 0.86, 0.15, 0.70, 0.45, 0.40, "stalled 4 months"),
    ("Foreign weapons", 0.91, 0.10, 0.75, 0.35, 0.38, "+0.01, near its cap"),
    ("Security guarantees", 0.86, 0.15, 0.65, 0.40, 0.40, "stalled 3 months"),
    ("Sanctions and assets", 0.86, 0.30, 0.60, 0.55, 0.40, "stalled 2 months"),
    ("Monitoring", 0.70, 0.30, 0.45, 0.60, 0.82, "+0.04 this month"),
    ("Humanitarian", 0.60, 0.50, 0.30, 0.70, 0.96, "concluded"),
)


def exact(value: float, change: float | None = None, rule: str = "", quantity: str = "", unit: str = "") -> Figure:
    """A figure the seat knows itself."""
    return Figure(value, value, value, change, unit, 2, rule, quantity)


def estimate(value: float, spread: float, change: float | None = None, rule: str = "", quantity: str = "") -> Figure:
    """A figure of the other side's, with its range."""
    return Figure(value, value - spread, value + spread, change, "", 2, rule, quantity)


def sample_diplomacy() -> DiplomacyView:
    """The table as Kyiv (side 0) sees it in September 2026; 0 is Moscow's ideal on every issue."""
    return DiplomacyView(
        issues=tuple(_issue(index, row) for index, row in enumerate(ISSUES)),
        low_end="Moscow's ideal",
        high_end="Kyiv's ideal",
        ladder=_ladder(),
        blocked="Blocked at step 3. Six issues have no zone of agreement, so their text stops at 0.40.",
        utilities=(_own_utility(), _their_utility()),
        ceasefire_open=False,
        leaders_open=False,
        recognition=(
            exact(0.5, rule="R23", quantity="recognition/0"),
            exact(0.0, rule="R23", quantity="recognition/1"),
        ),
        audiences=_audiences(),
        dossiers=_dossiers(),
        hedge=exact(0.25, rule="R44", quantity="hedge"),
        templates=_templates(),
        truces=("Humanitarian truce at the Dnipro river, 1 month left",),
        gate_mode=GateMode.STRICT,
        breach_risk_today=0.58,
        pillars=_pillars(),
    )


def _issue(index: int, row: tuple[str, float, float, float, float, float, str]) -> IssueView:
    name, own, theirs, own_limit, their_limit, text, note = row
    return IssueView(
        index,
        name,
        (exact(own), estimate(theirs, 0.03)),
        (exact(own_limit), estimate(their_limit, 0.05)),
        round(their_limit - own_limit, 2),
        exact(text, rule="R19", quantity=f"text/{index}"),
        note,
        0.40,
        0.2,
    )


def _ladder() -> tuple[LadderStep, ...]:
    return (
        LadderStep("Mandates", "2 of 2 sides issued", "done", "R16"),
        LadderStep("Expert groups", "convened, round 3", "done", "R16"),
        LadderStep("Text per issue", "1 of 8 finished", "blocked", "R19"),
        LadderStep("Concluded text", "all 8 at 0.95 or more", "locked", "R16"),
        LadderStep("Summit ratifies", "also needs recognition", "locked", "R17"),
    )


def _own_utility() -> UtilityView:
    terms = (
        Term(
            "Relief from halting",
            exact(0.66, rule="R10", quantity="relief/0"),
            "R10",
            "force preservation and fortifying",
        ),
        Term("Gain of continuing", exact(0.0, rule="R27", quantity="gain/0"), "R27"),
        Term("Given to adversary", exact(-0.07, rule="R03", quantity="denial/0"), "R03"),
        Term("Risk of breach", exact(-0.20, rule="R38", quantity="breach/0"), "R38"),
    )
    total = exact(0.39, rule="R09", quantity="ceasefire_utility/0")
    return UtilityView(
        0, terms, total, "Turns negative if the risk of breach rises from 0.58 to 1.00 and relief falls to 0.25."
    )


def _their_utility() -> UtilityView:
    terms = (
        Term("Relief from halting", estimate(0.29, 0.06, rule="R02", quantity="relief/1"), "R02"),
        Term("Gain of continuing", estimate(-0.43, 0.12, rule="R12", quantity="gain/1"), "R12"),
        Term("Given to adversary", estimate(-0.53, 0.08, rule="R03", quantity="denial/1"), "R03"),
    )
    total = estimate(-0.67, 0.19, rule="R09", quantity="ceasefire_utility/1")
    return UtilityView(1, terms, total, "Turns positive if macro insulation falls from about 0.88 to 0.32.")


def _audiences() -> tuple[Audience, ...]:
    return (
        Audience("Ukraine, domestic", exact(0.62, -0.02, "R11", "audience/0"), "rotation deficit", "R11"),
        Audience("Russia, domestic", estimate(0.71, 0.06, 0.03, "R24", "audience/1"), "counter-signal live", "R24"),
        Audience("Western publics", exact(0.58, 0.07, "R20", "audience/2"), "open letter, first in six months", "R20"),
        Audience("Washington", exact(0.35, 0.03, "R41", "audience/3"), "attention drawn to the Middle East", "R41"),
        Audience("Non-western", exact(0.55, 0.04, "R22", "audience/4"), "counter-signal", "R22"),
    )


def _dossiers() -> tuple[DossierView, ...]:
    return (
        DossierView(
            "Binding procurement",
            "Contract share; steadier aid from month 10",
            exact(0.40, 0.1, "R42", "dossier/0"),
            2,
            "R42",
        ),
        DossierView(
            "Deep-strike technology",
            "Authorisation; raids +15 % after 4 months",
            exact(0.30, 0.0, "R43", "dossier/1"),
            1,
            "R43",
        ),
        DossierView(
            "Guarantee treaty",
            "European nuclear powers; lowers the risk of breach",
            exact(0.05, 0.0, "R44", "dossier/2"),
            0,
            "R44",
        ),
    )


def _templates() -> tuple[TemplateView, ...]:
    return (
        TemplateView(
            "Anchorage terms",
            "as the article describes",
            (0.20, 0.0, 0.15, 0.10, 0.15, 0.30, 0.3, 0.6),
            (1, 8),
            8,
            0.80,
        ),
        TemplateView(
            "Line and guarantees",
            "line of contact, treaty",
            (0.45, 0.45, 0.70, 0.75, 0.65, 0.60, 0.5, 0.5),
            (6, 2),
            8,
            0.17,
        ),
        TemplateView(
            "Kyiv draft", "your offer on the table", (0.95, 0.85, 0.90, 0.95, 0.90, 0.90, 0.6, 0.6), (8, 1), 8, 0.20
        ),
    )


def _pillars() -> tuple[Pillar, ...]:
    return (
        Pillar(0, "Aid adequacy", exact(0.70, -0.01, "R45", "pillar/0"), 0.35, 0, 3, False, (0.72, 0.71, 0.70)),
        Pillar(
            1, "Macro insulation", estimate(0.88, 0.04, -0.01, "R45", "pillar/1"), 0.30, 0, 3, False, (0.9, 0.89, 0.88)
        ),
    )


def sample_table_round(letter: Answer | None = Answer.COUNTER_SIGNAL, truce: Answer | None = None) -> TableRoundView:
    """Four initiatives as Moscow (side 1) sees them: two answered, the truce open, one not addressed to it."""
    missing = tuple(
        title for title, chosen in (("Open letter", letter), ("Limited energy truce", truce)) if chosen is None
    )
    return TableRoundView((_letter(letter), _summit(), _truce(truce), _dossier()), missing)


def terms(*rows: tuple[str, float, str]) -> tuple[Term, ...]:
    """Signed exact terms of (name, value, rule)."""
    return tuple(Term(name, exact(value, rule=rule, quantity=name), rule) for name, value, rule in rows)


def _letter(chosen: Answer | None) -> InitiativeView:
    label = "Net audience"
    answers = (
        AnswerView(Answer.NONE, "Leave unanswered", "Utilities, text and gate unchanged.", (), 0.0, label, (), "R20"),
        AnswerView(
            Answer.COUNTER_SIGNAL,
            "Counter-signal",
            "Audiences only. Fades by 30 % a month.",
            terms(("home", 0.05, "R22"), ("non-western", 0.04, "R22"), ("Western", -0.03, "R22")),
            0.06,
            label,
            (),
            "R22",
            True,
        ),
        AnswerView(
            Answer.REPLY_BY_NAME,
            "Reply by name",
            "Recognition 0 → 0.5. The leaders' format stays closed.",
            terms(("home", -0.03, "R23"), ("Western", 0.02, "R23")),
            -0.01,
            label,
            (),
            "R23",
        ),
    )
    return InitiativeView(
        0,
        Initiative.LETTER,
        "Open letter",
        "Kyiv",
        "Moscow",
        True,
        "Kyiv addresses Moscow in public and names a leaders' meeting at a neutral site.",
        (("Venue", "Switzerland"), ("Tone", "sharp"), ("Series", "1st in six months")),
        answers,
        chosen,
        "Smallest change that would flip it",
        "No answer to a letter changes either utility.",
        "Tone enters audiences only: the same letter, courteous, leaves every figure of the bargain as it is.",
        ("R06", "R20"),
    )


def _summit() -> InitiativeView:
    label = "Net utility"
    answers = (
        AnswerView(
            Answer.ACCEPT,
            "Accept",
            "The guns fall silent during the meeting.",
            terms(("relief", 0.29, "R09"), ("gain lost", -0.43, "R09"), ("given to Kyiv", -0.53, "R09")),
            -0.67,
            label,
            ("Utility below 0", "Text 1 of 8", "Recognition 0 of 1"),
            "R09",
        ),
        AnswerView(
            Answer.DECLINE,
            "Decline",
            "Reasons sent with it: utility, precondition, recognition.",
            (),
            0.0,
            label,
            (),
            "R02",
            True,
        ),
        AnswerView(
            Answer.REFER,
            "Refer to experts",
            "Monitoring text +0.04. Six issues stay at their cap.",
            (),
            0.0,
            label,
            (),
            "R17",
        ),
    )
    return InitiativeView(
        0,
        Initiative.SUMMIT,
        "Summit proposal",
        "Kyiv",
        "Moscow",
        True,
        "Kyiv asks Moscow for a leaders' meeting and a general ceasefire during it.",
        (("Venue", "Switzerland"), ("Format", "leaders"), ("Start", "October")),
        answers,
        Answer.DECLINE,
        "Smallest change that would flip it",
        "Macro insulation 0.88 → 0.32 turns the utility.",
        "Below 0.30 for two months a pillar has failed, and the other two conditions fall with it.",
        ("R09", "R16"),
    )


def _truce(chosen: Answer | None) -> InitiativeView:
    label = "Net utility"
    answers = (
        AnswerView(
            Answer.ACCEPT,
            "Accept",
            "Counts toward the monitoring text. Kyiv must keep it too.",
            terms(("refining spared", 0.21, "R03"), ("their grid spared", -0.13, "R03")),
            0.08,
            label,
            (),
            "R03",
            True,
        ),
        AnswerView(
            Answer.OFFER_TERMS,
            "Offer 1 month",
            "Less repair time for both. Kyiv answers next month.",
            terms(("refining spared", 0.11, "R03"), ("their grid spared", -0.06, "R03")),
            0.05,
            label,
            (),
            "R03",
        ),
        AnswerView(
            Answer.DECLINE, "Decline", "Refining offline stays near 0.26 next month.", (), 0.0, label, (), "R27"
        ),
    )
    return InitiativeView(
        0,
        Initiative.ENERGY_TRUCE,
        "Limited energy truce",
        "Kyiv",
        "Moscow",
        True,
        "Kyiv offers that neither side raids refining or the power grid for 60 days.",
        (("Scope", "energy nodes"), ("Length", "2 months"), ("Monitor", "third party")),
        answers,
        chosen,
        "Smallest change that would flip it",
        "It turns negative if their grid damage rises 0.38 → 0.62.",
        "The zone is open: limits on monitoring overlap by 0.15. The general gate does not apply.",
        ("R09", "R17"),
    )


def _dossier() -> InitiativeView:
    answers = tuple(
        AnswerView(answer, words, "", (), 0.0, "Net utility", (), "R42")
        for answer, words in (
            (Answer.ACCEPT, "Sign the contract"),
            (Answer.AD_HOC, "Ad hoc package"),
            (Answer.DECLINE, "Defer"),
        )
    )
    return InitiativeView(
        0,
        Initiative.DOSSIER_REQUEST,
        "European dossier",
        "Kyiv",
        "European coalition",
        False,
        "Kyiv asks the European coalition for a binding multi-year procurement contract.",
        (("Dossier", "procurement"), ("Capital", "not visible"), ("Lag", "6 months")),
        answers,
        None,
        "If it is signed, what you would expect",
        "For you: hope of an aid collapse falls 0.10 → 0.09.",
        "Your estimate. Your utility would move by +0.01, and the sign would not change.",
        ("R40", "R42"),
    )


def sample_why(quantity: str) -> WhyView | None:
    """Explanations of Moscow's utility, of its first term and of rule R09; None for anything else."""
    return {"ceasefire_utility/1": _why_utility(), "relief/1": _why_relief(), "R09": _why_utility()}.get(quantity)


def _why_utility() -> WhyView:
    inputs = (
        WhyInput("Benefit of halting", "+0.29", "", "relief/1"),
        WhyInput("Gain of continuing", "−0.43", "", "gain/1"),
        WhyInput("Adversary's benefit, weighed", "−0.53", "", "denial/1"),
        WhyInput(
            "Weight on denial", "0.80", "share", "denial_weight/1", True, "0.60–1.00, commitment problem literature"
        ),
    )
    return WhyView(
        "R09",
        "A ceasefire holds only if both sides gain at once",
        "1 Utility of a ceasefire",
        "A halt holds only while both sides expect it to bring more than fighting on.",
        "−0.67",
        "+0.29 benefit, −0.43 gain of continuing and −0.53 adversary's benefit make −0.67, below zero.",
        inputs,
        "Macro insulation 0.88 → 0.32 turns the sign.",
    )


def _why_relief() -> WhyView:
    inputs = (
        WhyInput("Losses a month", "34,900", "people", "losses/1", note="estimate, 30,000–38,000"),
        WhyInput("Weight of losses", "0.20", "share", "loss_weight", True, "0.15–0.25, model setting"),
    )
    return WhyView(
        "R02",
        "Each side weighs what a halt would bring",
        "1 Utility of a ceasefire",
        "A pause is worth the losses, strain and weariness it would spare.",
        "+0.29",
        "Losses avoided add 0.20.",
        inputs,
    )
