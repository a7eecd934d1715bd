"""The result of a question by the panel's rule: whether it is agreed, lost, not decided, or goes to a meeting. Pure.

The vote itself is reckoned as at a meeting (``attendance/votes.py``), with what is different where nobody meets: who
has not answered has not voted, and is no abstention; who wants a meeting has answered, and has not voted; who declares
an interest counts neither among the answers that are needed nor in the vote (Companies (Model Articles) Regulations
2008, schedule 1, article 14).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from core import english
from meetings.attendance.votes import ClassTally, Result, Tally, result_of
from meetings.enums import Choice, Fate
from meetings.panels.rules import PanelRules


@dataclass(frozen=True, slots=True)
class Vote:
    """The vote of one place: its answer, None where there is none.

    Who ``stands_aside`` for an interest does not count; who ``cannot_answer`` is nobody, or somebody who may not read
    the question.
    """

    choice: Choice | None = None
    category: str = ""
    stands_aside: bool = False
    cannot_answer: bool = False

    @property
    def is_counted(self) -> bool:
        return self.choice is not None and not self.stands_aside

    @property
    def is_awaited(self) -> bool:
        return self.choice is None and not self.cannot_answer


class Count(NamedTuple):
    """The number of places that answered what, of all places with a vote. ``aside`` are those that do not count,
    ``silent`` those whose answer is awaited or never came, ``barred`` those for which none can come: they are vacant,
    or nobody there may read the question."""

    agree: int
    disagree: int
    abstain: int
    meeting: int
    aside: int
    silent: int
    barred: int

    @classmethod
    def of(cls, votes: Iterable[Vote]) -> "Count":
        cast = list(votes)
        agree, disagree, abstain, meeting = (
            sum(vote.is_counted and vote.choice is choice for vote in cast) for choice in Choice
        )
        aside = sum(vote.stands_aside for vote in cast)
        silent = sum(vote.is_awaited for vote in cast)
        barred = sum(vote.choice is None and vote.cannot_answer for vote in cast)
        return cls(agree, disagree, abstain, meeting, aside, silent, barred)

    @property
    def answered(self) -> int:
        """Return how many answers count towards the number that the panel needs."""
        return self.agree + self.disagree + self.abstain + self.meeting

    @property
    def voters(self) -> int:
        """Return how many places have somebody who can answer."""
        return sum(self) - self.barred


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The result of the answers as they stand, and the sentences that say why."""

    count: Count
    fate: Fate
    vote: Result
    needed: int | None
    wanted: int
    is_settled: bool

    @property
    def answered(self) -> str:
        """Say how many have answered, and how many must."""
        of_all = f"{self.count.answered} of {english.count(self.count.voters, 'voter')}"
        but = f", without the {english.spelt(self.count.aside)} with an interest" if self.count.aside else ""
        said = f"{of_all} {_have(self.count.answered)} answered{but}"
        if self.needed is None:
            return f"{said}."
        enough = self.count.answered >= self.needed
        is_are = "is" if self.needed == 1 else "are"
        return f"{said}, and {self.needed} {is_are} needed{'' if enough else ': too few'}."

    @property
    def wishes(self) -> str:
        """Say how many want a meeting, and how many take it to one."""
        said = f"{english.spelt(self.count.meeting).capitalize()} {_want(self.count.meeting)} it discussed at a meeting"
        if not self.count.meeting:
            return f"Nobody wants a meeting; {english.spelt(self.wanted)} would take it to one."
        if self.count.meeting >= self.wanted:
            return f"{said}, and {english.spelt(self.wanted)} {'is' if self.wanted == 1 else 'are'} enough."
        return f"{said}; {english.spelt(self.wanted)} would take it to one."

    @property
    def reasons(self) -> list[str]:
        """The whole reckoning, a sentence each; of the vote only where it decides."""
        decides = self.fate in (Fate.CARRIED, Fate.LOST)
        return [self.answered, *([self.vote.sentence] if decides else []), self.wishes, *_besides(self.count)]


def _besides(count: Count) -> Iterator[str]:
    if count.aside:
        does = "declares an interest and does" if count.aside == 1 else "declare an interest and do"
        yield f"{english.spelt(count.aside).capitalize()} {does} not count."
    if count.silent:
        yield f"{english.spelt(count.silent).capitalize()} {_have(count.silent)} not answered."
    if count.barred:
        places = "place has" if count.barred == 1 else "places have"
        yield f"{english.spelt(count.barred).capitalize()} {places} nobody who can answer."


def reckon(votes: Sequence[Vote], rules: PanelRules) -> Reckoning:
    """Return what comes of the votes of all places that have one, those that are vacant included."""
    count, vote = Count.of(votes), _vote(votes, rules)
    return Reckoning(
        count,
        _fate(count, vote, rules),
        vote,
        rules.correspondence_quorum,
        rules.correspondence_meeting,
        _is_settled(votes, rules),
    )


def _fate(count: Count, vote: Result, rules: PanelRules) -> Fate:
    """A wish for a meeting comes first, then the number of answers, then the vote."""
    if count.meeting >= rules.correspondence_meeting:
        return Fate.TO_MEETING
    if count.answered < (rules.correspondence_quorum or 0):
        return Fate.TOO_FEW
    return Fate.CARRIED if vote.is_carried else Fate.LOST


def _vote(votes: Sequence[Vote], rules: PanelRules) -> Result:
    """Return what comes of the vote itself. All who could have voted are asked, so all of them could.

    There is no casting vote: that is for whoever chairs a meeting (Companies (Model Articles) Regulations 2008,
    schedule 1, article 13), and a tie is lost.
    """
    rules = replace(rules, has_casting_vote=False)
    could = sum(not vote.stands_aside and not vote.cannot_answer for vote in votes)
    classes = [
        ClassTally(wanted.name, _tally(within), len(within))
        for wanted in rules.voting_classes
        for within in [[vote for vote in votes if vote.category in wanted.categories]]
    ]
    return result_of(_tally(votes), rules, len(votes), voters=could, classes=classes)


def _tally(votes: Iterable[Vote]) -> Tally:
    count = Count.of(votes)
    return Tally(count.agree, count.disagree, count.abstain)


def _is_settled(votes: Sequence[Vote], rules: PanelRules) -> bool:
    """Tell whether those who have not answered can no longer change what comes of it, if the others leave theirs.

    What comes of it only rises with those who agree and falls with those who do not, so it is enough to look at what it
    would be if all who are left answered alike, or none did.
    """
    if not any(vote.is_awaited for vote in votes):
        return True
    return len({_fate_if(votes, choice, rules) for choice in (None, *Choice)}) == 1


def _fate_if(votes: Sequence[Vote], choice: Choice | None, rules: PanelRules) -> Fate:
    """Return what would come of it if all who have not answered gave this answer."""
    filled = [replace(vote, choice=choice) if vote.is_awaited else vote for vote in votes]
    return _fate(Count.of(filled), _vote(filled, rules), rules)


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


def _want(number: int) -> str:
    return "wants" if number == 1 else "want"
