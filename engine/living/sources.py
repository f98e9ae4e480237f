"""Where Frist's own features and documents are: beside the package in a checkout, within it in a wheel."""

from importlib.resources import files
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(str(files("engine.living")))
_CHECKOUT: Final = _PACKAGE.parents[1]


def features() -> Path:
    """The folder of the features that tell what Frist does, in Swedish (``sv``) and English (``en``)."""
    return _place("features")


def scenarios() -> Path:
    """The folder of the documents that the features are about."""
    return _place("scenarios")


def _place(name: str) -> Path:
    within = _PACKAGE / name
    return within if within.is_dir() else _CHECKOUT / name
