"""The items among the numbered lines: the sequence is chosen over the whole text, never line by line."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from .action_rows import lines_of_action_tables
from .candidates import Candidate, candidates_of
from .layout import Layout
from .lines import SourceLine
from .numbering import KNOWN_FORMS, Numbered, is_plain, read_others, read_plain
from .parsed import Unreadable
from .restarts import gone_on, next_year, own_number, part_headings
from .unnumbered import headings_of

_LINK = 2.0
_GAP_COSTS = 2.0
# To enter a run of numbered lines anywhere but at its head is hardly ever right.
_INSIDE_A_LIST = 8.0
_FARTHEST = 10  # numbers, from one item to the next
_FEWEST_OF_A_FAMILY = 2
_FEWEST_HEADINGS = 2
_SHARE_WITHIN = 0.5  # of the words: fewer, and the numbers are those of a list
_SURE_TITLE = 3.0
_FEWEST_PARTS = 2
_MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class _Chain:
    score: float
    last: int
    before: "_Chain | None"


def find_items(lines: Sequence[SourceLine], layout: Layout) -> list[Candidate]:
    """The items in order; where no number heads most of the text, the headings without numbers.

    Raises Unreadable when nothing looks like the title of an item.
    """
    rows = lines_of_action_tables(lines)
    chosen = max(_numbered(lines, layout, rows), _in_parts(lines, layout, rows), key=_weight)
    if _may_be_a_list(chosen, lines):
        headings = headings_of(lines, layout)
        if len(headings) >= _FEWEST_HEADINGS and (not chosen or headings[0].start < chosen[0].start):
            return headings
    if not chosen:
        raise Unreadable(
            "No numbered item was found in this text, and no headings that stand apart, so it cannot be read as "
            f"minutes. The forms of numbers known are {KNOWN_FORMS}."
        )
    return chosen


def every_candidate(lines: Sequence[SourceLine], layout: Layout) -> list[Candidate]:
    """All lines that look like the title of an item, by each way to number one, in the order of the text."""
    rows = lines_of_action_tables(lines)
    plain = candidates_of(lines, layout, _plainly, rows=rows)
    return [*plain, *candidates_of(lines, layout, _otherwise, by_form=True, rows=rows)]


def _numbered(lines: Sequence[SourceLine], layout: Layout, rows: Collection[int]) -> list[Candidate]:
    """The best sequence of numbers, of whatever make."""
    return max(_plain(lines, layout, rows), _of_a_family(lines, layout, rows), key=_weight)


def _in_parts(lines: Sequence[SourceLine], layout: Layout, rows: Collection[int]) -> list[Candidate]:
    """The items of a text whose numbers begin again in each of its parts; none if they do not."""
    starts = [0, *part_headings(lines)]
    if len(starts) < _FEWEST_PARTS or len(starts) > _MOST_PARTS:
        return []
    chosen: list[Candidate] = []
    for start, end in pairwise([*starts, len(lines)]):
        within = {row - start for row in rows if start <= row < end}
        found = _numbered(lines[start:end], layout, within) if start < end else []
        if chosen and found and not _begins_again(found, chosen):
            return []
        chosen += gone_on([replace(each, start=each.start + start) for each in found], chosen)
    return chosen


def _begins_again(found: Sequence[Candidate], before: Sequence[Candidate]) -> bool:
    """Tell whether a part's items begin at 1, or where those before end, and look as titles do."""
    first = found[0].number
    return found[0].score >= _SURE_TITLE and (first == 1 or first == own_number(before[-1]) + 1)


def _weight(chosen: Sequence[Candidate]) -> float:
    return sum(candidate.score for candidate in chosen) + _LINK * len(chosen)


def _may_be_a_list(chosen: Sequence[Candidate], lines: Sequence[SourceLine]) -> bool:
    """Tell whether the numbers look like those of a list: most of the text is before them, or they head sentences."""
    if not chosen:
        return True
    words = [len(line.text.split()) for line in lines]
    within = sum(words[chosen[0].start :])
    unsure = sum(candidate.score < _SURE_TITLE for candidate in chosen)
    return within < _SHARE_WITHIN * sum(words) or unsure * 2 > len(chosen)


def _plain(lines: Sequence[SourceLine], layout: Layout, rows: Collection[int]) -> list[Candidate]:
    candidates = candidates_of(lines, layout, _plainly, rows=rows)
    return _chosen(_best_chain(candidates, lines), candidates)


def _plainly(text: str) -> tuple[Numbered, ...]:
    numbered = read_plain(text)
    return (numbered,) if numbered is not None and is_plain(numbered) else ()


