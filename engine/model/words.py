"""Closed sets of words, whose members are found as quickly as any other attribute of a class."""

from enum import StrEnum


class Word(StrEnum):
    """A set of words of the vocabulary, as documents and rules write them.

    Python 3.11 finds a member through a descriptor that is written in Python; 3.12 keeps it in the class, as is done
    here. An assessment looks up some fifty members, so this takes a good part off its time.
    """

    def __init_subclass__(cls) -> None:
        """Keep each member in the class that has just been made."""
        for member in cls:
            type.__setattr__(cls, member.name, member)
