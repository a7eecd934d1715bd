"""Numbers that begin again: in another part of the meeting, or with another year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .candidates import Candidate
from .lines import SourceLine
from .parsed import Doubt

_WHICH = r"(?:[A-Z]|[IVX]{1,4}|\d{1,2}|one|two|three|four)"
_PART = re.compile(
    rf"(?:part|section|session)\s+{_WHICH}(?:\s*[:.–—-].{{0,80}}|\s*\(.{{1,80}}\)|\s+\S.{{0,80}})?|"
    r"(?:confidential|closed|private|reserved|exempt|open|public|non-confidential)\s+"
    r"(?:session|items?|business|part|section|meeting|agenda|minutes)(?:\s*[:.–—-].{0,60})?",
    re.I,
)
_MOST_WORDS = 12
_YEAR = re.compile(r"(?<!\d)(?P<year>\d{4}|\d{2})(?!\d)")
_SURE_TITLE = 3.0
_MOST_NAMED = 4


def is_part_heading(text: str) -> bool:
    """Tell whether a line heads a part of the meeting: "PART B – CONFIDENTIAL", "Closed session"."""
    is_short = len(text.split()) <= _MOST_WORDS and not text.endswith((".", ",", ";"))
    return is_short and text[:1].isupper() and _PART.fullmatch(text) is not None


def part_headings(lines: Sequence[SourceLine]) -> list[int]:
    """The indexes of lines behind the first that head a part and stand apart."""
    return [
        index
        for index, line in enumerate(lines)
        if index and (line.after_gap or line.opens_page) and is_part_heading(line.text)
    ]


def next_year(form: str) -> str:
    """The form of numbers of the next year: /23 after /22; "" where the form has no year."""
    years = list(_YEAR.finditer(form))
    if not years:
        return ""
    found = years[-1]
    width = len(found["year"])
    return f"{form[: found.start()]}{(int(found['year']) + 1) % 10**width:0{width}}{form[found.end() :]}"


def own_number(candidate: Candidate) -> int:
    return candidate.number if candidate.counted is None else candidate.counted


def gone_on(found: Sequence[Candidate], before: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, ranked behind those before; they keep the numbers that are printed."""
    if not found or not before or found[0].number > before[-1].number:
        return list(found)
    gap = before[-1].number + 1 - found[0].number
    return [replace(each, number=each.number + gap, counted=each.number) for each in found]


def doubts_of_restarts(chosen: Sequence[Candidate], every: Sequence[Candidate]) -> Iterator[Doubt]:
    """Doubts about titles within items whose numbers begin again at 1, as those of the items do."""
    starts = {each.start for each in chosen}
    forms = {each.form for each in chosen}
    runs: dict[str, list[Candidate]] = {}
    for each in (each for each in every if each.form in forms and each.start > chosen[0].start):
        run = runs.get(each.form, [])
        if each.start in starts or each.listed_after is not None or each.score < _SURE_TITLE:
            continue
        if each.number == 1:
            yield from _doubt(run, chosen)
            runs[each.form] = [each]
        elif run and each.number == run[-1].number + 1:
            run.append(each)
    for run in runs.values():
        yield from _doubt(run, chosen)


def _doubt(run: Sequence[Candidate], chosen: Sequence[Candidate]) -> Iterator[Doubt]:
    if len(run) > 1:
        within = [item for item in chosen if item.start < run[0].start][-1]
        named = "; ".join(f"{each.printed} {each.title.text}" for each in run[:_MOST_NAMED])
        message = (
            f"The numbers begin again at 1 here ({named}{'; …' if len(run) > _MOST_NAMED else ''}); what they head was "
            f"kept within item {(within.printed or str(within.number)).rstrip('.')}."
        )
        yield Doubt(run[0].title.lines[0], "numbers begin again", run[0].title.text, message)
