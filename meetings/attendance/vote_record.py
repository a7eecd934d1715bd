"""A vote as it is entered at an item, checked against who could vote there. Pure: all that it needs has been read."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core import english
from meetings.attendance.electorate import Electorate
from meetings.attendance.option_votes import (
    Choice,
    Option,
    OptionsTally,
    choice_of,
    option_casting_faults,
    option_faults,
)
from meetings.attendance.voters import Voter
from meetings.attendance.votes import (
    ClassTally,
    Result,
    Side,
    Tally,
    casting_faults,
    not_decided_words,
    result_of,
    tally_faults,
)

NOTHING_ENTERED = "Enter how many voted for and how many against."
_DID = {
    Side.FOR: "voted for it",
    Side.AGAINST: "voted against it",
    Side.ABSTAINED: "abstained",
    Side.NOT_VOTING: "did not vote",
}


@dataclass(frozen=True, slots=True)
class EnteredBallot:
    """One vote by name: by the key of its voter, and for which option where it is one between options."""

    voter: str
    side: Side
    option: str = ""

    @property
    def side_elsewhere(self) -> Side:
        """The side it is on in a vote on another option: who was for this one was not for that."""
        return Side.AGAINST if self.side is Side.FOR else self.side


@dataclass(frozen=True, slots=True)
class EnteredVote:
    """A vote as somebody enters it. Counts are None where they are left to the names; ``options`` is empty for a
    motion. ``casting`` is a side, or the name of an option."""

    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    not_voting: int | None = None
    options: tuple[tuple[str, int | None], ...] = ()
    ballots: tuple[EnteredBallot, ...] = ()
    is_by_name: bool = False
    mover: str = ""
    seconder: str = ""
    casting: str = ""
    casting_by: str = ""
    on_request: tuple[str, ...] = field(default=())

    @property
    def counts(self) -> dict[Side, int | None]:
        """The counts as they were entered, without those of options."""
        for_and_against = {} if self.options else {Side.FOR: self.in_favour, Side.AGAINST: self.against}
        return {**for_and_against, Side.ABSTAINED: self.abstained, Side.NOT_VOTING: self.not_voting}

    @property
    def tally(self) -> Tally:
        """The tally on a motion: of the ballots, where it was taken by name."""
        return Tally.of(self._sides if self.is_by_name else {side: count or 0 for side, count in self.counts.items()})

    @property
    def options_tally(self) -> OptionsTally:
        if not self.is_by_name:
            options = tuple(Option(name, votes or 0) for name, votes in self.options)
            return OptionsTally(options, self.abstained or 0, self.not_voting or 0)
        votes = Counter(ballot.option for ballot in self.ballots if ballot.side is Side.FOR)
        options = tuple(Option(name, votes[name]) for name, _ in self.options)
        return OptionsTally(options, self._sides[Side.ABSTAINED], self._sides[Side.NOT_VOTING])

    @property
    def _sides(self) -> Counter[Side]:
        return Counter(ballot.side for ballot in self.ballots)


def result_at(entered: EnteredVote, electorate: Electorate) -> Result:
    """Return what comes of a vote without faults; of one between options, a ``Choice``."""
    rules, seats = electorate.rules, electorate.seats_with_vote
    voters = electorate.number
    if entered.options:
        by_option = {name: _class_tallies(entered, electorate, name) for name, _ in entered.options}
        classes = by_option if entered.is_by_name else None
        return choice_of(entered.options_tally, rules, seats, entered.casting, voters=voters, classes=classes)
    casting = Side(entered.casting) if entered.casting else None
    tallies = _class_tallies(entered, electorate) if entered.is_by_name else None
    return result_of(entered.tally, rules, seats, casting, voters=voters, classes=tallies)


def chosen_by(result: Result) -> str:
    """Return the option that has it; nothing for a vote on a motion."""
    return result.chosen if isinstance(result, Choice) else ""


def vote_faults(entered: EnteredVote, electorate: Electorate) -> Iterator[str]:
    """Yield why a vote cannot be that of these voters, a sentence each."""
    yield from option_faults([name for name, _ in entered.options]) if entered.options else ()
    if entered.is_by_name:
        yield from _ballot_faults(entered, electorate)
        yield from _faults_of_counts(entered)
    elif electorate.rules.voting_classes and electorate.voters is not None:
        yield not_decided_words(electorate.rules)
    whole = entered.options_tally.as_motion if entered.options else entered.tally
    if whole.whole:
        yield from tally_faults(whole, whole.whole if electorate.number is None else electorate.number)
    else:
        yield "Enter how many voted for each option." if entered.options else NOTHING_ENTERED
    yield from _casting_faults(entered, electorate)
    yield from _mover_faults(entered)
    yield from _faults_on_request(entered, electorate)


def _class_tallies(entered: EnteredVote, electorate: Electorate, option: str = "") -> list[ClassTally]:
    """Return how each class voted that must be in favour too, of the motion or of an option."""
    category_of = {voter.key: voter.category for voter in electorate.voters or ()}
    tallies = []
    for wanted in electorate.rules.voting_classes:
        ballots = [ballot for ballot in entered.ballots if category_of.get(ballot.voter) in wanted.categories]
        within = [ballot.side if ballot.option == option else ballot.side_elsewhere for ballot in ballots]
        tallies.append(ClassTally(wanted.name, Tally.of(Counter(within)), electorate.seats_of(wanted.categories)))
    return tallies


def _ballot_faults(entered: EnteredVote, electorate: Electorate) -> Iterator[str]:
    if electorate.voters is None:
        yield "The attendance is not recorded, so nobody knows who may vote. Record it, or enter the vote as a count."
        return
    names = {voter.key: str(voter) for voter in electorate.voters}
    cast = Counter(ballot.voter for ballot in entered.ballots)
    aside = {voter.key: str(voter) for voter in electorate.aside}
    yield from (_stands_aside(name) for key, name in aside.items() if key in cast)
    if any(key not in names | aside for key in cast):
        yield "Somebody who may not vote at this item stands among the votes. Load the page again and check them."
    yield from (f"{names[key]} is entered twice. Each has one vote." for key, times in cast.items() if times > 1)
    if missing := [name for key, name in names.items() if key not in cast]:
        yield f"Say how {english.and_list(missing)} voted, or that they did not."
    options = {name for name, _ in entered.options}
    if any(ballot.option not in options for ballot in entered.ballots if ballot.side is Side.FOR and options):
        yield "Somebody voted for an option that there is not. Load the page again and check the votes."


def _faults_of_counts(entered: EnteredVote) -> Iterator[str]:
    """Yield where the counts that were entered beside the names are others."""
    sides = Counter(ballot.side for ballot in entered.ballots)
    pairs = [(_DID[side], count, sides[side]) for side, count in entered.counts.items()]
    by_name = {option.name: option.votes for option in entered.options_tally.options}
    pairs += [(f"voted for “{name}”", votes, by_name[name]) for name, votes in entered.options]
    for did, count, named in pairs:
        if count is not None and count != named:
            who = english.spelt(named) if named else "nobody"
            yield f"By name {who} {did}, and {count} {'is' if count == 1 else 'are'} counted."


def _casting_faults(entered: EnteredVote, electorate: Electorate) -> Iterator[str]:
    if not entered.casting:
        return
    rules = electorate.rules
    if entered.options:
        yield from option_casting_faults(entered.options_tally, rules, entered.casting)
    elif entered.casting not in (Side.FOR, Side.AGAINST):
        yield "A casting vote is for the motion or against it."
    else:
        yield from casting_faults(entered.tally, rules)
    if not entered.casting_by:
        yield "Say who was in the chair and gave the casting vote."
    elif electorate.voters is not None and not _is_among(entered.casting_by, electorate.chairing):
        yield f"{entered.casting_by} was not in the chair for this item, and gives no casting vote."


def _mover_faults(entered: EnteredVote) -> Iterator[str]:
    if entered.seconder and not entered.mover:
        yield "A motion is moved before it is seconded. Say who moved it."
    elif entered.mover and english.fold(entered.mover) == english.fold(entered.seconder):
        yield f"{entered.mover} moved the motion, and somebody else seconds it."


def _faults_on_request(entered: EnteredVote, electorate: Electorate) -> Iterator[str]:
    """Yield why somebody cannot have asked that the minutes name them as dissenting."""
    if entered.options and entered.on_request:
        yield "Names of those against are recorded in a vote on a motion."
        return
    against = entered.tally.against
    if len(entered.on_request) > against:
        named, counted = len(entered.on_request), against or "nobody"
        was = "were" if against > 1 else "was"
        yield f"{english.spelt_count(named, 'name').capitalize()} on request, and {counted} {was} against."
    if len({english.fold(name) for name in entered.on_request}) < len(entered.on_request):
        yield "Somebody is named twice on request."
    names = _names(electorate.voters or ())
    opposed = {ballot.voter for ballot in entered.ballots if ballot.side is Side.AGAINST}
    for name in entered.on_request if electorate.voters is not None else ():
        if _is_among(name, [voter.name for voter in electorate.aside]):
            yield _stands_aside(name)
        elif english.fold(name) not in names:
            yield f"{name} may not vote at this item."
        elif entered.is_by_name and not names[english.fold(name)] & opposed:
            yield f"{name} did not vote against, and cannot be named as dissenting."


def _stands_aside(name: str) -> str:
    return f"{name} stands aside at this item because of an interest, and does not vote."


def _names(voters: Sequence[Voter]) -> Mapping[str, set[str]]:
    """Return the keys of each voter's votes, by the name as it is compared."""
    keys: dict[str, set[str]] = {}
    for voter in voters:
        keys.setdefault(english.fold(voter.name), set()).add(voter.key)
    return keys


def _is_among(name: str, names: Sequence[str]) -> bool:
    return english.fold(name) in {english.fold(other) for other in names}
