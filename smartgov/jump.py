"""References, typed in the box or as a link, lead to a panel, a meeting, an item of its minutes, an action."""

import re
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.accounts.models import User
from meetings.access import access_of
from meetings.enums import MeetingState
from meetings.item_numbers import ItemNumber
from meetings.meeting_named import meeting_named
from meetings.models import Meeting, Panel
from meetings.references import ANY_CODE, BETWEEN_IF_TYPED, MEETING, meeting_written
from minutes.models import Minutes
from minutes.reading.editions import document_for
from minutes.registers import action_sources

_WRITTEN = re.compile(
    rf"{ANY_CODE}{BETWEEN_IF_TYPED}{MEETING}(?:(?:,?\s?ITEM\s?|\s?/\s?)(?P<part>0*\d{{1,3}}(?:[A-Z]?\.[1-9]\d?|[A-Z])?))?",
    re.ASCII | re.IGNORECASE,
)
_CODE = re.compile(ANY_CODE)


@dataclass(frozen=True, slots=True)
class Target:
    """A reference taken apart; a part that it does not name is nought, an item none.

    A number of two digits or more is an action's, SECP47/02 or SECP47/002; one of a single digit an item's, SECP47/6,
    and so is one with a letter or a point, SECP47/14A or SECP47/23.1.
    """

    code: str
    meeting: int = 0
    action: int = 0
    item: ItemNumber | None = None


def parse_target(text: str) -> Target | None:
    """Return what a reference names, or None for any other text. From 10 on, "/12" may be an action or an item.

    What can be a meeting's is read as that: A-B2 is meeting 2 of A-B.
    """
    written = _as_one_writes_it(text)
    reference = _WRITTEN.fullmatch(written)
    if reference is None:
        return Target(written.upper()) if _CODE.fullmatch(written) else None
    code, meeting, part = reference["code"].upper(), int(reference["meeting"]), reference["part"]
    if part is None:
        return Target(code, meeting)
    is_named_item = "ITEM" in text.upper()
    action = int(part) if part.isdecimal() and len(part) > 1 and not is_named_item else 0
    item = None if part.startswith("0") else ItemNumber.read(part)
    return Target(code, meeting, action, item)


def _as_one_writes_it(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


@require_safe
def jump(request: HttpRequest) -> HttpResponse:
    """The box in the header."""
    return _answer(request, request.GET.get("q", ""))


@require_safe
def go(request: HttpRequest, reference: str) -> HttpResponse:
    """The link to a named thing; it stays true when the thing gets another address."""
    return _answer(request, reference)


def _answer(request: HttpRequest, text: str) -> HttpResponse:
    target = parse_target(text)
    address = _address(request.user, target) if target else None
    # A-B2 may be a panel's code too, where A-B is none: no panel gets the one code while another has the other.
    if address := address or _panel(request.user, _as_one_writes_it(text).upper()):
        return redirect(address)
    return render(request, "jump_nowhere.html", {"asked": text.strip()[:200]}, status=404)


def _address(user: User | AnonymousUser, target: Target) -> str | None:
    if not target.meeting:
        return _panel(user, target.code)
    if target.action and (found := _action(user, target)):
        return found
    if target.item:
        return _item(user, target)
    return _meeting(user, target) if not target.action else None


def _panel(user: User | AnonymousUser, code: str) -> str | None:
    panel = Panel.objects.visible_to(user).filter(code=code).first()
    return reverse("meetings:panel-detail", args=[panel.code]) if panel else None


def _meeting(user: User | AnonymousUser, target: Target) -> str | None:
    """Return the meeting's page for a member, its published minutes for everybody else; of a decision by
    correspondence its questions, until it is closed."""
    reference = meeting_written(target.code, target.meeting)
    meeting = Meeting.objects.visible_to(user).referred_to(target.code, target.meeting).first()
    if meeting is None:
        return _minutes(user, target)
    is_asked = bool(meeting.series) and meeting.state != MeetingState.CLOSED
    return reverse("meetings:questions" if is_asked else "minutes:meeting-detail", args=[reference])


def _minutes(user: User | AnonymousUser, target: Target) -> str | None:
    readable = Minutes.objects.visible_to(user)
    if readable.filter(meeting_named(target.code, target.meeting, at="meeting")).exists():
        return reverse("minutes:minutes-detail", args=[meeting_written(target.code, target.meeting)])
    return None


def _item(user: User | AnonymousUser, target: Target) -> str | None:
    """Return where the item stands in the minutes as this person reads them: one added since is not there yet."""
    named = meeting_named(target.code, target.meeting, at="meeting")
    for minutes in Minutes.objects.visible_to(user).filter(named).with_meeting():
        if any(item.number == target.item for item in document_for(user, minutes).document.items):
            address = reverse("minutes:minutes-detail", args=[meeting_written(target.code, target.meeting)])
            return f"{address}#item-{target.item}"
    return None


def _action(user: User | AnonymousUser, target: Target) -> str | None:
    """Return the page of an action, if this person may read it: an action that is withheld is not there."""
    named = meeting_named(target.code, target.meeting, at="item__meeting")
    for source in action_sources(access_of(user), named, Q(number=target.action)):
        for row in source.rows:
            return reverse("minutes:action-detail", args=[source.show(row).id])
    return None
