"""Words that come when the minutes have moved on: kept beside their item, and offered to the secretariat."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import record
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.access import PanelAccess, require_secretary
from meetings.models import AgendaItem, Meeting
from meetings.panels.queries import outcome_words
from minutes.drafting.plan import LONGEST_TEXT, text_at
from minutes.enums import MinutesState
from minutes.models import LateWords, Minutes
from minutes.text import NotUsable, normal_form, plain_text
from minutes.text.markup import CONFIDENTIAL, blocks_of

KEPT = "What you wrote is kept beside item {}, and offered to the secretariat as a comment."
NOTHING_NEW = "Nothing of what you wrote in item {} is missing: the text has it, or it is kept beside the item already."


@transaction.atomic
def keep_late_words(item: AgendaItem, html: str, *, base_revision: int, by: User) -> LateWords | None:
    """Keep the paragraphs of a text that came too late, as far as neither the text that stands nor the one that it was
    written on has them; None where that is none, or where they are kept already.

    They are offered as a comment: nothing of the minutes changes. Raises NotAllowed for anybody but the secretariat,
    WrongState for minutes that were never drafted here, Unacceptable for what cannot be read.
    """
    require_secretary(item.meeting.panel, by)
    if item.meeting.minutes.state == MinutesState.PUBLISHED_ELSEWHERE:
        raise WrongState("These minutes were published before SmartGov: nobody drafts them here.")
    words = _new_blocks(item, html, base_revision)
    if not words or LateWords.objects.filter(item=item, by=by, html=words).exists():
        return None
    is_secret = item.sensitivity != Sensitivity.PUBLIC or CONFIDENTIAL in words
    late = LateWords.objects.create(item=item, html=words, is_secret=is_secret, by=by, at=timezone.now())
    record("minutes.late_words_kept", item, by=by, attests=[late], late=late.pk)
    return late


@transaction.atomic
def settle_late_words(late: LateWords, access: PanelAccess, *, by: User) -> None:
    """Note that somebody of the secretariat has dealt with late words: they are not offered any more, and stay kept."""
    item = late.item
    require_secretary(item.meeting.panel, by)
    if (late.is_secret or item.sensitivity != Sensitivity.PUBLIC) and item.meeting.panel_id not in access.cleared:
        raise NotAllowed("These words are confidential. Only those cleared for them can deal with them.")
    if not _settle(late, by):
        raise WrongState("Somebody has dealt with these words already.")
    record("minutes.late_words_settled", item, by=by, attests=[late], late=late.pk)


@transaction.atomic
def settle_what_arrived(item: AgendaItem, html: str, *, by: User) -> None:
    """Note of the late words of a person that the text has them now: the minutes are a draft again, and the device on
    which they were typed has brought them in."""
    known = set(_markup(html))
    for late in LateWords.objects.filter(item=item, by=by, settled_at=None):
        if known.issuperset(_markup(late.html)) and _settle(late, by):
            record("minutes.late_words_settled", item, by=by, attests=[late], late=late.pk)


def _settle(late: LateWords, by: User) -> bool:
    """Of several who try at once one succeeds."""
    late.settled_at, late.settled_by = timezone.now(), by
    still_open = LateWords.objects.filter(pk=late.pk, settled_at=None)
    return bool(still_open.update(settled_at=late.settled_at, settled_by=by))


def where_they_are(late: LateWords | None, item: AgendaItem) -> str:
    """Return a sentence for whoever wrote them, from what ``keep_late_words`` returned."""
    return (KEPT if late else NOTHING_NEW).format(item.number)


def _new_blocks(item: AgendaItem, html: str, base_revision: int) -> str:
    if len(html) > LONGEST_TEXT:
        raise Unacceptable(f"The text of one item can have {LONGEST_TEXT:,} characters; this one has {len(html):,}.")
    try:
        mine = normal_form(html, known=item.text.html, outcomes=outcome_words(item.meeting.panel))
    except NotUsable as error:
        raise Unacceptable(str(error)) from error
    known = {*_markup(item.text.html), *_markup(text_at(item.text, base_revision))}
    return "".join(block for block in _markup(mine) if block not in known)


def _markup(html: str) -> Sequence[str]:
    return tuple(blocks_of(html).values())


@dataclass(frozen=True, slots=True)
class LateWordsShown:
    """Late words with what they say, as text."""

    row: LateWords
    words: str


def late_words_in(minutes: Minutes, access: PanelAccess, item: AgendaItem | None = None) -> list[LateWordsShown]:
    """Return the late words of minutes, or of one item, that a secretary may read and nobody has dealt with."""
    rows = LateWords.objects.open_for(access).filter(item__meeting=minutes.meeting)
    wanted = rows.filter(item=item) if item else rows
    return [LateWordsShown(row, plain_text(row.html)) for row in wanted.select_related("item", "by")]


class LateWordsOf(NamedTuple):
    """How many late words of a meeting's minutes wait for a secretary."""

    meeting: Meeting
    passages: int


def meetings_with_late_words(access: PanelAccess) -> list[LateWordsOf]:
    """Return the meetings whose late words a person has to deal with, the newest first, in two queries at most."""
    open_rows = LateWords.objects.open_for(access).order_by()
    counts = dict(open_rows.values_list("item__meeting").annotate(Count("pk")))
    meetings = Meeting.objects.filter(pk__in=counts).select_related("panel").order_by("panel__code", "-number")
    return [LateWordsOf(meeting, counts[meeting.pk]) for meeting in meetings]
