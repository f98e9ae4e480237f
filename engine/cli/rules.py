"""``frist rules``: the rulebook listed, shown and proved."""

from collections.abc import Callable
from typing import Any

import click

from engine.cli.door import RULEBOOK_FAULT, Door
from engine.explain import norms
from engine.explain.phrases import LANGUAGES, Phrases


def rules_group(frist: click.Group, say: Phrases, door: Callable[..., Door], option: Callable[..., Any]) -> None:
    """Add the group ``rules`` to ``frist``."""

    def common(function: Any) -> Any:  # noqa: ANN401  # a click callback
        function = option("--lang", "lang", type=click.Choice(LANGUAGES), expose_value=False)(function)
        return option("--json", "json", "is_json", is_flag=True)(function)

    @frist.group("rules", cls=type(frist), help=say("cli.rules"))
    def rules() -> None:
        pass

    @rules.command("list", help=say("cli.rules_list"))
    @common
    def list_rules(*, is_json: bool) -> None:
        at = door(is_json=is_json)
        if is_json:
            at.print_json([norms.as_json(rule, at.say) for rule in at.inference.rulebook.rules])
        else:
            at.print([f"{rule.id:<16} {at.say.sentence(rule.id)}" for rule in at.inference.rulebook.rules])

    @rules.command("show", help=say("cli.rules_show"))
    @click.argument("rule_id", metavar="ID")
    @common
    def show_rule(rule_id: str, *, is_json: bool) -> None:
        at = door(is_json=is_json)
        rule = at.inference.rulebook.by_id.get(rule_id.upper())
        if rule is None:
            raise click.UsageError(norms.unknown(rule_id, at.inference.rulebook, at.say), click.get_current_context())
        proof = at.inference.proof()
        if is_json:
            at.print_json(norms.as_json(rule, at.say))
        else:
            at.print(norms.page(rule, proof, at.say))

    @rules.command("check", help=say("cli.rules_check"))
    @common
    def check(*, is_json: bool) -> None:
        at = door(is_json=is_json)
        proof = at.inference.proof()
        if is_json:
            at.print_json(norms.proof_json(proof, at.identity))
        else:
            at.print(norms.proof_lines(proof, at.identity, at.say))
        if proof.faults:
            raise SystemExit(RULEBOOK_FAULT)