def _of_a_family(lines: Sequence[SourceLine], layout: Layout, rows: Collection[int]) -> list[Candidate]:
    """The best sequence of those numbers that are of one make throughout."""
    candidates = candidates_of(lines, layout, _otherwise, by_form=True, rows=rows)
    best: dict[str, _Chain] = {}
    for chain in _family_chains(candidates):
        form = candidates[chain.last].form
        if form not in best or chain.score > best[form].score:
            best[form] = chain
    families = {form: _chosen(chain, candidates) for form, chain in best.items()}
    chosen = max((_over_years(form, families) for form in families), key=_weight, default=[])
    return chosen if len(chosen) >= _FEWEST_OF_A_FAMILY else []


def _over_years(form: str, families: Mapping[str, list[Candidate]]) -> list[Candidate]:
    """The items of a family, and of that of the next year where its numbers begin behind them: 157/22, then 1/23."""
    chosen = families[form]
    following = families.get(next_year(form), [])
    if following and following[0].number == 1 and chosen[-1].end <= following[0].start:
        return [*chosen, *gone_on(following, chosen)]
    return chosen


def _otherwise(text: str) -> tuple[Numbered, ...]:
    return tuple(read_others(text))


def _chosen(chain: _Chain | None, candidates: Sequence[Candidate]) -> list[Candidate]:
    chosen: list[Candidate] = []
    while chain is not None:
        chosen.append(candidates[chain.last])
        chain = chain.before
    return chosen[::-1]


def _family_chains(candidates: Sequence[Candidate]) -> list[_Chain]:
    """The best chain to each candidate, of candidates of its own form alone."""
    ending: dict[tuple[str, int], _Chain] = {}
    chains = []
    for index, candidate in enumerate(candidates):
        best = _Chain(candidate.score - _late_start(candidate), index, None)
        for step in range(1, _FARTHEST + 1):
            before = ending.get((candidate.form, candidate.number - step))
            if before is not None and candidates[before.last].end <= candidate.start:
                score = before.score + candidate.score + (_LINK if step == 1 else -_GAP_COSTS * (step - 1))
                if score > best.score:
                    best = _Chain(score, index, before)
        chains.append(best)
        key = (candidate.form, candidate.number)
        if key not in ending or best.score > ending[key].score:
            ending[key] = best
    return chains


def _late_start(candidate: Candidate) -> float:
    """The cost of a first item that is not the first of its kind; numbers that run across meetings begin anywhere."""
    begins_at_one = candidate.form.startswith(("roman", "letter", "round")) or candidate.form[0].isdigit()
    return min(3.0, candidate.number / 2) if begins_at_one and candidate.number > 1 else 0.0


def _best_chain(candidates: Sequence[Candidate], lines: Sequence[SourceLine]) -> _Chain | None:
    """The sequence of rising numbers with the highest score; gaps, changed styles and lists cost."""
    chains = _Chains(candidates, lines)
    for index in range(len(candidates)):
        chains.extend_to(index)
    return max((chain for chain in chains.all if chain.score > 0), key=attrgetter("score"), default=None)


class _Chains:
    """The best chain to each candidate, and the best of those that end in the same number and form."""

    def __init__(self, candidates: Sequence[Candidate], lines: Sequence[SourceLine]) -> None:
        self.all: list[_Chain] = []
        self._candidates = candidates
        self._lines = lines
        self._ending: dict[tuple[int, str], _Chain] = {}

    def extend_to(self, index: int) -> None:
        candidate = self._candidates[index]
        chain = self._best_to(index, candidate)
        self.all.append(chain)
        key = (candidate.number, candidate.form)
        if key not in self._ending or chain.score > self._ending[key].score:
            self._ending[key] = chain

    def _best_to(self, index: int, candidate: Candidate) -> _Chain:
        best = _Chain(_score_alone(candidate), index, None)
        for chain in self._chains_before(candidate):
            before = self._candidates[chain.last]
            if before.end > candidate.start:
                continue  # a line of the title before it
            score = chain.score + candidate.score + self._link_score(chain, candidate)
            if score > best.score:
                best = _Chain(score, index, chain)
        return best

    def _chains_before(self, candidate: Candidate) -> list[_Chain]:
        possible = [chain for (number, _), chain in self._ending.items() if number < candidate.number]
        if candidate.listed_after is not None:
            possible.append(self.all[candidate.listed_after])
        return possible

    def _link_score(self, chain: _Chain, candidate: Candidate) -> float:
        before = self._candidates[chain.last]
        missing = candidate.number - before.number - 1
        score = _LINK if missing == 0 else -_GAP_COSTS * missing
        if before.form != candidate.form:
            score -= 2.5
        if abs(self._lines[before.start].indent - self._lines[candidate.start].indent) >= 3:
            score -= 2.0
        return score if candidate.listed_after in (None, chain.last) else score - _INSIDE_A_LIST


def _score_alone(candidate: Candidate) -> float:
    """The score of a candidate as the first item."""
    score = candidate.score + (1.0 if candidate.number == 1 else -min(3.0, candidate.number / 2))
    return score if candidate.listed_after is None else score - _INSIDE_A_LIST
