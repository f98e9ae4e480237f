"""``frist rules``: the rulebook listed, shown and proved."""

import click

from engine.cli.door import RULEBOOK_FAULT
from engine.cli.parts import Parts
from engine.explain import norms


def rules_group(frist: click.Group, parts: Parts) -> None:
    """Add the group ``rules`` to ``frist``."""

    @frist.group("rules", cls=type(frist), help=parts.say("cli.rules"))
    @parts.language
    def rules() -> None:
        pass

    for add in (_list, _show, _check):
        add(rules, parts)


def _list(rules: click.Group, parts: Parts) -> None:
    @rules.command("list", help=parts.say("cli.rules_list"))
    @parts.telling
    def list_rules(*, is_json: bool) -> None:
        at = parts.door(is_json=is_json)
        if is_json:
            at.print_json([norms.as_json(rule, at.say) for rule in at.inference.rulebook.rules])
        else:
            at.print([f"{rule.id:<16} {at.say.sentence(rule.id)}" for rule in at.inference.rulebook.rules])


def _show(rules: click.Group, parts: Parts) -> None:
    @rules.command("show", help=parts.say("cli.rules_show"))
    @click.argument("rule_id", metavar="ID")
    @parts.telling
    def show_rule(rule_id: str, *, is_json: bool) -> None:
        at = parts.door(is_json=is_json)
        rule = at.inference.rulebook.by_id.get(rule_id.upper())
        if rule is None:
            raise click.UsageError(norms.unknown(rule_id, at.inference.rulebook, at.say), click.get_current_context())
        proof = at.inference.proof()
        if is_json:
            at.print_json(norms.as_json(rule, at.say))
        else:
            at.print(norms.page(rule, proof, at.say))


def _check(rules: click.Group, parts: Parts) -> None:
    @rules.command("check", help=parts.say("cli.rules_check"))
    @parts.telling
    def check(*, is_json: bool) -> None:
        at = parts.door(is_json=is_json)
        proof = at.inference.proof()
        if is_json:
            at.print_json(norms.proof_json(proof, at.identity))
        else:
            at.print(norms.proof_lines(proof, at.identity, at.say))
        if proof.faults:
            raise SystemExit(RULEBOOK_FAULT)
