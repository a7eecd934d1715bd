"""Doubts about a reading as a whole: too little of the text within items, headings taken for items, furniture kept."""

from collections.abc import Iterator, Mapping, Sequence

from minutes.importing.lines import SourceLine
from minutes.importing.numbering import KNOWN_FORMS
from minutes.importing.parsed import Doubt, Item

_LEAST_WITHIN = 9, 10
_LONG = 400  # words, more than one item alone has
_MOST_NAMED = 12


def doubts_of_coverage(body: Sequence[SourceLine], items: Sequence[Item], *, are_headings: bool) -> Iterator[Doubt]:
    """The doubts that say how the text was cut into items, where that may be wrong."""
    first = items[0].title.lines[0]
    before = sum(len(line.text.split()) for line in body if line.number < first)
    words = sum(len(line.text.split()) for line in body)
    share, of = _LEAST_WITHIN
    if (words - before) * of < words * share or (len(items) == 1 and words > _LONG):
        message = (
            f"{_items(items)} understood, {before:,} of {words:,} words before {'it' if len(items) == 1 else 'them'}. "
            f"The forms of numbers known are {KNOWN_FORMS}, and headings that stand apart."
        )
        yield Doubt(first, "little within items", items[0].title.text, message)
    if are_headings:
        named = "; ".join(f"{item.number}. {item.title.text}" for item in items[:_MOST_NAMED])
        more = f"; and {len(items) - _MOST_NAMED} more" if len(items) > _MOST_NAMED else ""
        message = f"The items have no numbers; these headings were taken for them: {named}{more}."
        yield Doubt(first, "headings without numbers", items[0].title.text, message)


def _items(items: Sequence[Item]) -> str:
    return "1 item" if len(items) == 1 else f"{len(items)} items"


def doubts_of_furniture(lines: Sequence[SourceLine], likely: Mapping[int, str]) -> Iterator[Doubt]:
    for index, reason in sorted(likely.items()):
        message = (
            f"“{lines[index].text}” looks like furniture ({reason}), but stands at the edges of no two pages, "
            "or says a sentence as the text does; it was kept as text. --leave-out-furniture leaves it out."
        )
        yield Doubt(lines[index].number, "perhaps furniture", lines[index].text, message)
