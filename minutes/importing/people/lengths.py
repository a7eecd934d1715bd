"""Names and categories that are longer than a record of attendance has room for: they stay in the text alone. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from minutes.importing.parsed import Apology, Doubt

LONGEST = 200  # characters, of a name or a category in the record
_SHOWN = 60


def as_recorded(apologies: Iterable[Apology]) -> Iterator[Apology]:
    """The apologies as the record can hold them: without what is too long for a category, and for a name."""
    for apology in apologies:
        if len(apology.name) <= LONGEST:
            yield apology if len(apology.category) <= LONGEST else replace(apology, category="")


def doubts_of_lengths(apologies: Iterable[Apology]) -> Iterator[Doubt]:
    """The doubts about what the record leaves out."""
    for apology in apologies:
        for what, words in (("a name", apology.name), ("what somebody stands for", apology.category)):
            if len(words) > LONGEST:
                message = f"“{words[:_SHOWN]}…” is too long for {what}; it is kept in the text alone."
                yield Doubt(apology.line, "too long for the record", words[:_SHOWN], message)
