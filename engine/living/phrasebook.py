"""The phrase book: every sentence that a feature can use, from the sentences themselves; and the nearest to one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final

from engine.explain.phrases import LANGUAGES, Phrases
from engine.living.reading import KINDS, Source
from engine.living.steps.registry import SLOT, Known, sentences, understood
from engine.living.steps.sentences import OR_NAMED
from engine.living.steps.wording import ALL_WORDS

_NEAREST: Final = 3
_NEAR: Final = 0.55
_FEW: Final = 10
"""Words that may stand in a slot, few enough to tell all of them."""

_VALUE: Final = re.compile(r'"[^"]*"|\d{4}-\d{2}-\d{2}|\d+')
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def shown(known: Known, say: Phrases) -> str:
    """The sentence with its keyword, its slots named: "När överenskommelsen bedöms per den <dag>"."""
    def named(slot: re.Match[str]) -> str:
        name = f"<{say(f'slot.{slot[2]}')}>"
        return f" [{name}]" if slot[3] else name
    return f"{say(f'step_keyword.{known.kind}')} {SLOT.sub(named, known.sentence.name)}"


# --- The nearest ------------------------------------------------------------------------------------------------------


def nearest(kind: str, text: str, language: str) -> str:
    """What may have been meant by a step that is no sentence: told in the language of its feature."""
    say = Phrases(language)
    days = [day for day in _DAY.findall(text) if not _is_day(day)]
    if days:
        return say("step.bad_day", value=days[0])
    for other in KINDS.values():
        if understood(other, text):
            return say("step.other_keyword", keyword=say(f"step_keyword.{other}"), used=say(f"step_keyword.{kind}"))
    plain = {_plain(each.sentence.name): each for each in sentences()
             if each.kind == kind and each.sentence.language == language}
    near = [plain[each] for each in get_close_matches(_plain(text), plain, n=_NEAREST, cutoff=_NEAR)]
    told = [say("step.undefined"), *([say("step.nearest")] if near else [])]
    told += [f"  {shown(each, say)}" for each in near]
    for slot in dict.fromkeys(each[1] for each in SLOT.findall(near[0].sentence.name)) if near else []:
        if slot in ALL_WORDS and len(ALL_WORDS[slot].of(language)) <= _FEW:
            told.append(say("step.words", slot=say(f"slot.{slot}"), words=written(slot, say)))
    return "\n".join([*told, say("step.see_steps")])


def _plain(text: str) -> str:
    """A sentence or a step without what differs from one agreement to another."""
    return _VALUE.sub("…", SLOT.sub(lambda slot: "" if slot[3] else "…", text))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


# --- The book ---------------------------------------------------------------------------------------------------------


def lines(say: Phrases) -> Iterator[str]:
    """The book in one language, for a terminal."""
    yield say("phrasebook.how")
    for chapter, functions in chapters().items():
        yield from ("", f"{say(f'phrasebook.{chapter}')}:")
        for each in (each for told in functions for each in told if each.sentence.language == say.language):
            yield f"  {shown(each, say)}"
    yield from ("", f"{say('phrasebook.slots')}:")
    for slot in slots():
        yield f"  {say(f'slot.{slot}')}: {written(slot, say)}"


def markdown(sources: Sequence[Source]) -> str:
    """The book in every language, each sentence with an example from the features."""
    says = [Phrases(language) for language in LANGUAGES]
    told_steps = ((source.language, step["text"]) for source in sources for pickle in source.pickles
                  for step in pickle["steps"])
    found = examples(told_steps)
    told = [f"# {' / '.join(say('phrasebook.heading') for say in says)}", "",
            *(f"{say('phrasebook.generated')} {say('phrasebook.how')}\n" for say in says)]
    for chapter, functions in chapters().items():
        told += [f"## {' / '.join(say(f'phrasebook.{chapter}') for say in says)}", ""]
        for each in functions:
            told += [f"- `{shown(known, says[LANGUAGES.index(known.sentence.language)])}`" for known in each]
            told += [f"  - *{example}*" for language in LANGUAGES
                     if (example := found.get((each[0].function.__name__, language)))]
        told.append("")
    for say in says:
        told += [f"## {say('phrasebook.slots')}", "", f"| {say('phrasebook.slot')} | {say('phrasebook.written')} |",
                 "|---|---|", *(f"| {say(f'slot.{slot}')} | {written(slot, say)} |" for slot in slots()), ""]
    return "\n".join(told)


def chapters() -> dict[str, list[list[Known]]]:
    """The sentences by the module and the function that they belong to."""
    found: dict[str, dict[str, list[Known]]] = defaultdict(lambda: defaultdict(list))
    for each in sentences():
        found[each.function.__module__.rpartition(".")[2]][each.function.__name__].append(each)
    return {name: [sorted(told, key=lambda known: LANGUAGES.index(known.sentence.language))
                   for told in functions.values()] for name, functions in found.items()}


def slots() -> list[str]:
    """The type of every slot, in the order in which the sentences use them."""
    return list(dict.fromkeys(slot[1] for each in sentences() for slot in SLOT.findall(each.sentence.name)))


def written(slot: str, say: Phrases) -> str:
    """How what stands in a slot is written."""
    if slot not in ALL_WORDS:
        return say(f"slot_written.{slot}")
    words = [word.removeprefix(",").strip() for word in ALL_WORDS[slot].of(say.language)]
    return "; ".join([*words, *([say("slot_written.named")] if slot in OR_NAMED else [])])


def examples(steps: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """For each function and language the first of the ``steps``, each a language and a text, that the function has."""
    found: dict[tuple[str, str], str] = {}
    for language, text in steps:
        for known in (each for kind in KINDS.values() for each in understood(kind, text)):
            keyword = Phrases(language)(f"step_keyword.{known.kind}")
            found.setdefault((known.function.__name__, language), f"{keyword} {text}")
    return found
