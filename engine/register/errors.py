"""What can stop the work with a register, told as every other problem is: where, what and remedy."""

from engine.model.problems import Origin, Problem, ProblemsError


class RegisterError(ProblemsError):
    """The register at ``where`` cannot do what is asked of it. ``key`` names a phrase: "locked" is register_locked."""

    def __init__(self, where: str, key: str, **params: str) -> None:
        super().__init__((Problem(Origin(where), f"register_{key}", params),))
        self.key = key
