"""What each command shows: an assessment, or what follows from one, as text or JSON."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import click
from attrs import evolve, frozen

from engine.assess.duty.hanging import hanging
from engine.assess.together import assess_each, assess_together, last_day_told
from engine.cli.door import DOCUMENT_FAULT, Door, is_several
from engine.cli.living_views import exercise_lines, exercises, exercises_json
from engine.documents.quoting import listed
from engine.documents.together import without_rings
from engine.explain import as_json, duties, duties_json, report
from engine.explain.basis import assessed_on, rests_on
from engine.explain.payments import stake_of
from engine.explain.phrases import Phrases
from engine.explain.watched import WatchedLine, clauses_of, watched, watched_json
from engine.model.agreement import Agreement, RenewalKind
from engine.model.assessment import Assessment, WatchedDay, gathered
from engine.model.dates import EARLIEST
from engine.model.events import Event, Extended, NoticeReceived, OptionUsed
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable


def assessed(door: Door, agreement: Agreement, as_of: date, known_on: date | None) -> Assessment:
    """The assessment; what cannot have happened is told, and the command ends."""
    family = [agreement, *door.others.get(agreement.id, ())]
    found = assess_each(family, as_of, door.inference, known_on)[agreement.id]
    if isinstance(found, ProblemsError):
        door.refuse(found.problems)
    return found[1]


def show_can_terminate(door: Door, file: Path, by: str | None, as_of: date, known_on: date | None, *,
                       is_with_scenarios: bool = False) -> None:
    """Whether the agreement can still be terminated; and, if asked for, which scenarios try the rules behind that."""
    agreement = door.load(file, known_on)
    check_party(door, [agreement], by)
    by = agreement.party_called(by)
    found = assessed(door, agreement, as_of, known_on)
    exercised = None
    if is_with_scenarios:
        exercised = exercises(door, gathered(found.why_termination(by or found.termination.party)))
    if door.is_json:
        shown = as_json.termination(found)
        if by is not None:
            shown = {**shown["by_party"][by], "by_party": {by: shown["by_party"][by]}}
        beside = {} if exercised is None else {"scenarios": exercises_json(door, exercised)}
        door.print_json({"agreement": found.agreement, "as_of": as_of.isoformat(), "termination": shown,
                         "rulebook": door.identity, **beside})
        return
    lines = list(report.can_terminate(agreement, found, door.say, by))
    click.echo(_emphasised(lines[0]))
    door.print(lines[1:])
    if exercised is not None:
        door.print(exercise_lines(door, exercised))


def _emphasised(sentence: str) -> str:
    word, mark, rest = sentence.partition(".") if sentence.find(".") < sentence.find(",") or "," not in sentence else (
        sentence.partition(","))
    return click.style(word + mark, bold=True) + rest


def show_assessment(door: Door, file: Path, as_of: date, known_on: date | None) -> None:
    """The whole assessment of one agreement, or of each in a folder; and what hangs on them."""
    agreements, problems = door.load_all(file, known_on)
    shown, faults = assessed_all(door, agreements, as_of, known_on)
    problems += faults
    if problems and not shown:
        door.refuse(tuple(problems))
    hangs = hanging(shown, door.inference)
    if door.is_json:
        each = [as_json.assessment(found, door.say, door.identity) for _, found in shown]
        door.print_json({**({"assessments": each} if is_several(file) else each[0]),
                         "hanging": [duties_json.hanging(one) for one in hangs], **faults_told(door, problems)})
    else:
        for number, (agreement, found) in enumerate(shown):
            door.print([*([""] if number else []), *report.assessment(agreement, found, door.say)])
        between = [""] if hangs and len(shown) > 1 else []
        door.print([*between, *duties.hanging_lines(hangs, door.say)])
    end_with(door, problems)


def faults_told(door: Door, problems: list[Problem]) -> dict[str, Any]:
    """The problems of documents in a folder as JSON, where there are any."""
    return {"problems": [as_json.problem(each, door.say) for each in problems]} if problems else {}


def end_with(door: Door, problems: list[Problem]) -> None:
    """Tell the problems of documents in a folder, where there are any, and end."""
    if problems:
        door.tell(problems)
        raise SystemExit(DOCUMENT_FAULT)


def assessed_all(door: Door, agreements: list[Agreement], as_of: date, known_on: date | None,
                 ) -> tuple[list[tuple[Agreement, Assessment]], list[Problem]]:
    """The agreements with their assessments, and the problems of those that cannot be assessed."""
    asked = {each.id for each in agreements}
    others = {other.id: other for each in asked for other in door.others.get(each, ()) if other.id not in asked}
    found = assess_each([*agreements, *others.values()], as_of, door.inference, known_on)
    every = [found[each.id] for each in agreements]
    return ([each for each in every if not isinstance(each, ProblemsError)],
            [problem for each in every if isinstance(each, ProblemsError) for problem in each.problems])


@frozen
class Supposed:
    """What is supposed to happen on ``day`` (the notice on its own day)."""

    day: date
    notice_on: date | None
    extend_to: date | None
    use_option: bool
    by: str | None

    def events(self, agreement: Agreement, giver: str) -> Iterator[Event]:
        """The events that are supposed."""
        if self.extend_to is not None:
            yield Extended(agreed_on=self.day, ends_on=self.extend_to, is_supposed=True,
                           origin=Origin("frist what-if", "--extend-to"))
        if self.use_option:
            yield OptionUsed(on=self.day, by=self.by or agreement.renewal.holder or giver, is_supposed=True)
        if self.notice_on is not None:
            yield NoticeReceived(by=self.by or giver, sent_on=self.notice_on, received_on=self.notice_on,
                                 is_supposed=True)


def show_what_if(door: Door, file: Path, supposed: Supposed, known_on: date | None) -> None:
    """What a supposed act leads to."""
    agreement = door.load(file, known_on)
    check_party(door, [agreement], supposed.by)
    supposed = evolve(supposed, by=agreement.party_called(supposed.by))
    if supposed.notice_on is None and supposed.extend_to is None and not supposed.use_option:
        raise click.UsageError(door.say("cli.ask_something"), click.get_current_context())
    if supposed.use_option and agreement.renewal.kind is not RenewalKind.OPTION:
        raise click.UsageError(door.say("cli.no_option"), click.get_current_context())
    day = supposed.notice_on or supposed.day
    before = assessed(door, agreement, day, known_on)
    events = supposed.events(agreement, before.termination.party)
    found = assessed(door, agreement.with_events(*events), day, known_on)
    if door.is_json:
        door.print_json(as_json.what_if(found, door.say))
    else:
        door.print(report.what_if(found, door.say))


class Span(NamedTuple):
    """The days that are asked about, as of which day, and as known when."""

    start: date
    end: date
    as_of: date
    known_on: date | None


def show_deadlines(door: Door, path: Path, span: Span) -> None:
    """The days to watch, over one agreement or a folder of them."""
    agreements, problems = door.load_all(path, span.known_on)
    if problems and not agreements:
        door.refuse(tuple(problems))
    shown, faults = assessed_all(door, agreements, span.as_of, span.known_on)
    lines = [_line(watch, agreement, found, door.say)
             for agreement, found in shown for watch in found.watched(span.start, span.end)]
    lines.sort(key=lambda line: (line.day, line.title, line.text))
    told = [as_json.problem(each, door.say) for each in (*problems, *faults)]
    show_lines(door, lines, span, told, is_of_several=is_several(path))


def _line(watch: WatchedDay, agreement: Agreement, found: Assessment, say: Phrases) -> WatchedLine:
    stake = stake_of(found, watch)
    return WatchedLine(
        title=agreement.title, day=watch.day, text=watched(watch, agreement, say, stake),
        clauses=clauses_of(watch, agreement, found, say), is_certain=watch.is_certain,
        told=watched_json(watch, agreement, stake))


def show_lines(door: Door, lines: Sequence[WatchedLine], span: Span, faults: Sequence[Mapping[str, str]], *,
               is_of_several: bool) -> None:
    """The days to watch, in their order, and the problems of agreements among several."""
    if door.is_json:
        door.print_json({"from": span.start.isoformat(), "to": span.end.isoformat(), "as_of": span.as_of.isoformat(),
                         "deadlines": [each.told for each in lines], **({"problems": faults} if faults else {})})
    else:
        door.print([f"{each.day.isoformat()}  {each.title}: {each.text}{door.say.in_brackets(each.clauses)}"
                    for each in lines] or [door.say("deadline.none", start=span.start, end=span.end)])
        if not all(each.is_certain for each in lines):
            click.echo(door.say("line.see_assess"))
        click.echo(assessed_on(span.as_of, span.known_on, door.say))
        clauses = [clause for each in lines for clause in each.clauses]
        click.echo(door.say("line.clauses_in_rows") if is_of_several and clauses else rests_on(clauses, door.say))
    if faults:
        door.tell_in_words(faults)
        raise SystemExit(DOCUMENT_FAULT)


def show_validation(door: Door, files: tuple[Path, ...]) -> None:
    """Every problem in every document."""
    problems: list[Problem] = []
    every: list[Agreement] = []
    for file in files:
        agreements, faults = door.load_all(file)
        every += agreements
        _, found = assess_together(agreements, max(map(last_day_told, agreements), default=EARLIEST), door.inference)
        faults += found
        if not faults and not door.is_json:
            click.echo(door.say("line.scenario_ok", file=str(file)))
        problems += faults
    problems += [each for each in without_rings(every)[1] if each not in problems]
    if problems:
        door.refuse(tuple(problems))
    if door.is_json:
        door.print_json({"problems": []})


def check_party(door: Door, agreements: Sequence[Agreement], party: str | None) -> None:
    """A usage error where nobody in the agreements has that id or name."""
    if party is not None and agreements and not any(agreement.party_called(party) for agreement in agreements):
        known = list(dict.fromkeys(each.id for agreement in agreements for each in agreement.parties))
        raise click.UsageError(door.say("cli.unknown_party", party=printable(party), known=listed(known)),
                               click.get_current_context())
