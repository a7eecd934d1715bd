"""What is still missing before minutes can move on: each gap a sentence, with the address where it is closed."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from actions.models import Action
from core.audience import Audience, Sensitivity
from core.links import go
from meetings.models import AgendaItem
from minutes.enums import VersionKind
from minutes.models import IssuedFile, Minutes, Version


class Gap(NamedTuple):
    sentence: str
    address: str = ""


class ItemFacts(NamedTuple):
    """What of an item decides whether something is missing."""

    number: int
    has_text: bool
    needs_public_title: bool
    has_unowned_action: bool


def facts_of_items(items: QuerySet[AgendaItem]) -> list[ItemFacts]:
    """In one query."""
    unowned = Action.objects.filter(item=OuterRef("pk"), retired_at=None, owner="")
    rows = items.order_by("number").annotate(has_unowned_action=Exists(unowned))
    columns = ("number", "text__html", "sensitivity", "public_title", "has_unowned_action")
    return [
        ItemFacts(number, bool(html), sensitivity == Sensitivity.CONFIDENTIAL and not title, has_unowned_action)
        for number, html, sensitivity, title, has_unowned_action in rows.values_list(*columns)
    ]


def gaps_in_text(minutes: Minutes) -> Iterator[Gap]:
    """What a text lacks that others are to read."""
    meeting = minutes.meeting
    if not meeting.attendance_recorded:
        yield Gap("The attendance is not recorded.", go(meeting.reference))
    items = facts_of_items(meeting.items.all())
    if not items:
        yield Gap("The meeting has no agenda, so there is nothing to read.", go(meeting.reference))
    for item in items:
        address = go(f"{meeting.reference} item {item.number}")
        if not item.has_text:
            yield Gap(f"Item {item.number} has no text.", address)
        if item.needs_public_title:
            yield Gap(f"Item {item.number} is confidential and has no public title.", address)
        if item.has_unowned_action:
            yield Gap(f"An action of item {item.number} has no owner.", address)


def gaps_in_correction(minutes: Minutes) -> Iterator[Gap]:
    """Only what has been circulated can be approved as corrected."""
    if not was_circulated(minutes):
        yield Gap("No version was circulated yet, so there is nothing that could be approved as corrected.")
    yield from gaps_in_text(minutes)


def was_circulated(minutes: Minutes) -> bool:
    """Of minutes fetched ``with_meeting``: whatever version stands, the first was circulated."""
    return minutes.for_panel is not None


def gaps_in_issue(minutes: Minutes) -> Iterator[Gap]:
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


def no_gaps(_minutes: Minutes) -> Iterator[Gap]:
    yield from ()
