"""The gaps that keep minutes from moving on: each is a sentence, with the address where it is closed."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from actions.models import Action, ActionState
from actions.rules import answering_on
from core import english
from core.audience import Audience, Sensitivity
from core.web.links import go
from meetings.attendance.queries import room_of
from meetings.enums import MeetingState
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem, Decision, Vote
from meetings.panels.rules import PanelRules
from minutes.document.quorum import DECIDES_NOTHING
from minutes.enums import MinutesState, VersionKind
from minutes.models import IssuedFile, ItemText, Minutes, Version
from minutes.workflow.vote_gaps import gaps_of_votes


class Gap(NamedTuple):
    """One that ``blocks`` has to be closed first; the others may be true, and are there to be looked at."""

    sentence: str
    address: str = ""
    blocks: bool = True


class ItemFacts(NamedTuple):
    """The facts of an item that decide whether something is missing, named as the annotations of ``with_facts``."""

    number: ItemNumber
    sensitivity: str
    public_title: str
    withdrawn_reason: str
    inquorate_reason: str
    has_text: bool
    has_unowned_action: bool
    has_decision: bool
    has_vote: bool

    @property
    def needs_text(self) -> bool:
        """Return whether it has no text; of an item that was withdrawn the reason is enough."""
        return not self.has_text and not self.withdrawn_reason

    @property
    def needs_public_title(self) -> bool:
        return self.sensitivity == Sensitivity.CONFIDENTIAL and not self.public_title

    def gaps(self, rules: PanelRules) -> Iterator[str]:
        """Yield what this item lacks by the rules of its panel, in sentences."""
        if self.needs_text:
            yield f"Item {self.number} has no text."
        if self.needs_public_title and rules.asks_for_public_titles:
            yield f"Item {self.number} is confidential and has no public title."
        if self.has_unowned_action:
            yield f"An action of item {self.number} has no owner."


def with_facts(items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    actions = Action.objects.filter(item=OuterRef("pk"), retired_at=None)
    written = ItemText.objects.filter(item=OuterRef("pk")).exclude(html="")
    decided = Decision.objects.filter(item=OuterRef("pk"), retired_at=None).exclude(outcome__in=DECIDES_NOTHING)
    voted = Vote.objects.filter(decision__item=OuterRef("pk"), decision__retired_at=None)
    return items.order_by("number").annotate(
        has_text=Exists(written),
        has_unowned_action=Exists(actions.filter(owner="")),
        has_decision=Exists(decided),
        has_vote=Exists(voted),
    )


def facts_of_items(minutes: Minutes) -> list[ItemFacts]:
    rows = with_facts(minutes.meeting.items.all()).values_list(*ItemFacts._fields)
    return written_beneath([ItemFacts(*row) for row in rows])


def facts_by_meeting(meetings: Collection[int]) -> dict[int, list[ItemFacts]]:
    """Return the facts of all items of these meetings, in one query."""
    items = with_facts(AgendaItem.objects.filter(meeting__in=meetings)).order_by("meeting_id", "number")
    rows = groupby(items.values_list("meeting_id", *ItemFacts._fields), key=itemgetter(0))
    return {meeting: written_beneath([ItemFacts(*row[1:]) for row in of_meeting]) for meeting, of_meeting in rows}


def written_beneath(items: Sequence[ItemFacts]) -> list[ItemFacts]:
    """Return the facts of all items of an agenda; one whose sub-items are written needs no text of its own."""
    written = {item.number.head for item in items if item.number.sub and item.has_text}
    return [item._replace(has_text=item.has_text or item.number in written) for item in items]


Facts: TypeAlias = "Sequence[ItemFacts] | None"  # where a page has read them already


def gaps_in_text(minutes: Minutes, facts: Facts = None) -> Iterator[Gap]:
    """Yield what a text lacks that others are to read."""
    meeting, items = minutes.meeting, facts_of_items(minutes) if facts is None else facts
    if meeting.state != MeetingState.CLOSED:
        yield _still_open(minutes)
    yield from gaps_at_closing(minutes, items)
    yield from gaps_in_votes(minutes, items)
    yield from gaps_in_presence(minutes, items)


def _still_open(minutes: Minutes) -> Gap:
    meeting = minutes.meeting
    if meeting.series:
        return Gap("It can still be answered.", go(meeting.reference))
    return Gap("The meeting is not closed.", reverse("minutes:meeting-close", args=[meeting.reference]))


def gaps_at_closing(minutes: Minutes, facts: Facts = None) -> Iterator[Gap]:
    """Yield what is missing when a meeting is closed. It can be closed all the same."""
    meeting, items = minutes.meeting, facts_of_items(minutes) if facts is None else facts
    if not (meeting.attendance_recorded or meeting.series):
        yield Gap("The attendance is not recorded.", _where(minutes, "minutes:attendance"))
    if not items:
        yield Gap("The meeting has no agenda, so there is nothing to read.", _where(minutes, "minutes:drafting-agenda"))
    rules = PanelRules.read(meeting.panel.rules)
    for item in items:
        for sentence in item.gaps(rules):
            yield Gap(sentence, _where(minutes, "minutes:drafting-item", item.number))


def gaps_in_votes(minutes: Minutes, items: Sequence[ItemFacts]) -> Iterator[Gap]:
    """Yield a gap for each vote that does not go with its statement, or with who was there."""
    if not any(item.has_vote for item in items):
        return
    for number, sentence in gaps_of_votes(minutes.meeting):
        yield Gap(sentence, _where(minutes, "minutes:drafting-item", number))


def gaps_in_presence(minutes: Minutes, items: Sequence[ItemFacts]) -> Iterator[Gap]:
    """Yield a gap for whoever is not recorded, and for each item that was decided by too few, unless it is said why.

    They block nothing: where the record is right, or nobody knows any more, they stay true.
    """
    meeting = minutes.meeting
    if not meeting.attendance_recorded:
        return
    room = room_of(meeting)
    if unrecorded := [str(person) for person in room.unrecorded]:
        was = "was" if len(unrecorded) == 1 else "were"
        sentence = f"It is not recorded whether {english.and_list(unrecorded)} {was} there."
        yield Gap(sentence, _where(minutes, "minutes:attendance"), blocks=False)
    unexplained = [item.number for item in items if item.has_decision and not item.inquorate_reason]
    for number, presence in room.at_each(unexplained).items():
        if presence.is_quorate is False:
            aside = ", not counting those who stood aside" if number in room.recusals else ""
            sentence = f"Item {number} was decided without a quorum: {presence.shortfall}{aside}. Say why."
            yield Gap(sentence, _where(minutes, "minutes:drafting-item", number), blocks=False)


def gaps_in_owners(minutes: Minutes) -> Iterator[Gap]:
    """Yield a gap for each owner whom nobody answers for, in two queries. It blocks nothing: some are told by letter.

    Whoever prepares the minutes need not be cleared, so the owner of a confidential action is not named.
    """
    panel, secret = minutes.meeting.panel_id, Sensitivity.CONFIDENTIAL.value
    answering = list(answering_on(panel).values())
    owed = Action.objects.filter(meeting=minutes.meeting_id, retired_at=None, state__in=ActionState.UNFINISHED)
    rows = owed.exclude(owner="").order_by("item__number", "position")
    for number, owner, sensitivity in dict.fromkeys(rows.values_list("item__number", "owner", "sensitivity")):
        if not any(answers.may_answer(owner, panel, sensitivity) for answers in answering):
            sentence = (
                f"Nobody who may read it answers for the owner of a confidential action of item {number}."
                if sensitivity == secret
                else f"Nobody who can sign in answers for “{owner}”, who owes an action of item {number}."
            )
            yield Gap(sentence, _where(minutes, "minutes:drafting-item", number), blocks=False)


def _where(minutes: Minutes, view: str, item: ItemNumber | None = None) -> str:
    """Return where it is mended while the minutes are a draft, and where it is read later on."""
    reference = minutes.meeting.reference
    if minutes.state == MinutesState.DRAFT:
        return reverse(view, args=[reference, *([item] if item else [])])
    return go(f"{reference} item {item}" if item else reference)


def gaps_in_correction(minutes: Minutes, facts: Facts = None) -> Iterator[Gap]:
    """Yield a gap unless a version was circulated: nothing else can be approved as corrected."""
    if not was_circulated(minutes):
        yield Gap("No version was circulated yet, so there is nothing that could be approved as corrected.")
    yield from gaps_in_text(minutes, facts)


def was_circulated(minutes: Minutes) -> bool:
    """Return whether minutes fetched ``with_meeting`` were circulated: whatever version stands, the first was."""
    return minutes.for_panel is not None


def gaps_in_issue(minutes: Minutes, _facts: Facts = None) -> Iterator[Gap]:
    """The signed PDF of each rendition is the record; what is published is that file."""
    signed = signed_version(minutes)
    made = set(IssuedFile.objects.filter(version=signed).values_list("rendition", flat=True))
    for audience in Audience:
        if audience.value not in made:
            yield Gap(f"The signed PDF of the {audience.value} minutes is still being made.", go_to_minutes(minutes))


def signed_version(minutes: Minutes) -> Version | None:
    """The newest version that is signed, and whose signature stands."""
    return Version.objects.valid().filter(minutes=minutes, kind=VersionKind.SIGNED).first()


def go_to_minutes(minutes: Minutes) -> str:
    return go(minutes.meeting.reference)


def no_gaps(_minutes: Minutes, _facts: Facts = None) -> Iterator[Gap]:
    yield from ()
