"""What the one body template prints, for the page and for paper alike: a document in words, ready to be set."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.safestring import SafeString

from core.audience import Audience, Sensitivity
from meetings.enums import AttendanceKind
from minutes.audience import Redacted
from minutes.document import DocumentAction, DocumentAttendee, DocumentBlock, DocumentItem, MinutesDocument
from minutes.enums import MinutesState

from .markup import block_markup

SETTLED = frozenset(
    {MinutesState.APPROVED, MinutesState.SIGNED, MinutesState.PUBLISHED, MinutesState.PUBLISHED_ELSEWHERE}
)


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action as its box and its row in the summary show it."""

    anchor: str
    reference: str
    is_draft_number: bool
    owner: str
    due: str
    text: str
    markup: SafeString


@dataclass(frozen=True, slots=True)
class BlockView:
    markup: SafeString
    is_confidential: bool
    action: ActionView | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with its blocks; a withheld one has a pointer and no blocks."""

    anchor: str
    number: int
    title: str
    is_confidential: bool
    reason: str
    pointer: str
    points_to_confidential_minutes: bool
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class AttendeeView:
    seat: str
    name: str
    presence: str


@dataclass(frozen=True, slots=True)
class MinutesView:
    """Everything that is printed, in the order of printing. ``notes`` say what of the attendance is not known."""

    reference: str
    panel: str
    title: str
    running_head: str
    held: str
    rendition: str
    state: str
    is_draft: bool
    source: str
    front: tuple[BlockView, ...]
    attendance: tuple[AttendeeView, ...]
    notes: tuple[str, ...]
    items: tuple[ItemView, ...]
    actions: tuple[ActionView, ...]


def minutes_view(redacted: Redacted) -> MinutesView:
    """The redacted document in the words of the page. Raises ValueError for a state of minutes that is not known."""
    document = redacted.document
    items = tuple(_item_view(item) for item in document.items)
    return MinutesView(
        reference=document.reference,
        panel=document.panel_name,
        title=f"Minutes of the {meeting_words(document)}",
        running_head=" · ".join(_head_parts(document)),
        held=held_words(document),
        rendition=rendition_words(redacted.audience),
        state=state_words(document),
        is_draft=is_draft(document),
        source=document.source,
        front=tuple(_front_view(block) for block in document.front),
        attendance=() if document.front else tuple(_attendee_view(each) for each in document.attendance),
        notes=tuple(attendance_notes(document)),
        items=items,
        actions=tuple(block.action for item in items for block in item.blocks if block.action),
    )


def meeting_words(document: MinutesDocument) -> str:
    return f"{ordinal(document.number)} meeting"


def held_words(document: MinutesDocument) -> str:
    """The day or the month as the record has it, or that it has neither."""
    if document.held_on:
        return date_format(document.held_on, "j F Y")
    return date_format(document.held_in, "F Y") if document.held_in else "Date not recorded"


def _head_parts(document: MinutesDocument) -> Iterator[str]:
    """That no day is recorded is said once, under the title."""
    yield document.panel_name
    yield f"Meeting {document.number}"
    if document.held_on or document.held_in:
        yield held_words(document)


def rendition_words(audience: Audience) -> str:
    return "Confidential minutes" if audience is Audience.CONFIDENTIAL else "Public minutes"


def is_draft(document: MinutesDocument) -> bool:
    """Whether the text can still change. What others published is never a draft of ours."""
    return MinutesState(document.state) not in SETTLED


def state_words(document: MinutesDocument) -> str:
    """The state as a reader needs it: "Published"; of all that can still change first of all that it is a DRAFT."""
    state = MinutesState(document.state)
    if state is MinutesState.DRAFT:
        return "DRAFT"
    return f"DRAFT, {state.label}" if is_draft(document) else state.label


def attendance_notes(document: MinutesDocument) -> Iterator[str]:
    """What the record does not say, in words: not recorded is something else than none."""
    if not document.attendance_recorded:
        yield "Attendance not recorded"
    if not document.apologies_recorded:
        yield "Apologies not recorded"
    elif not any(each.kind == AttendanceKind.APOLOGIES for each in document.attendance):
        yield "Apologies: none recorded"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th; 11th to 13th, 111th."""
    suffixes = {1: "st", 2: "nd", 3: "rd"}
    is_teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if is_teen else suffixes.get(number % 10, 'th')}"


def _item_view(item: DocumentItem) -> ItemView:
    actions = {action.block: action for action in item.actions}
    return ItemView(
        anchor=f"item-{item.number}",
        number=item.number,
        title=item.title,
        is_confidential=item.sensitivity == Sensitivity.CONFIDENTIAL,
        reason=item.sensitivity_reason,
        pointer=item.pointer,
        points_to_confidential_minutes=item.points_to_confidential_minutes,
        blocks=tuple(_block_view(block, actions.get(block.id)) for block in item.blocks),
    )


def _block_view(block: DocumentBlock, action: DocumentAction | None) -> BlockView:
    markup = block_markup(block.html)
    return BlockView(
        markup,
        block.sensitivity == Sensitivity.CONFIDENTIAL,
        _action_view(action, markup) if action else None,
    )


def _front_view(block: DocumentBlock) -> BlockView:
    """Before the first item there is no heading above a sub-heading: it takes the level of the items."""
    return BlockView(
        block_markup(block.html, subheading="h2"), block.sensitivity == Sensitivity.CONFIDENTIAL, action=None
    )


def _action_view(action: DocumentAction, markup: SafeString) -> ActionView:
    return ActionView(
        anchor=f"action-{action.reference.replace('/', '-')}",
        reference=action.reference,
        is_draft_number=action.is_draft_number,
        owner=action.owner,
        due=action.due,
        text=action.text,
        markup=markup,
    )


def _attendee_view(attendee: DocumentAttendee) -> AttendeeView:
    """Whoever attends without a seat has that said in its place, so that a detail need not repeat it."""
    kind = AttendanceKind(attendee.kind)
    seat = attendee.category or (kind.label if kind is AttendanceKind.IN_ATTENDANCE else "")
    return AttendeeView(seat, attendee.name, attendee.detail or kind.label)
