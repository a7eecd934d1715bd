"""The result of a vote between options: the one that has it, or that none has. Pure.

An option needs the panel’s majority, as a motion does: most votes are not enough where they are not more than half
(Robert’s Rules of Order, 12th edition, 44:11). The casting vote falls to one of those that are level at the top.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from core import english
from meetings.attendance.votes import (
    ClassTally,
    Result,
    Tally,
    basis_of,
    casting_faults,
    is_in_favour,
    needed,
    not_decided_words,
    votes_named,
    without_classes,
)
from meetings.panels.rules import PanelRules


class Option(NamedTuple):
    name: str
    votes: int = 0


@dataclass(frozen=True, slots=True)
class OptionsTally:
    options: tuple[Option, ...]
    abstained: int = 0
    not_voting: int = 0

    @property
    def cast(self) -> int:
        return sum(option.votes for option in self.options)

    @property
    def whole(self) -> int:
        return self.cast + self.abstained + self.not_voting

    @property
    def leading(self) -> tuple[Option, ...]:
        """The options with most votes: one, or several that are level; none where nobody voted for any."""
        most = max((option.votes for option in self.options), default=0)
        return tuple(option for option in self.options if most and option.votes == most)

    @property
    def as_motion(self) -> Tally:
        """The votes as those for whichever leads, and for the others; two that are level make a tie."""
        most = self.leading[0].votes if self.leading else 0
        return Tally(most, self.cast - most, self.abstained, self.not_voting)


@dataclass(frozen=True, slots=True)
class Choice(Result):
    """The result: ``chosen`` is the option that has it, and empty where none has."""

    chosen: str = ""


def choice_of(
    tally: OptionsTally,
    rules: PanelRules,
    seats_with_vote: int,
    casting: str = "",
    *,
    voters: int | None = None,
    classes: Mapping[str, Sequence[ClassTally]] | None = None,
) -> Choice:
    """Return which option has it; ``casting`` is the one that the chair’s casting vote was for.

    ``classes`` say by option how many of each class were for it, and None where nobody knows who voted how.
    Raises ValueError for a casting vote that there cannot be; ``option_casting_faults`` says why.
    """
    if casting and (fault := next(option_casting_faults(tally, rules, casting), "")):
        raise ValueError(fault)
    leading, basis = tally.leading, basis_of(tally.as_motion, rules, seats_with_vote, voters)
    has_it = casting or (leading[0].name if len(leading) == 1 else "")
    in_favour = (leading[0].votes if leading else 0) + bool(casting)
    wanted = needed(rules.majority, basis)
    if not has_it or in_favour < wanted:
        return _none_chosen(tally, _why_none(leading, _were_needed(wanted, rules, basis), tally, casting))
    if rules.majority_classes and classes is None:
        return replace(_none_chosen(tally, ""), sentence=not_decided_words(rules), printed=_votes(tally))
    if lacking := [each for each in (classes or {}).get(has_it, ()) if not is_in_favour(each, rules)]:
        return _none_chosen(tally, f": {_votes(tally)}; {without_classes(lacking, has_it)}")
    by = " by the chair’s casting vote" if casting else ""
    how = by or f" with {in_favour} of {votes_named(rules, basis)}"
    return Choice(
        is_carried=True,
        is_tied=len(leading) > 1,
        sentence=f"“{has_it}” is chosen{how}: {_votes(tally)}.",
        printed=f"“{has_it}” chosen{by}: {_votes(tally)}",
        chosen=has_it,
    )


def _none_chosen(tally: OptionsTally, why: str) -> Choice:
    is_tied = len(tally.leading) > 1
    return Choice(False, is_tied, f"No option is chosen{why}.", f"no option chosen: {_votes(tally)}")


def _why_none(leading: Sequence[Option], lacking: str, tally: OptionsTally, casting: str) -> str:
    if not leading:
        return ": nobody voted for one"
    level = english.and_list([f"“{option.name}”" for option in leading])
    on_a_tie = f", on a tie of {level}" if len(leading) > 1 and not casting else ""
    return f"{on_a_tie}: {_votes(tally)}; {lacking}"


def _were_needed(wanted: int, rules: PanelRules, basis: int) -> str:
    return f"{english.spelt(wanted)} of {votes_named(rules, basis)} {'was' if wanted == 1 else 'were'} needed"


def option_casting_faults(tally: OptionsTally, rules: PanelRules, casting: str) -> Iterator[str]:
    """Yield why there is no casting vote for this option."""
    leading = [option.name for option in tally.leading]
    if len(leading) == 1:
        yield f"There is a casting vote only on a tie, and “{leading[0]}” has most votes."
    elif casting not in leading:
        yield "The casting vote falls to one of the options that are level."
    else:
        yield from casting_faults(Tally(tally.leading[0].votes, tally.leading[0].votes), rules)


def option_faults(names: Sequence[str]) -> Iterator[str]:
    """Yield why a vote cannot be between options of these names."""
    given = [name for name in names if name.strip()]
    if len(given) < 2:
        yield "A vote between options needs at least two."
    yield from (f"Two options are called “{name}”. Give each a name of its own." for name in _repeated(given))


def _repeated(names: Collection[str]) -> list[str]:
    folded = [english.fold(name) for name in names]
    first = {english.fold(name): name for name in reversed([*names])}
    return [first[name] for name in dict.fromkeys(folded) if folded.count(name) > 1]


def _votes(tally: OptionsTally) -> str:
    counts = [f"“{option.name}” {option.votes or 'none'}" for option in tally.options]
    if tally.abstained:
        counts.append(english.spelt_count(tally.abstained, "abstention"))
    if tally.not_voting:
        counts.append(f"{english.spelt(tally.not_voting)} not voting")
    return ", ".join(counts)
