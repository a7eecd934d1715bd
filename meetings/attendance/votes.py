"""The result of a vote by the rule of its panel: whether a motion is carried, and how that is said. Pure.

More than half, or two thirds, is a part of the votes for and against, and a tie is lost (Robert’s Rules of Order, 12th
edition, 44:1 to 44:4 and 44:12); whoever abstains counts only where the rule is one of all votes that could be cast or
of all seats (44:7 to 44:9). The casting vote is that of articles 7 and 13 of the Companies (Model Articles) Regulations
2008, schedule 1: there is one where the votes for and against are equal, and it belongs to whoever is in the chair,
unless they do not count for the item.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core import english
from meetings.enums import Side as Side  # said again as one of ours: whoever tallies needs it
from meetings.panels.rules import Majority, MajorityOf, PanelRules


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes on a motion. ``not_voting`` are those who could have voted and did nothing, where they are counted."""

    in_favour: int = 0
    against: int = 0
    abstained: int = 0
    not_voting: int = 0

    @classmethod
    def of(cls, sides: Mapping[Side, int]) -> "Tally":
        return cls(*(sides.get(side, 0) for side in Side))

    @property
    def cast(self) -> int:
        """The votes for and against."""
        return self.in_favour + self.against

    @property
    def whole(self) -> int:
        return self.cast + self.abstained + self.not_voting

    @property
    def is_tied(self) -> bool:
        return self.in_favour == self.against > 0


