"""The rules of a panel, as its rule book and its secretary set them. Pure: read from ``Panel.rules``, written to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from core.audience import Sensitivity
from core.divisions import Division as Division  # said again as one of ours: whoever reads the rules needs it
from core.working_days import WorkingCalendar

_CLASS = re.compile(r"(?P<number>\d{1,3}) (?P<name>[^:]*[^:\s])(?: ?: ?(?P<listed>.*[^,\s].*))?")
_VOTING_CLASS = re.compile(r"(?P<name>[^:]*[^:\s])(?: ?: ?(?P<listed>.*[^,\s].*))?")


class QuorumOf(StrEnum):
    """The things a quorum counts: seats that are filled, or the people who fill them (one can fill two)."""

    SEATS = "seats"
    PEOPLE = "people"


class QuorumChair(StrEnum):
    """Who must be in the chair for a quorum: nobody, unless the panel asks for the chair, or for either."""

    NOT_NEEDED = ""
    CHAIR = "chair"
    EITHER = "chair_or_deputy"


class PassedVotes(StrEnum):
    """The things for which a vote counts that a member passes to another for a meeting: none, unless the panel knows
    that."""

    NOT_KNOWN = ""
    VOTE = "vote"
    VOTE_AND_QUORUM = "vote_and_quorum"


class QuorumClass(NamedTuple):
    """So many seats of some categories that must be filled for a quorum, and what the panel calls those who hold them.

    It is written as "3 Party representatives: Large Suppliers, Small Suppliers"; of one category that is called as they
    are, as "2 Consumer Members".
    """

    at_least: int
    name: str
    categories: tuple[str, ...]

    @classmethod
    def read(cls, written: str) -> "QuorumClass":
        """Raises ValueError for a text that writes none."""
        found = _CLASS.fullmatch(" ".join(written.split()))
        if found is None:
            raise ValueError(f"{written!r} does not say how many of which are needed.")
        name = found["name"].strip()
        return cls(int(found["number"]), name, _listed(found["listed"] or name))

    @property
    def written(self) -> str:
        """The text that ``read`` reads."""
        return f"{self.at_least} {_written(self.name, self.categories)}"

    def with_category(self, old: str, new: str) -> "QuorumClass":
        """Return the class with a category called otherwise; one that is called as its only category is, too."""
        return self._replace(**_renamed(self.name, self.categories, old, new))


class Majority(StrEnum):
    SIMPLE = "simple"
    TWO_THIRDS = "two_thirds"
    UNANIMOUS = "unanimous"


class MajorityOf(StrEnum):
    """The votes that a majority is one of: those for and against, those that could be cast, or those of all seats."""

    CAST = "cast"
    PRESENT = "present"
    SEATS = "seats"


class VotingClass(NamedTuple):
    """Seats of some categories that must be in favour as well, and what the panel calls those who hold them.

    It is written as "Party representatives: Large Suppliers, Small Suppliers"; of one category, as "Consumer Members".
    """

    name: str
    categories: tuple[str, ...]

    @classmethod
    def read(cls, written: str) -> "VotingClass":
        """Raises ValueError for a text that writes none."""
        found = _VOTING_CLASS.fullmatch(" ".join(written.split()))
        if found is None:
            raise ValueError(f"{written!r} does not say whose votes are counted by themselves.")
        name = found["name"].strip()
        return cls(name, _listed(found["listed"] or name))

    @property
    def written(self) -> str:
        """The text that ``read`` reads."""
        return _written(self.name, self.categories)

    def with_category(self, old: str, new: str) -> "VotingClass":
        """Return the class with a category called otherwise; one that is called as its only category is, too."""
        return self._replace(**_renamed(self.name, self.categories, old, new))


class VotesPrinted(StrEnum):
    """The ways in which the minutes print a vote: in words behind its statement, in a table as an annex, or both."""

    WORDS = "words"
    TABLE = "table"
    BOTH = "both"


class AnswersShown(StrEnum):
    """From when a voter sees how the others answered a question by correspondence."""

    AT_ONCE = "at_once"
    AFTER_OWN = "after_own"
    AFTER_CLOSE = "after_close"


class SecondSignatory(StrEnum):
    """The person who signs the minutes beside the chair; nobody, unless the panel has a two-signature rule."""

    NOBODY = ""
    DEPUTY_CHAIR = "deputy_chair"
    SECRETARY = "secretary"


class Quotes(StrEnum):
    """The quotes that take the place of straight ones as they are typed."""

    AS_TYPED = "as_typed"
    DOUBLE = "double"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class PanelRules:
    """``notice_days`` and ``paper_days`` are working days before a meeting: by then the agenda is out, and papers are
    in. ``quorum`` is None where the panel has no rule about a number; ``quorum_classes`` say of which seats so many
    must be filled besides, each as ``QuorumClass`` reads it, and ``quorum_chair`` who must be there themselves.
    ``alternates_count`` says whether who stands in for somebody fills their seat, ``passed_votes`` what counts where
    somebody passes their vote to another member. ``majority`` is a part of the votes that ``majority_of`` names, and
    each of ``majority_classes``, as ``VotingClass`` reads it, must be in favour too; ``has_movers`` says whether a
    motion has a mover and a seconder. ``quorum_counts_aside`` says whether who stands aside for an interest, and stays
    in the room, counts for the quorum; ``interested_may_take_part`` whether the meeting may allow them to take part,
    and to vote. ``uses_initials`` says whether minutes may name people by these. ``closure_days`` are no working days
    of this panel.
    ``outcome_lead`` is what the editor writes before an outcome word that begins a paragraph, such as "The Committee";
    ``outcome_phrases`` has what it writes before single words in its place, such as "It was" before RESOLVED.
    ``action_digits`` is with how many digits the number of an action is written, at least, from when it is issued.
    ``paper_pattern`` takes {panel}, {meeting}, {item}, {number} and {date}, each with a format as Python has it.
    ``checkpoint_readers`` are the addresses that checkpoints of the audit trail are mailed to.
    ``correspondence_mark`` stands behind the code in the numbers of decisions by correspondence, as in SECP-C12.
    Questions by correspondence are open for at least ``correspondence_days``; ``correspondence_quorum`` is how many
    voters must answer, None where the panel has no rule about that; as many as ``correspondence_meeting`` take a
    question to a meeting; ``correspondence_early`` says whether it can close once no answer can change what comes of
    it; those who have not answered are reminded ``reminder_days`` before the close, nobody where that is 0."""

    quorum: int | None = None
    quorum_of: QuorumOf = QuorumOf.PEOPLE
    quorum_classes: tuple[str, ...] = ()
    quorum_chair: QuorumChair = QuorumChair.NOT_NEEDED
    alternates_count: bool = True
    passed_votes: PassedVotes = PassedVotes.NOT_KNOWN
    quorum_counts_aside: bool = False
    interested_may_take_part: bool = False
    majority: Majority = Majority.SIMPLE
    majority_of: MajorityOf = MajorityOf.CAST
    majority_classes: tuple[str, ...] = ()
    has_casting_vote: bool = False
    has_movers: bool = False
    votes_printed: VotesPrinted = VotesPrinted.WORDS
    division: Division = Division.ENGLAND_AND_WALES
    closure_days: tuple[date, ...] = ()
    notice_days: int = 5
    paper_days: int = 7
    action_digits: int = 2
    paper_pattern: str = "{panel}_{meeting}_{number:02}"
    default_sensitivity: Sensitivity = Sensitivity.PUBLIC
    second_signatory: SecondSignatory = SecondSignatory.NOBODY
    uses_initials: bool = False
    outcome_lead: str = ""
    outcome_phrases: Mapping[str, str] = field(default_factory=dict, hash=False)
    quotes: Quotes = Quotes.AS_TYPED
    time_zone: str = "Europe/London"
    checkpoint_readers: tuple[str, ...] = ()
    correspondence_mark: str = "C"
    correspondence_days: int = 5
    correspondence_quorum: int | None = None
    correspondence_meeting: int = 2
    correspondence_early: bool = False
    answers_shown: AnswersShown = AnswersShown.AFTER_OWN
    reminder_days: int = 2

    @classmethod
    def read(cls, written: Mapping[str, object]) -> "PanelRules":
        """Return the rules as they are kept; a missing one is as the class has it, an unknown one is ignored.

        Raises ValueError for a value that is none of those a rule can have.
        """
        known = {rule.name: written[rule.name] for rule in fields(cls) if rule.name in written}
        return cls(**{name: _READ[name](value) for name, value in known.items()})  # type: ignore[arg-type] # each reader gives its field's type

    @property
    def has_quorum(self) -> bool:
        """True where the panel has any rule about a quorum."""
        return self.quorum is not None or bool(self.quorum_classes) or self.quorum_chair is not QuorumChair.NOT_NEEDED

    @property
    def classes(self) -> tuple[QuorumClass, ...]:
        """The classes of seats that a quorum asks for."""
        return tuple(map(QuorumClass.read, self.quorum_classes))

    @property
    def voting_classes(self) -> tuple[VotingClass, ...]:
        """The classes of seats whose votes are counted by themselves as well."""
        return tuple(map(VotingClass.read, self.majority_classes))

    def with_category(self, old: str, new: str) -> "PanelRules":
        """Return the rules with a category of seats called otherwise; a class without it is written as it was."""

        def lines(written: Sequence[str], classes: Sequence[QuorumClass | VotingClass]) -> tuple[str, ...]:
            return tuple(
                wanted.with_category(old, new).written if old in wanted.categories else line
                for line, wanted in zip(written, classes, strict=True)
            )

        return replace(
            self,
            quorum_classes=lines(self.quorum_classes, self.classes),
            majority_classes=lines(self.majority_classes, self.voting_classes),
        )

    def written(self) -> dict[str, object]:
        """Return what ``read`` reads: only what differs from the class, in values that JSON has."""
        standard = PanelRules().written_whole()
        return {name: value for name, value in self.written_whole().items() if value != standard[name]}

    def written_whole(self) -> dict[str, object]:
        """Return the same of every rule: what is kept so stays as it is when a later release has another standard."""
        return {rule.name: _plain(getattr(self, rule.name)) for rule in fields(self)}

    def lead_of(self, word: str) -> str:
        """Return what stands before this outcome word where it begins a paragraph; nothing where it stands alone."""
        return self.outcome_phrases.get(word, self.outcome_lead)

    def list_opening(self, noun: str) -> str:
        """Return what opens the list of outcomes that closes an item, such as "The Board:", where the body is called by
        this noun."""
        return f"{self.outcome_lead or f'The {noun.title()}'}:"

    def opening_with(self, word: str) -> str:
        """Return how a paragraph with this outcome word begins, such as "It was RESOLVED"."""
        return f"{self.lead_of(word)} {word}".lstrip()

    @property
    def asks_for_public_titles(self) -> bool:
        """Return whether a confidential item has to have a title for the public: not where all are confidential."""
        return self.default_sensitivity is Sensitivity.PUBLIC

    @property
    def calendar(self) -> WorkingCalendar:
        return WorkingCalendar(self.division, frozenset(self.closure_days))

    def agenda_due(self, held_on: date) -> date:
        """Return the day by which the agenda of a meeting is out."""
        return self.calendar.add(held_on, -self.notice_days)

    def papers_due(self, held_on: date) -> date:
        """Return the day by which its papers are in."""
        return self.calendar.add(held_on, -self.paper_days)

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone in which the panel's meetings have their times of day."""
        return ZoneInfo(self.time_zone)

    def day_at(self, moment: datetime) -> date:
        """Return which day it is for the panel."""
        return moment.astimezone(self.zone).date()


