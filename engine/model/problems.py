"""A fault in the input: where it is, what is wrong, and the remedy. Values, so that all are told at once."""

from attrs import Factory, frozen


@frozen
class Origin:
    """Where something is told: the file, and the path within it ("event[2].by")."""

    file: str = ""
    path: str = ""

    def at(self, *steps: str | int) -> "Origin":
        """A place further in: keys and positions."""
        path = self.path
        for step in steps:
            path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
        return Origin(self.file, path)


@frozen
class Problem:
    """One fault. ``key`` names the message and its remedy in the phrase files; ``params`` fill them in."""

    origin: Origin
    key: str
    params: dict[str, str] = Factory(dict)


class ProblemsError(Exception):
    """The input has faults: all that were found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems
