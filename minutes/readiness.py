"""What is still missing before minutes can move on: each gap a sentence, with the address where it is closed."""

from collections.abc import Iterator
from typing import NamedTuple

from actions.models import Action
from core.audience import Audience, Sensitivity
from core.links import go
from minutes.enums import VersionKind
from minutes.models import IssuedFile, ItemText, Minutes, Version


class Gap(NamedTuple):
    sentence: str
    address: str = ""


def gaps_in_text(minutes: Minutes) -> Iterator[Gap]:
    """What a text lacks that others are to read."""
    meeting = minutes.meeting
    if not meeting.attendance_recorded:
        yield Gap("The attendance is not recorded.", go(meeting.reference))
    items = ItemText.objects.filter(item__meeting=meeting).select_related("item").order_by("item__number")
    if not items:
        yield Gap("The meeting has no agenda, so there is nothing to read.", go(meeting.reference))
    for each in items:
        address = go(f"{meeting.reference} item {each.item.number}")
        if not each.html:
            yield Gap(f"Item {each.item.number} has no text.", address)
        if each.item.sensitivity == Sensitivity.CONFIDENTIAL and not each.item.public_title:
            yield Gap(f"Item {each.item.number} is confidential and has no public title.", address)
    yield from _actions_without_owner(minutes)


def _actions_without_owner(minutes: Minutes) -> Iterator[Gap]:
    reference = minutes.meeting.reference
    unowned = Action.objects.filter(meeting=minutes.meeting, retired_at=None, owner="")
    for item in unowned.order_by("item__number").values_list("item__number", flat=True).distinct():
        yield Gap(f"An action of item {item} has no owner.", go(f"{reference} item {item}"))


def gaps_in_correction(minutes: Minutes) -> Iterator[Gap]:
    """Only what has been circulated can be approved as corrected."""
    if not was_circulated(minutes):
        yield Gap("No version was circulated yet, so there is nothing that could be approved as corrected.")
    yield from gaps_in_text(minutes)


def was_circulated(minutes: Minutes) -> bool:
    return minutes.versions.filter(kind=VersionKind.CIRCULATED).exists()


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