def _listed(categories: str) -> tuple[str, ...]:
    return tuple(filter(None, (category.strip() for category in categories.split(","))))


def _written(name: str, categories: tuple[str, ...]) -> str:
    return name if categories == (name,) else f"{name}: {', '.join(categories)}"


def _renamed(name: str, categories: tuple[str, ...], old: str, new: str) -> dict[str, Any]:
    renamed = tuple(new if each == old else each for each in categories)
    return {"name": new if categories == (name,) == (old,) else name, "categories": renamed}


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false.")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text.")
    return value


def _phrases(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} does not say what stands before which word.")
    return {word: _text(value[word]) for word in sorted(value)}


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"{value!r} is not a number of days, seats or digits.")
    return value


def _quorum(value: object) -> int | None:
    return None if value is None else _count(value)


def _days(value: object) -> tuple[date, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{value!r} is not a list of days.")
    return tuple(sorted(date.fromisoformat(str(day)) for day in value))


def _classes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{value!r} is not a list of what a quorum needs.")
    return tuple(line for line in map(_text, value) if QuorumClass.read(line))


def _voting_classes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{value!r} is not a list of whose votes are counted by themselves.")
    return tuple(line for line in map(_text, value) if VotingClass.read(line))


def _addresses(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{value!r} is not a list of addresses.")
    return tuple(map(_text, value))


_READ = {
    "quorum": _quorum,
    "quorum_of": QuorumOf,
    "quorum_classes": _classes,
    "quorum_chair": QuorumChair,
    "alternates_count": _yes_or_no,
    "passed_votes": PassedVotes,
    "uses_initials": _yes_or_no,
    "quorum_counts_aside": _yes_or_no,
    "interested_may_take_part": _yes_or_no,
    "has_casting_vote": _yes_or_no,
    "has_movers": _yes_or_no,
    "majority": Majority,
    "majority_of": MajorityOf,
    "majority_classes": _voting_classes,
    "votes_printed": VotesPrinted,
    "division": Division,
    "closure_days": _days,
    "notice_days": _count,
    "paper_days": _count,
    "action_digits": _count,
    "paper_pattern": _text,
    "outcome_lead": _text,
    "outcome_phrases": _phrases,
    "quotes": Quotes,
    "time_zone": _text,
    "default_sensitivity": Sensitivity,
    "second_signatory": SecondSignatory,
    "checkpoint_readers": _addresses,
    "correspondence_mark": _text,
    "correspondence_days": _count,
    "correspondence_quorum": _quorum,
    "correspondence_meeting": _count,
    "correspondence_early": _yes_or_no,
    "answers_shown": AnswersShown,
    "reminder_days": _count,
}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [each.isoformat() if isinstance(each, date) else each for each in value]
    if isinstance(value, Division):
        return str(value)
    return value.value if isinstance(value, StrEnum) else value
