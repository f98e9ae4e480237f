"""The phrase book says what the step library says."""

from engine.explain.phrases import Phrases
from engine.living.guard import guard
from engine.living.phrasebook import examples, lines, markdown
from engine.living.reading import named_files
from engine.living.sources import features
from engine.living.steps.registry import sentences


def test_the_phrase_book_beside_the_features_is_current() -> None:
    """Written with ``frist steps --markdown > features/README.md``."""
    book = markdown(guard([each.path for each in named_files([features()])]))
    assert (features() / "README.md").read_text(encoding="utf-8") == book


def test_the_phrase_book_of_one_language_has_each_of_its_sentences() -> None:
    for language in ("sv", "en"):
        told = [line for line in lines(Phrases(language)) if line.startswith(
            tuple(f"  {Phrases(language)(f'step_keyword.{kind}')} " for kind in ("given", "when", "then")))]
        assert len([each for each in sentences() if each.sentence.language == language]) == len(told)


def test_each_function_of_the_library_has_sentences_in_both_languages() -> None:
    languages = {(each.function.__name__, each.kind): set[str]() for each in sentences()}
    for each in sentences():
        languages[each.function.__name__, each.kind].add(each.sentence.language)
    assert [] == [name for name, found in languages.items() if found != {"sv", "en"}]


def test_the_example_of_a_sentence_is_the_first_step_of_the_language_that_is_read_so() -> None:
    expected = {("status_is", "sv"): 'Så läget är "gäller"', ("status_is", "en"): 'Then the status is "ended"'}
    assert expected == examples([
        ("sv", 'läget är "gäller"'), ("sv", 'är läget "utkast"'), ("en", 'the status is "ended"'), ("sv", "läget är")])
