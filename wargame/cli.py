"""The commands; Qt is imported only inside those that show or paint a window."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from wargame import __version__
from wargame.engine.rule import Rule
from wargame.engine.words import Phase
from wargame.record import store
from wargame.record.problems import RecordError
from wargame.report.lines import outcome_lines, turn_lines
from wargame.report.page import write_report
from wargame.report.series import series_json
from wargame.resources import assets, scenarios
from wargame.rules.catalogue import PHASES
from wargame.rules.coverage import coverage_text
from wargame.rules.parameters import default_parameters
from wargame.rules.quantity_table import quantity_table
from wargame.scenario.files import load_scenario
from wargame.scenario.problems import ScenarioError
from wargame.scenario.scenario import Scenario
from wargame.scenario.validate import Known
from wargame.seat.problems import GameError
from wargame.session import exports, salvage, setup
from wargame.session.branch import branch
from wargame.session.desks import map_before
from wargame.session.retold import refusals, replay_report
from wargame.session.session import Session
from wargame.study.backtest import backtest, backtest_text
from wargame.study.calibration import Bench, calibrate, write_table
from wargame.study.campaigns import CHUNK, play, prepare
from wargame.study.decisions import decisions_text
from wargame.study.declines import decline_table
from wargame.study.outcomes import count_outcomes
from wargame.words.numbers import seconds
from wargame.words.terms import row

DEFAULT_SCENARIO = "year_five.yaml"


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; exit code 0, 1 where a record does not come out as recorded, or 2 where the input was at fault."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.command(arguments))
    except ScenarioError as mistakes:
        print(mistakes, file=sys.stderr)
    except GameError as problem:
        print(problem, file=sys.stderr)
    except OSError as problem:
        named = f"{problem.filename}: {problem.strerror}." if problem.filename and problem.strerror else problem
        print(named, file=sys.stderr)
    except KeyError as unknown:
        print(unknown.args[0], file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="wargame", description="Line of Contact: a board for negotiation under fire.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(command=_board, scenario=None)
    commands = parser.add_subparsers(title="commands")
    board = commands.add_parser("board", help="open the board (the default)")
    board.add_argument("scenario", nargs="?", type=Path)
    board.set_defaults(command=_board)
    _add_run(commands)
    check = commands.add_parser("check", help="validate a scenario file")
    check.add_argument("file", type=Path)
    check.set_defaults(command=_check)
    rules = commands.add_parser("rules", help="the rulebook in the order of play")
    rules.add_argument("--id", help="one rule or claim in full")
    rules.add_argument("--coverage", action="store_true", help="the article's claims and the rules that carry them")
    rules.add_argument(
        "--quantities", action="store_true", help="every quantity: unit, who sees it, which rules write it"
    )
    rules.set_defaults(command=_rules)
    calibrate = commands.add_parser("calibrate", help="measure the calibration targets")
    calibrate.add_argument("scenario", nargs="?", type=Path)
    calibrate.add_argument("--campaigns", type=int, default=512)
    calibrate.add_argument("--seed", type=int, default=2026)
    calibrate.add_argument("--write", action="store_true", help="write the table the rulebook browser shows")
    calibrate.set_defaults(command=_calibrate)
    _add_record(commands)
    decide = commands.add_parser("decisions", help="what doctrines and order families change for every seat")
    decide.add_argument("scenario", nargs="?", type=Path)
    decide.add_argument("--campaigns", type=int, default=256)
    decide.add_argument("--seed", type=int, default=5)
    decide.set_defaults(command=_decisions)
    _add_declines(commands)
    headless = commands.add_parser(
        "headless", help="the default scenario played without a display, with report and pictures"
    )
    headless.add_argument("--out", type=Path, default=Path("line-of-contact-output"))
    headless.add_argument("--seed", type=int, default=7)
    headless.set_defaults(command=_headless)
    screenshots = commands.add_parser("screenshots", help="a picture of every screen")
    screenshots.add_argument("directory", type=Path)
    screenshots.add_argument("--theme", choices=("dark", "light", "both"), default="both")
    screenshots.set_defaults(command=_screenshots)
    return parser


def _add_run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    run = commands.add_parser("run", help="play a campaign, or many, with doctrines in every seat")
    run.add_argument("scenario", type=Path)
    run.add_argument("--months", type=int, help="stop after so many months")
    run.add_argument("--seed", type=int, default=7)
    run.add_argument("--workers", type=int, default=1, help="processes that share many campaigns")
    run.add_argument("--campaigns", type=int, default=1, help="play so many and count the outcomes")
    _add_doctrine(run)
    run.add_argument("--json", type=Path, metavar="FILE", help="write every month's public figures")
    run.add_argument("--record", type=Path, metavar="FILE", help="write the game's record")
    run.add_argument("--report", type=Path, metavar="FILE.html", help="write the after-action report")
    run.add_argument(
        "--objective",
        action="append",
        default=[],
        metavar="SEAT=PROFILE",
        help="a seat's objective profile, or dealt for one by chance; may be repeated",
    )
    run.set_defaults(command=_run)


def _add_doctrine(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--doctrine", action="append", default=[], metavar="SEAT=NAME", help="a seat's doctrine; may be repeated"
    )


def _add_declines(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    declines = commands.add_parser("declines", help="why proposals are refused, each reason worked out again")
    declines.add_argument(
        "scenario", nargs="?", type=Path, help="a scenario, or a recorded game to tell the refusals of"
    )
    declines.add_argument("--seat", metavar="KEY", help="with a recorded game: as this seat may know them")
    declines.add_argument("--campaigns", type=int, default=1000)
    declines.add_argument("--seed", type=int, default=2026)
    _add_doctrine(declines)
    declines.set_defaults(command=_declines)


def _add_record(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    again = commands.add_parser("replay", help="a recorded game, one line a month")
    again.add_argument("file", type=Path)
    again.add_argument("--verify", action="store_true", help="work every month out again and compare")
    again.add_argument("--seat", metavar="KEY", help="as this seat may know it; while in play, one that a person plays")
    again.set_defaults(command=_replay)
    other = commands.add_parser("branch", help="a new record that leaves another at the plan of one of its months")
    other.add_argument("file", type=Path)
    other.add_argument("month", type=int, help="the month to plan anew, 1 being the first")
    other.add_argument("target", type=Path)
    other.add_argument("--with-orders", action="store_true", help="lay out the sheets people had sealed that month")
    other.add_argument("--redraw", action="store_true", help="draw chance anew from that month on")
    other.set_defaults(command=_branch)
    export = commands.add_parser("export", help="a record for other programs: JSON, or every series as CSV")
    export.add_argument("file", type=Path)
    kind = export.add_mutually_exclusive_group(required=True)
    kind.add_argument("--csv", type=Path, metavar="DIR", help="series, orders, events and notes")
    kind.add_argument("--json", type=Path, metavar="FILE", help="the whole record, every seat's secrets included")
    export.add_argument("--seat", metavar="KEY", help="with --csv: what this seat could know, no finer than its ranges")
    export.set_defaults(command=_export)
    back = commands.add_parser("import", help="a record from exported JSON")
    back.add_argument("json", type=Path)
    back.add_argument("target", type=Path)
    back.set_defaults(command=_import)
    rescue = commands.add_parser("salvage", help="what can be played on of a damaged record, in a new file")
    rescue.add_argument("file", type=Path)
    rescue.add_argument("target", type=Path)
    rescue.set_defaults(command=_salvage)


def _doctrines(pairs: Sequence[str]) -> dict[str, str]:
    return _by_seat("--doctrine", "kyiv=counter", pairs)


def _by_seat(option: str, example: str, pairs: Sequence[str]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise GameError(f"{option} takes SEAT=NAME, such as {example}; {pair!r} was given.")
    return dict(pair.split("=", 1) for pair in pairs)


def _run(arguments: argparse.Namespace) -> int:
    scenario = load_scenario(arguments.scenario)
    chosen = _doctrines(arguments.doctrine)
    for name in ("campaigns", "months", "workers"):
        if getattr(arguments, name) is not None and getattr(arguments, name) < 1:
            raise GameError(f"--{name} is at least 1; {getattr(arguments, name)} was given.")
    if arguments.campaigns > 1:
        return _run_many(scenario, arguments, chosen)
    return _run_one(scenario, arguments, chosen)


def _run_one(scenario: Scenario, arguments: argparse.Namespace, chosen: dict[str, str]) -> int:
    aims = _by_seat("--objective", "kyiv=shield", arguments.objective)
    game = Session.start(scenario, "", arguments.seed, chosen, objectives=aims)
    if arguments.record is not None:
        if arguments.record.exists():
            raise RecordError(f"There is a file named {arguments.record.name} already; it is left as it is.")
        game.journal.save_as(arguments.record)
    print(f"{scenario.theatre.title}, seed {arguments.seed}. {scenario.notice}")
    while game.stage != "over" and (arguments.months is None or game.month < arguments.months):
        played = game.month
        game.play_month()
        print(turn_lines(game.course, played))
    print(outcome_lines(game.course))
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(series_json(game.course), indent=1), encoding="utf-8")
        print(f"Figures: {arguments.json}")
    if arguments.report is not None:
        print(f"Report: {write_report(game.course, arguments.report)}")
    if arguments.record is not None:
        print(f"Record: {arguments.record}")
    return 0


def _run_many(scenario: Scenario, arguments: argparse.Namespace, chosen: dict[str, str]) -> int:
    setting = prepare(scenario, chosen)
    started = time.perf_counter()

    def progress(done: int, whole: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{done} of {whole} campaigns", end="" if done < whole else "\n", file=sys.stderr, flush=True)

    chunk = min(CHUNK, max(arguments.campaigns // 8, 64))
    ends = play(setting, arguments.seed, arguments.campaigns, arguments.months, chunk, progress, arguments.workers)
    table = count_outcomes(ends, scenario.theatre)
    print(table.text(scenario.theatre))
    print(f"({seconds(time.perf_counter() - started)})", file=sys.stderr)
    return 0


def _check(arguments: argparse.Namespace) -> int:
    scenario = load_scenario(arguments.file, Known(parameters=frozenset(default_parameters())))
    prepare(scenario)
    theatre = scenario.theatre
    print(
        f"{arguments.file}: sound. {theatre.title}: {theatre.months} months, {len(theatre.seats)} seats, "
        f"{len(theatre.sectors)} sectors, {len(theatre.nodes)} nodes."
    )
    return 0


def _rules(arguments: argparse.Namespace) -> int:
    if arguments.id:
        found = [rule for rules in PHASES.values() for rule in rules if arguments.id in (rule.id, *rule.claims)]
        if not found:
            raise GameError(f"There is no rule {arguments.id}; 'wargame rules' lists them.")
        print("\n\n".join(_rule_in_full(rule) for rule in found))
        return 0
    if arguments.coverage:
        print(coverage_text())
        return 0
    if arguments.quantities:
        print(quantity_table())
        return 0
    for phase in Phase:
        print(row(phase).label)
        for rule in PHASES[phase]:
            print(f"  {rule.id:<6}{rule.title}{'' if rule.is_live else '  [inert: completed by a later version]'}")
    return 0


def _rule_in_full(rule: Rule) -> str:
    parts = [f"{rule.id}  {rule.title}", f"Chapter: {rule.chapter}", rule.paraphrase]
    if rule.claims:
        parts.append(f"Claims: {', '.join(rule.claims)}")
    if rule.literature:
        parts.append(f"After: {rule.literature}")
    parts += [
        f"Reads: {', '.join(rule.reads)}",
        f"Writes: {', '.join(rule.writes)}",
        f"Parameters: {', '.join(rule.parameters) or 'none'}",
        rule.explain,
    ]
    return "\n".join(parts)


def _calibrate(arguments: argparse.Namespace) -> int:
    scenario = load_scenario(arguments.scenario or scenarios() / DEFAULT_SCENARIO)
    bench = Bench(prepare(scenario), arguments.campaigns, arguments.seed)
    print(f"{scenario.theatre.title}: {arguments.campaigns} campaigns, seed {arguments.seed}. Mean (10 to 90 %).")
    results = calibrate(bench, lambda line: print(line, flush=True))
    print(f"{sum(result.is_met for result in results)} of {len(results)} targets met.")
    print(backtest_text(backtest(bench)))
    if arguments.write:
        print(f"Table: {write_table(results, bench, assets() / 'calibration.yaml')}")
    return 0


def _replay(arguments: argparse.Namespace) -> int:
    report, found = replay_report(arguments.file, arguments.verify, arguments.seat)
    print(report)
    return 0 if found is None else 1


def _branch(arguments: argparse.Namespace) -> int:
    last = store.glance(arguments.file).months + 1
    if not 1 <= arguments.month <= last:
        raise RecordError(f"{arguments.file.name} goes from month 1 to month {last}; {arguments.month} was given.")
    redraw = setup.new_seed() if arguments.redraw else None
    branch(arguments.file, arguments.month - 1, arguments.target, arguments.with_orders, redraw)
    chance = "" if redraw is None else ", chance drawn anew from there on"
    print(f"Branch: {arguments.target}, to be played on from month {arguments.month}{chance}.")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    if arguments.json is not None:
        if arguments.seat is not None:
            raise RecordError("--seat goes with --csv: JSON holds the whole record, every seat's secrets included.")
        print(f"Record: {exports.export_json(arguments.file, arguments.json)}")
        return 0
    for path in exports.export_csv(arguments.file, arguments.csv, arguments.seat):
        print(path)
    return 0


def _import(arguments: argparse.Namespace) -> int:
    print(f"Record: {exports.import_json(arguments.json, arguments.target)}")
    return 0


def _salvage(arguments: argparse.Namespace) -> int:
    print(salvage.salvage(arguments.file, arguments.target).sentence)
    print(f"Record: {arguments.target}")
    return 0


def _decisions(arguments: argparse.Namespace) -> int:
    setting = prepare(load_scenario(arguments.scenario or scenarios() / DEFAULT_SCENARIO))
    print(decisions_text(setting, arguments.seed, arguments.campaigns))
    return 0


def _declines(arguments: argparse.Namespace) -> int:
    if arguments.scenario is not None and store.is_database(arguments.scenario):
        print(refusals(arguments.scenario, arguments.seat))
        return 0
    if arguments.seat is not None:
        raise GameError("--seat goes with a recorded game: a thousand campaigns are nobody's to hide.")
    scenario = load_scenario(arguments.scenario or scenarios() / DEFAULT_SCENARIO)
    if arguments.campaigns < 1:
        raise GameError(f"--campaigns is at least 1; {arguments.campaigns} was given.")
    setting = prepare(scenario, _doctrines(arguments.doctrine))
    print(f"{scenario.theatre.title}: {arguments.campaigns} campaigns, seed {arguments.seed}, played to their end.")
    table = decline_table(setting, arguments.seed, arguments.campaigns)
    print(table.text())
    return 0 if table.is_sound else 1


def _headless(arguments: argparse.Namespace) -> int:
    game = Session.start(scenarios() / DEFAULT_SCENARIO, "", arguments.seed)
    print(f"{game.setup.scenario.theatre.title}, seed {arguments.seed}, played by doctrines in every seat.")
    while game.stage != "over":
        played = game.month
        game.play_month()
        print(turn_lines(game.course, played))
    print(outcome_lines(game.course))
    arguments.out.mkdir(parents=True, exist_ok=True)
    write_report(game.course, arguments.out / "report.html")
    from wargame.ui.pictures.boards import write_board_pictures

    months = sorted({0, game.month // 2, game.month})
    pictures = write_board_pictures({month: map_before(game.course, month) for month in months}, arguments.out)
    names = ", ".join(path.name for path in pictures)
    print(f"Report: {arguments.out / 'report.html'}\nBoard pictures: {names} in {arguments.out}")
    return 0


def _screenshots(arguments: argparse.Namespace) -> int:
    from wargame.ui.pictures.screens import write_screens

    themes = ("dark", "light") if arguments.theme == "both" else (arguments.theme,)
    for theme in themes:
        for path in write_screens(arguments.directory, theme):
            print(path)
    return 0


def _board(arguments: argparse.Namespace) -> int:
    from wargame.ui.window.app import run

    return run(arguments.scenario)
