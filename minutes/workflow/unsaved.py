"""Who has words of a meeting's minutes that are not saved yet, as far as their devices have said so."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from core.accounts.models import User
from core.audience import Sensitivity
from meetings.access import PanelAccess
from meetings.models import AgendaItem, Meeting
from minutes.models import LateWords, UnsavedWords
from minutes.text.markup import CONFIDENTIAL
from minutes.workflow.readiness import Gap

REMEMBERED_FOR = timedelta(hours=12)
TAKEN = "If you go on now, what comes later is kept beside the item as a comment, and is not in the text."
STILL_OPEN = "They can still be saved afterwards, until the draft is sent to the chair."


def announce(item: AgendaItem, device: UUID, *, by: User) -> None:
    """Note that somebody's device has words of an item that it could not save yet."""
    UnsavedWords.objects.update_or_create(item=item, account=by, device=device, defaults={"at": timezone.now()})


def have_arrived(item: AgendaItem, device: UUID, *, by: User) -> None:
    """Take the note away: everything of that device is on the server."""
    UnsavedWords.objects.filter(item=item, account=by, device=device).delete()


def unsaved_in(meeting: Meeting, access: PanelAccess, *, reader: User, here: UUID | None = None) -> list[str]:
    """Return a sentence for everybody who has unsaved words in a meeting's minutes, in one query.

    Of an item that the reader is not cleared for, neither number nor title is named. ``here`` is the device that asks,
    which knows about itself.
    """
    rows = (
        UnsavedWords.objects.filter(item__meeting=meeting, at__gt=timezone.now() - REMEMBERED_FOR)
        .order_by("item__number", "at")
        .select_related("account", "item__text")
    )
    is_cleared = meeting.panel_id in access.cleared
    elsewhere = [row for row in rows if row.account_id != reader.pk or row.device != here]
    return list(dict.fromkeys(_sentence(row, reader, is_cleared=is_cleared) for row in elsewhere))


def _sentence(row: UnsavedWords, reader: User, *, is_cleared: bool) -> str:
    is_secret = row.item.sensitivity != Sensitivity.PUBLIC or CONFIDENTIAL in row.item.text.html
    where = "" if is_secret and not is_cleared else f" in item {row.item.number}"
    if row.account_id == reader.pk:
        return f"You have unsaved words{where} on another device"
    return f"{row.account} has unsaved words{where}"


def unsaved_gaps(sentences: Collection[str], what_follows: str) -> list[Gap]:
    """Return what to look at before a step while somebody still writes. It can be taken all the same."""
    return [Gap(f"{sentence}. {what_follows}", blocks=False) for sentence in sentences]


def count_late_words(meeting: Meeting, access: PanelAccess) -> int:
    """Return how many pieces came too late for the text and wait to be dealt with, as far as a reader may know."""
    return LateWords.objects.open_for(access).filter(item__meeting=meeting).count()


def late_gaps(meeting: Meeting, access: PanelAccess) -> list[Gap]:
    """Return that words lie beside the text which came too late for it, to be looked at before it goes on again."""
    late = count_late_words(meeting, access)
    address = reverse("minutes:late-words", args=[meeting.reference])
    return [Gap(f"Words that came too late for the text wait to be read: {late}.", address, blocks=False)] * bool(late)


def forget_old_announcements() -> int:
    return UnsavedWords.objects.filter(at__lte=timezone.now() - REMEMBERED_FOR).delete()[0]
