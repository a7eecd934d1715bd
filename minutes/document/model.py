"""The whole minutes of one meeting as plain data: what every rendering is made of.

Frozen dataclasses, no database. ``minutes.document.build`` makes one from the rows, ``minutes.document.redaction``
takes out of it what an audience may not read, and ``minutes.rendering`` turns the result into a page, paper or text.
"""

from dataclasses import dataclass, field
from datetime import date, time

from actions.references import TEXT_OF_ACTION, Reference
from core.audience import Sensitivity
from meetings.item_numbers import ItemNumber
from meetings.panels.letterhead import DocumentLetterhead
from meetings.references import code_with_mark, meeting_written


@dataclass(frozen=True, slots=True)
class DocumentBlock:
    """A top-level block of a text in normal form. ``salt`` is set where the document is frozen in a version."""

    id: str
    kind: str
    html: str
    text: str
    sensitivity: str = Sensitivity.PUBLIC
    salt: str = ""
    sensitivity_reason: str = ""


@dataclass(frozen=True, slots=True)
class DocumentOption:
    """One of the options of a vote, and how many were for it."""

    name: str
    votes: int


@dataclass(frozen=True, slots=True)
class DocumentBallot:
    """One vote by name: ``side`` is "for", "against", "abstained" or "not_voting"; ``option`` what it was for in a vote
    between options. ``standing_for`` names whoever they stood in for."""

    name: str
    side: str
    category: str = ""
    standing_for: str = ""
    option: str = ""


@dataclass(frozen=True, slots=True)
class DocumentVote:
    """The vote on a statement, and what came of it: ``sentence`` gives the reason, ``printed`` stands behind the
    statement. ``places`` says where it is printed: "words" there, "table" in an annex, or "both".

    ``options`` are empty where it was on a motion; ``casting`` is the side, or the option, that the casting vote of
    ``casting_by`` was for.
    """

    sentence: str
    printed: str
    is_carried: bool
    in_favour: int = 0
    against: int = 0
    abstained: int = 0
    not_voting: int = 0
    options: tuple[DocumentOption, ...] = ()
    chosen: str = ""
    mover: str = ""
    seconder: str = ""
    casting: str = ""
    casting_by: str = ""
    ballots: tuple[DocumentBallot, ...] = ()
    places: str = "words"


@dataclass(frozen=True, slots=True)
class DocumentRecommendationAnswer:
    """The decision of those to whom something was recommended, and how it is known."""

    decided: str
    decided_on: date
    reasons: str = ""
    differs: bool = False
    source: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class DocumentDecision:
    """An outcome statement; ``text`` runs from the outcome word on, ``lead`` is what stands before it.

    The ``answer`` to a recommendation comes later, and is no part of the minutes: an export alone has it.

    ``by_hand`` names what a person has set because the text does not say it: it is printed beside the text.
    """

    id: str
    block: str
    outcome: str
    form: str
    lead: str
    text: str
    sub_points: tuple[str, ...] = ()
    carried_by: str = ""
    dissent_count: int | None = None
    dissent_names: tuple[str, ...] = ()
    condition: str = ""
    is_negative: bool = False
    deferred_to: str = ""
    restates: str = ""
    by_hand: tuple[str, ...] = ()
    vote: DocumentVote | None = None
    recommended_to: str = ""
    answer: DocumentRecommendationAnswer | None = None


@dataclass(frozen=True, slots=True)
class DocumentAction:
    """An action with its reference; a draft number is the one its rank would give if numbers were issued now.

    One that a published document prints without a number has no reference, and its label as printed, perhaps empty;
    where something is printed behind the text too, ``TEXT_OF_ACTION`` in the label stands for the text.
    """

    id: str
    block: str
    reference: str
    is_draft_number: bool
    owner: str
    due: str
    text: str
    printed_label: str | None = None

    @property
    def words_before(self) -> str:
        """Return what is printed before the text of an action without a number."""
        return (self.printed_label or "").partition(TEXT_OF_ACTION)[0].strip()

    @property
    def words_behind(self) -> str:
        """Return what is printed behind it, such as its owner in a column of their own."""
        return (self.printed_label or "").partition(TEXT_OF_ACTION)[2]


@dataclass(frozen=True, slots=True)
class DocumentMention:
    block: str
    reference: str


@dataclass(frozen=True, slots=True)
class DocumentInterest:
    """Somebody who has declared an interest in an item, in their own words, and what followed; where that is not said,
    they took no part."""

    name: str
    interest: str
    follows: str = ""


@dataclass(frozen=True, slots=True)
class DocumentQuorum:
    """How an item stood with the quorum of a panel that has a ``rule`` about it: how many it needs, of people or seats,
    and how many there were. ``shortfall`` says in words what was missing where it was not quorate, ``reason`` why
    something was decided all the same. ``passed`` of the votes were passed on, and ``represented`` who passed theirs on
    count for the quorum as well as those who were there."""

    rule: str
    needed: int
    needed_of: str
    people: int
    votes: int
    filled: int
    places: int
    is_quorate: bool
    shortfall: str = ""
    reason: str = ""
    passed: int = 0
    represented: int = 0