class ClassTally(NamedTuple):
    """The votes of one class of seats that must be in favour too, and how many seats with a vote it has."""

    name: str
    tally: Tally
    seats: int


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a vote: in a sentence that gives the reason, and as it is ``printed`` behind the statement."""

    is_carried: bool
    is_tied: bool
    sentence: str
    printed: str


def result_of(
    tally: Tally,
    rules: PanelRules,
    seats_with_vote: int,
    casting: Side | None = None,
    *,
    voters: int | None = None,
    classes: Sequence[ClassTally] | None = None,
) -> Result:
    """Return what comes of the vote on a motion.

    ``seats_with_vote`` are all seats that have one, filled or vacant; ``voters`` the votes that could be cast, where
    the tally does not tell of all; ``casting`` the side that the chair’s casting vote was for. ``classes`` is None
    where nobody knows who voted how: then a panel whose classes must be in favour too has no result yet.

    Raises ValueError for a casting vote that there cannot be; ``casting_faults`` says why.
    """
    if casting and (fault := next(casting_faults(tally, rules), "")):
        raise ValueError(fault)
    basis = basis_of(tally, rules, seats_with_vote, voters)
    in_favour = tally.in_favour + (casting is Side.FOR)
    is_enough = casting is not Side.AGAINST and in_favour >= needed(rules.majority, basis)
    lacking = [tallied for tallied in classes or () if not is_in_favour(tallied, rules)]
    is_unknown = bool(rules.majority_classes) and classes is None
    is_carried = is_enough and not lacking and not is_unknown
    printed = _printed(tally, casting, is_carried=is_carried)
    if is_enough and is_unknown:
        return Result(False, tally.is_tied, not_decided_words(rules), counted(tally))
    if is_carried:
        reasons = [*_enough(rules, basis, casting), *_with_classes(classes or ())]
        because = f": {english.and_list(reasons)}" if reasons else ""
        sentence = f"{_opening('Carried', tally, casting)}{because}."
    elif is_enough:
        sentence = f"{_opening('Lost', tally, casting)}: {without_classes(lacking)}."
    else:
        sentence = f"{_opening('Lost', tally, casting)}{_too_few(tally, rules, basis, casting)}."
    return Result(is_carried, tally.is_tied, sentence, printed)


def casting_faults(tally: Tally, rules: PanelRules) -> Iterator[str]:
    """Yield why there is no casting vote in this vote."""
    if not rules.has_casting_vote:
        yield "By the rules the chair has no casting vote."
    elif not tally.is_tied:
        votes = f"{tally.in_favour} for and {tally.against} against"
        yield f"There is a casting vote only on a tie, and the votes are {votes}."
    elif rules.majority is not Majority.SIMPLE:
        yield "A casting vote decides a tie only where more than half is enough. Here it is lost on a tie."


def tally_faults(tally: Tally, voters: int) -> Iterator[str]:
    """Yield why a tally cannot be that of so many votes."""
    if tally.whole > voters:
        have = "vote was" if tally.whole == 1 else "votes were"
        can = "nobody" if not voters else english.spelt(voters)
        yield f"{_capital(english.spelt(tally.whole))} {have} entered, and {can} may vote at this item."


def basis_of(tally: Tally, rules: PanelRules, seats_with_vote: int, voters: int | None = None) -> int:
    """Return the number of votes that the panel’s majority is a part of."""
    if rules.majority_of is MajorityOf.SEATS:
        return seats_with_vote
    if rules.majority_of is MajorityOf.PRESENT:
        return max(tally.whole, voters or 0)
    return tally.cast


def needed(majority: Majority, basis: int) -> int:
    """Return how many of so many votes carry a motion; never none."""
    if majority is Majority.SIMPLE:
        return basis // 2 + 1
    return max(1, -(-2 * basis // 3) if majority is Majority.TWO_THIRDS else basis)


def counted(tally: Tally) -> str:
    """Return the tally in words, such as "by 7 votes to 2, one abstention"."""
    votes = f"by {votes_to(tally)}" if tally.cast else "with no votes for or against"
    return ", ".join((votes, *_others(tally)))


def votes_to(tally: Tally) -> str:
    in_favour = english.count(tally.in_favour, "vote") if tally.in_favour else "no votes"
    return f"{in_favour} to {tally.against or 'none'}"


def is_in_favour(tallied: ClassTally, rules: PanelRules) -> bool:
    """Tell whether more than half of a class is in favour, of the votes that the panel’s majority is one of."""
    basis = basis_of(tallied.tally, rules, tallied.seats)
    return tallied.tally.in_favour >= needed(Majority.SIMPLE, basis)


def _printed(tally: Tally, casting: Side | None, *, is_carried: bool) -> str:
    said = "" if is_carried else "lost "
    if casting:
        by = "by" if is_carried or casting is Side.AGAINST else "in spite of"
        return ", ".join((f"{said}{by} the chair’s casting vote after {votes_to(tally)}", *_others(tally)))
    if tally.is_tied and not is_carried:
        return ", ".join((f"lost on a tie of {votes_to(tally)}", *_others(tally)))
    return f"{said}{counted(tally)}"


def _others(tally: Tally) -> Iterator[str]:
    """Yield those who did not vote for or against."""
    if tally.abstained:
        yield english.spelt_count(tally.abstained, "abstention")
    if tally.not_voting:
        yield f"{english.spelt(tally.not_voting)} not voting"


def _opening(outcome: str, tally: Tally, casting: Side | None) -> str:
    others = english.and_list([*_others(tally)])
    beside = f", with {others}" if others else ""
    if casting:
        by = "in spite of" if outcome == "Lost" and casting is Side.FOR else "by"
        return f"{outcome} {by} the chair’s casting vote after a tie of {votes_to(tally)}{beside}"
    if tally.is_tied:
        return f"{outcome} on a tie of {votes_to(tally)}{beside}"
    return f"{outcome} by {votes_to(tally)}{beside}" if tally.cast else f"{outcome}{beside}"


def _enough(rules: PanelRules, basis: int, casting: Side | None) -> Iterator[str]:
    """Yield what was reached; a casting vote that decides a tie of all that were cast says that itself."""
    if rules.majority is Majority.UNANIMOUS:
        yield f"all of {votes_named(rules, basis)}"
    elif not casting:
        part = "more than half" if rules.majority is Majority.SIMPLE else "at least two thirds"
        yield f"{part} of {votes_named(rules, basis)}"
    elif rules.majority_of is not MajorityOf.CAST:
        yield f"with it, more than half of {votes_named(rules, basis)}"


def _too_few(tally: Tally, rules: PanelRules, basis: int, casting: Side | None) -> str:
    if casting is Side.AGAINST:
        return ""
    if not tally.cast and rules.majority_of is MajorityOf.CAST:
        return ": nobody voted for or against"
    wanted = needed(rules.majority, basis)
    were = "was" if wanted == 1 else "were"
    if rules.majority is Majority.UNANIMOUS:
        return f": all of {votes_named(rules, basis)} {were} needed"
    said = f": {english.spelt(wanted)} of {votes_named(rules, basis)} {were} needed"
    is_open = tally.is_tied and not casting and next(casting_faults(tally, rules), "") == ""
    return f"{said}, and the chair gave no casting vote" if is_open else said


def votes_named(rules: PanelRules, basis: int) -> str:
    """Name the votes that a majority is one of, such as "the nine votes cast"."""
    number = english.spelt(basis)
    if rules.majority_of is MajorityOf.SEATS:
        return f"the {number} seats with a vote" if basis != 1 else "the one seat with a vote"
    votes = "vote" if basis == 1 else "votes"
    ending = "that could be cast" if rules.majority_of is MajorityOf.PRESENT else "cast"
    return f"the {number} {votes} {ending}"


def _with_classes(classes: Sequence[ClassTally]) -> Iterator[str]:
    for tallied in classes:
        yield f"more than half of the {tallied.name} ({_for_and_against(tallied.tally)})"


def not_decided_words(rules: PanelRules) -> str:
    """Say that a count cannot tell whether the classes are in favour that the panel asks for."""
    named = english.and_list([wanted.name for wanted in rules.voting_classes])
    return f"Not decided by a count: more than half of the {named} must be in favour too. Take it by name."


def without_classes(lacking: Sequence[ClassTally], option: str = "") -> str:
    """Say which classes were not in favour, of the motion or of an option."""
    named = [f"more than half of the {tallied.name} ({_for_and_against(tallied.tally)})" for tallied in lacking]
    of_option = f" of “{option}”" if option else ""
    return f"{english.and_list(named)} had to be in favour{of_option} too"


def _for_and_against(tally: Tally) -> str:
    for_it = f"{english.spelt(tally.in_favour) if tally.in_favour else 'none'} in favour"
    return f"{for_it}, {english.spelt(tally.against) if tally.against else 'none'} against"


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
