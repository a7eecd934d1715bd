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
from meetings.references import meeting_written


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
class DocumentAnswer:
    """What those decided whom something was recommended to, and how that is known."""

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
    recommended_to: str = ""
    answer: DocumentAnswer | None = None


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
    something was decided all the same."""

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
    """

    kind: str
    name: str
    category: str = ""
    detail: str = ""
    stays: tuple[DocumentStay, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesDocument:
    """``held_on`` and ``held_in`` (a month, as its first day) are both None where the day is not recorded.

    ``front`` is what an imported document prints before its first item; minutes drafted here have none.
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

    @property
    def reference(self) -> str:
        return meeting_written(self.panel_code, self.number)

    @property
    def actions(self) -> tuple[DocumentAction, ...]:
        return tuple(action for item in self.items for action in item.actions)

    @property
    def actions_referred_to(self) -> tuple[str, ...]:
        """Earlier actions that the text speaks of, once each, in its order; those raised here are not among them."""
        raised = {Reference.parse(action.reference) for action in self.actions if action.reference}
        mentions = (Reference.parse(mention.reference) for item in self.items for mention in item.mentions)
        return tuple(str(reference) for reference in dict.fromkeys(mentions) if reference not in raised)