@dataclass(frozen=True, slots=True)
class DocumentAdjournment:
    """A break of the meeting, within an item or after it. Times are as those of ``DocumentSitting``."""

    adjourned_at: str
    resumed_at: str = ""
    is_within: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DocumentSitting:
    """The course of the meeting; ``held_as`` is "in_person", "remote", "both" or empty. Its adjournments stand at their
    items.

    Times are written as "2024-05-09T10:04+01:00": two that are the same instant and are told otherwise, for the panel
    has set another time zone, are not the same text of the minutes.
    """

    started_at: str = ""
    closed_at: str = ""
    place: str = ""
    held_as: str = ""


@dataclass(frozen=True, slots=True)
class DocumentAnswers:
    """The result of a question by correspondence: how many said what, who ``answered``, and whose answer is
    ``not_counted`` for an interest; ``sentence`` says it in words."""

    outcome: str
    is_carried: bool
    agreed: int = 0
    disagreed: int = 0
    abstained: int = 0
    wants_meeting: int = 0
    no_response: int = 0
    answered: tuple[str, ...] = ()
    not_counted: tuple[str, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class DocumentItem:
    """An agenda item with its minute. A withheld item has kept its number, a title that is public, and a pointer.

    ``printed_number`` is how a published document numbers it ("41/26", "1)", or ""); None in minutes drafted here.
    """

    number: ItemNumber
    title: str
    public_title: str = ""
    sensitivity: str = Sensitivity.PUBLIC
    sensitivity_reason: str = ""
    withdrawn_reason: str = ""
    pointer: str = ""
    points_to_confidential_minutes: bool = False
    blocks: tuple[DocumentBlock, ...] = ()
    decisions: tuple[DocumentDecision, ...] = ()
    actions: tuple[DocumentAction, ...] = ()
    mentions: tuple[DocumentMention, ...] = ()
    interests: tuple[DocumentInterest, ...] = ()
    printed_number: str | None = None
    quorum: DocumentQuorum | None = None
    adjournments: tuple[DocumentAdjournment, ...] = ()
    answers: DocumentAnswers | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "number", ItemNumber.read(self.number))  # whole numbers may be given as they are

    @property
    def number_words(self) -> str:
        """The number as it is printed before the title, with its punctuation; empty where none is."""
        return self.number.heading if self.printed_number is None else self.printed_number


@dataclass(frozen=True, slots=True)
class DocumentStay:
    """From which item to which somebody was there, where that is not all of them, and what is known besides.

    Times of day are where the panel is; ``manner`` is "in_person" or "remote", and empty where nobody said.
    """

    from_item: ItemNumber | None = None
    to_item: ItemNumber | None = None
    left_during: bool = False
    arrived_at: time | None = None
    left_at: time | None = None
    manner: str = ""


@dataclass(frozen=True, slots=True)
class DocumentAttendee:
    """Somebody's part in the meeting; ``detail`` says in words whatever ``stays`` says, and for whom they stood in.

    Somebody who was there throughout, of whom no more is known, has no stays; whoever came back has several.
    ``initials`` are those by which the text may name them, and ``vote_to`` names the member to whom they passed their
    vote.
    """

    kind: str
    name: str
    category: str = ""
    detail: str = ""
    stays: tuple[DocumentStay, ...] = ()
    initials: str = ""
    vote_to: str = ""

    @property
    def named(self) -> str:
        """The name as a list of those present has it: "Ruth Calloway (RC)"."""
        return f"{self.name} ({self.initials})" if self.initials else self.name


@dataclass(frozen=True, slots=True)
class MinutesDocument:
    """``held_on`` and ``held_in`` (a month, as its first day) are both None where the day is not recorded.

    ``front`` is what an imported document prints before its first item; minutes drafted here have none.
    A decision by correspondence has the mark of its numbers (``series``), and could be answered from ``opened_on`` to
    ``closed_on``; a meeting has none of these.
    """

    panel_code: str
    panel_name: str
    number: int
    state: str
    held_on: date | None = None
    held_in: date | None = None
    source: str = ""
    attendance_recorded: bool = False
    apologies_recorded: bool = False
    attendance: tuple[DocumentAttendee, ...] = ()
    front: tuple[DocumentBlock, ...] = ()
    items: tuple[DocumentItem, ...] = field(default_factory=tuple)
    letterhead: DocumentLetterhead | None = None
    series: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    sitting: DocumentSitting | None = None

    @property
    def is_by_correspondence(self) -> bool:
        return bool(self.series)

    @property
    def reference(self) -> str:
        return meeting_written(code_with_mark(self.panel_code, self.series), self.number)

    @property
    def actions(self) -> tuple[DocumentAction, ...]:
        return tuple(action for item in self.items for action in item.actions)

    @property
    def actions_referred_to(self) -> tuple[str, ...]:
        """Earlier actions that the text speaks of, once each, in its order; those raised here are not among them."""
        raised = {Reference.parse(action.reference) for action in self.actions if action.reference}
        mentions = (Reference.parse(mention.reference) for item in self.items for mention in item.mentions)
        return tuple(str(reference) for reference in dict.fromkeys(mentions) if reference not in raised)
