"""``frist docs``: the rules and the scenarios with their results, written as a book."""

from pathlib import Path

import click

from engine.cli.door import Door
from engine.cli.parts import PATH, Parts
from engine.model.dates import today_in_stockholm
from engine.model.problems import ProblemsError
from engine.model.text import printable
from engine.rulebook import RulebookError


def docs_command(frist: click.Group, parts: Parts) -> None:
    """Add the command ``docs`` to ``frist``."""

    @frist.command("docs", help=parts.say("cli.docs"))
    @parts.option("--out", "out", type=PATH, required=True, metavar=parts.say("cli.out_metavar"))
    @click.argument("features", type=PATH, nargs=-1, metavar=f"[{parts.say('cli.feature_metavar')}]")
    @parts.telling
    def docs(out: Path, features: tuple[Path, ...], *, is_json: bool) -> None:
        write_book(parts.door(is_json=is_json), out, features)


def write_book(at: Door, out: Path, features: tuple[Path, ...]) -> None:
    """Run the features, Frist's own if none are named, and write the book of them to ``out``.

    Nothing is run if ``out`` is not free for a book. A book with scenarios that do not hold is written, and the
    status tells of them.
    """
    from engine.cli.living_views import NOT_ALL_PASSED, Progress  # noqa: PLC0415  # when it runs
    from engine.living.book import Book, NotABookError, refuse_unless_free, write  # noqa: PLC0415  # as above
    from engine.living.checking import check  # noqa: PLC0415  # as above
    from engine.living.sources import features as features_of_frist  # noqa: PLC0415  # as above
    proof = at.inference.proof()
    if proof.faults:
        raise RulebookError("\n".join(proof.faults))
    try:
        refuse_unless_free(out)
        with Progress(at.say) as progress:
            results = check(features or (features_of_frist(),), progress.told)
        book = Book(as_of=today_in_stockholm(), results=results, rulebook=at.inference.rulebook, proof=proof)
        pages = write(book, out)
    except ProblemsError as error:
        at.refuse(error.problems)
    except NotABookError as error:
        raise click.UsageError(
            at.say("cli.not_a_book", folder=printable(str(out))), click.get_current_context()) from error
    if at.is_json:
        at.print_json({"folder": str(out), "pages": pages, "rulebook": at.identity,
                       "scenarios": len(results.scenarios), "passed": book.passed})
    else:
        at.print([at.say("cli.docs_written", folder=printable(str(out)), pages=pages, passed=book.passed,
                         scenarios=len(results.scenarios))])
    if not results.has_passed:
        raise SystemExit(NOT_ALL_PASSED)
