"""The view that the one body template prints, on page and paper alike: a document in words, ready to be set."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.urls import reverse
from django.utils.safestring import SafeString

from core import english
from core.audience import Audience, Sensitivity
from core.identity_memo import IdentityMemo
from meetings.item_numbers import ItemNumber
from meetings.panels.letterhead import DocumentLetterhead
from minutes.document.correspondence import BY_CORRESPONDENCE, answered_words, open_words
from minutes.document.interests import interest_words
from minutes.document.model import DocumentAction, DocumentBlock, DocumentItem, MinutesDocument
from minutes.document.quorum import quorum_words
from minutes.document.redaction import Redacted
from minutes.document.sitting import adjourned_after, adjourned_within, sitting_words
from minutes.enums import MinutesState
from minutes.text.pointers import points_to_confidential_minutes

from .attendance import NOT_RECORDED, AttendanceView, attendance_facts, attendance_view, quorum_fact
from .decision_notes import with_notes
from .links import NO_LINKS, Links
from .markup import ANY_WIDTH, block_markup
from .votes import VoteView, vote_views

LONGEST_IN_HEAD = 80
_lately_set: IdentityMemo["ItemView"] = IdentityMemo(size=4096)

CONFIDENTIAL = "Confidential"
WITHDRAWN = "Withdrawn"
POINTER = "Pointer to the Confidential Minutes"


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action as its box and its row in the summary show it; one that was published without a number has none."""

    anchor: str
    reference: str
    is_draft_number: bool
    owner: str
    due: str
    text: str
    markup: SafeString
    address: str


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block; ``mark`` is what the plum bar beside it says, of all the blocks that follow one another with it."""

    markup: SafeString
    mark: str
    action: ActionView | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with its blocks; a withheld one has a pointer and no blocks. ``mark`` stands for all of it.

    ``adjourned`` says when the meeting was adjourned within it, ``adjourned_after`` when between it and the next.
    """

    anchor: str
    number: ItemNumber
    number_words: str
    title: str
    mark: str
    withdrawn: str
    pointer: str
    interests: tuple[str, ...]
    quorum: str
    adjourned: tuple[str, ...]
    blocks: tuple[BlockView, ...]
    adjourned_after: tuple[str, ...]

    @property
    def number_in_contents(self) -> str:
        return self.number_words.rstrip(".:) ")


@dataclass(frozen=True, slots=True)
class MinutesView:
    """The whole of what is printed, in the order of printing. ``facts`` are the lines of the opening, ``sitting`` is
    the sentence on how the meeting was held."""

    reference: str
    panel: str
    title: str
    running_head: str
    held: str
    rendition: str
    state: str
    is_draft: bool
    stage: str
    source: str
    letterhead: DocumentLetterhead | None
    facts: tuple[tuple[str, str], ...]
    sitting: str
    front: tuple[BlockView, ...]
    attendance: AttendanceView | None
    items: tuple[ItemView, ...]
    actions: tuple[ActionView, ...]
    votes: tuple[VoteView, ...]
    is_linked: bool


def minutes_view(redacted: Redacted, widest: int = ANY_WIDTH, links: Links = NO_LINKS) -> MinutesView:
    """The redacted document in the words of the page; tables with more columns than the widest are set as several.
    What it leads to, ``links`` say.

    Raises ValueError for a state of minutes that is not known.
    """
    document = redacted.document
    items = tuple(_kept_view(item, widest, links) for item in document.items)
    return MinutesView(
        reference=document.reference,
        panel=document.panel_name,
        title=title_words(document.reference, document.series, document.number),
        running_head=" · ".join(_head_parts(document)),
        held=held_words(document),
        rendition=rendition_words(redacted.audience),
        state=state_words(document),
        is_draft=is_draft(document),
        stage=stage_words(document),
        source=document.source,
        letterhead=document.letterhead,
        facts=tuple(_facts(document)),
        sitting=sitting_words(document),
        front=tuple(_front_view(block, widest) for block in document.front),
        attendance=attendance_view(document),
        items=items,
        actions=tuple(block.action for item in items for block in item.blocks if block.action),
        votes=vote_views(document),
        is_linked=links.own,
    )


def title_words(reference: str, series: str, number: int) -> str:
    """Return what the record is called: "Minutes of the 47th meeting", "Decision by correspondence SECP-C12"."""
    return f"{BY_CORRESPONDENCE} {reference}" if series else f"Minutes of the {english.ordinal(number)} meeting"


def held_words(document: MinutesDocument) -> str:
    """The day or the month as the record has it, or that it has neither."""
    if document.held_on:
        return english.day(document.held_on)
    return english.month(document.held_in) if document.held_in else "Date not recorded"


def _head_parts(document: MinutesDocument) -> Iterator[str]:
    """The parts of the running head. A long name in full, or that no date is recorded, stands under the title alone."""
    name = document.panel_name
    yield name if len(name) <= LONGEST_IN_HEAD else f"{name[:LONGEST_IN_HEAD].rstrip()}…"
    yield f"Decision {document.reference}" if document.series else f"Meeting {document.number}"
    if document.held_on or document.held_in:
        yield held_words(document)


def _facts(document: MinutesDocument) -> Iterator[tuple[str, str]]:
    if document.is_by_correspondence:
        yield from correspondence_facts(document)
        return
    is_known = document.held_on or document.held_in
    yield "Held", held_words(document) if is_known else NOT_RECORDED
    yield from attendance_facts(document)
    if quorum := quorum_fact(document):
        yield "Quorum", quorum
    if document.source:
        yield "Source", f"{document.source}, published before SmartGov"


def correspondence_facts(document: MinutesDocument) -> Iterator[tuple[str, str]]:
    """Yield what the opening of a decision by correspondence says in place of who was there."""
    yield "Open", open_words(document) or NOT_RECORDED
    yield "Closed", held_words(document) if document.held_on else NOT_RECORDED
    yield "Answered", answered_words(document) or NOT_RECORDED


def rendition_words(audience: Audience) -> str:
    return "Confidential minutes" if audience is Audience.CONFIDENTIAL else "Public minutes"


def is_draft(document: MinutesDocument) -> bool:
    """Tell whether the text can still change. What others published is never a draft of ours."""
    return MinutesState(document.state) not in MinutesState.SETTLED


def state_words(document: MinutesDocument) -> str:
    """The state as a reader needs it: "Published"; of all that can still change first of all that it is a DRAFT."""
    if not is_draft(document):
        return MinutesState(document.state).label
    stage = stage_words(document)
    return f"DRAFT, {stage}" if stage else "DRAFT"


def stage_words(document: MinutesDocument) -> str:
    """The stage of a draft that is more than begun: "Circulated"; empty for what is no draft."""
    state = MinutesState(document.state)
    return state.label if is_draft(document) and state is not MinutesState.DRAFT else ""


def _kept_view(item: DocumentItem, widest: int, links: Links) -> ItemView:
    """The same object for the same item set in the same way: what is printed of it need not be printed again."""
    own_links = links.among(mention.reference for mention in item.mentions)
    return _lately_set.get((item,), (widest, own_links), partial(_item_view, item, widest, own_links))


def _item_view(item: DocumentItem, widest: int, links: Links) -> ItemView:
    actions = {action.block: action for action in item.actions}
    return ItemView(
        anchor=f"item-{item.number}",
        number=item.number,
        number_words=item.number_words,
        title=item.title,
        mark=_item_mark(item),
        withdrawn=withdrawn_words(item),
        pointer=item.pointer,
        interests=tuple(map(interest_words, item.interests)),
        quorum=quorum_words(item),
        adjourned=adjourned_within(item),
        blocks=tuple(_block_view(block, item, actions.get(block.id), widest, links) for block in item.blocks),
        adjourned_after=adjourned_after(item),
    )


def withdrawn_words(item: DocumentItem) -> str:
    return f"{WITHDRAWN}: {item.withdrawn_reason}" if item.withdrawn_reason else ""


def _item_mark(item: DocumentItem) -> str:
    if item.sensitivity != Sensitivity.CONFIDENTIAL:
        return ""
    return confidential_words(item.sensitivity_reason)


def confidential_words(reason: str) -> str:
    """Say that something is confidential, and why, where a reason was given."""
    return f"{CONFIDENTIAL}: {reason}" if reason else CONFIDENTIAL


def _block_view(
    block: DocumentBlock, item: DocumentItem, action: DocumentAction | None, widest: int, links: Links
) -> BlockView:
    mentioned = (mention.reference for mention in item.mentions if mention.block == block.id)
    noted = with_notes(block.html, (decision for decision in item.decisions if decision.block == block.id))
    markup = block_markup(noted, widest=widest, links=links.among(mentioned))
    return BlockView(markup, _block_mark(block, item), _action_view(action, markup, links) if action else None)


def _block_mark(block: DocumentBlock, item: DocumentItem) -> str:
    """The mark of a block; empty in an item that is confidential as a whole, which says so itself."""
    if item.sensitivity == Sensitivity.CONFIDENTIAL:
        return ""
    if block.sensitivity == Sensitivity.CONFIDENTIAL:
        return confidential_words(block.sensitivity_reason)
    return POINTER if points_to_confidential_minutes(block.text) else ""


def _front_view(block: DocumentBlock, widest: int) -> BlockView:
    """A block before the first item: no heading is above its sub-headings, so they take the items' level."""
    mark = CONFIDENTIAL if block.sensitivity == Sensitivity.CONFIDENTIAL else ""
    return BlockView(block_markup(block.html, subheading="h2", widest=widest), mark, action=None)


def _action_view(action: DocumentAction, markup: SafeString, links: Links) -> ActionView:
    return ActionView(
        anchor=f"action-{action.reference.replace('/', '-') or action.id}",
        reference=action.reference,
        is_draft_number=action.is_draft_number,
        owner=action.owner,
        due=action.due,
        text=action.text,
        markup=markup,
        address=reverse("minutes:action-detail", args=[action.id]) if links.to_registers else "",
    )
