"""Words that come too late: what is new in them is kept, once, for those who may read it, until it is dealt with."""

import pytest

from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.access import access_of
from meetings.enums import Role
from meetings.models import AgendaItem
from minutes.drafting.late import keep_late_words, late_words_in, meetings_with_late_words, settle_late_words
from minutes.drafting.plan import LONGEST_TEXT
from minutes.enums import MinutesState
from minutes.models import LateWords, Minutes
from tests.conftest import Cast
from tests.factories import item_of, make_member, make_minutes, paragraph, write

FIRST, CHANGED, ADDED = paragraph("p", "First."), paragraph("p", "First, changed."), paragraph("q", "Added.")


@pytest.fixture
def item(cast: Cast, minutes: Minutes) -> AgendaItem:
    write(minutes, 1, FIRST)
    Minutes.objects.update(state=MinutesState.CHAIR_REVIEW)
    return item_of(minutes, 1)


def keep(item: AgendaItem, html: str, by: User) -> str | None:
    late = keep_late_words(item, html, base_revision=1, by=by)
    return late.html if late else None


def test_what_the_text_does_not_have_is_kept_once(cast: Cast, item: AgendaItem) -> None:
    assert keep(item, FIRST, cast.secretary) is None
    assert keep(item, CHANGED + ADDED, cast.secretary) == CHANGED + ADDED
    assert keep(item, CHANGED + ADDED, cast.secretary) is None
    assert keep(item, FIRST + ADDED, cast.secretary) == ADDED
    assert LateWords.objects.count() == 2
    assert AuditEvent.objects.filter(verb="minutes.late_words_kept").count() == 2


def test_only_the_secretariat_leaves_words_and_no_more_than_a_text_can_hold(cast: Cast, item: AgendaItem) -> None:
    with pytest.raises(NotAllowed):
        keep(item, ADDED, cast.chair)
    with pytest.raises(Unacceptable, match="500,000 characters"):
        keep(item, paragraph("q", "x" * LONGEST_TEXT), cast.secretary)


def test_minutes_that_were_never_drafted_here_get_none(cast: Cast, item: AgendaItem) -> None:
    Minutes.objects.update(state=MinutesState.PUBLISHED_ELSEWHERE)

    with pytest.raises(WrongState, match="published before SmartGov"):
        keep(AgendaItem.objects.get(pk=item.pk), ADDED, cast.secretary)


@pytest.mark.parametrize("secret", ["item", "block"])
def test_confidential_words_are_read_and_dealt_with_by_the_cleared(
    cast: Cast, minutes: Minutes, item: AgendaItem, secret: str
) -> None:
    if secret == "item":
        AgendaItem.objects.filter(pk=item.pk).update(sensitivity=Sensitivity.CONFIDENTIAL, sensitivity_reason="Prices")
        item.sensitivity = Sensitivity.CONFIDENTIAL
    deputy = make_member(cast.panel, "deputy@example.org", Role.SECRETARY)
    late = keep_late_words(item, paragraph("q", "Whisper.", secret=True), base_revision=1, by=cast.secretary)

    def words(reader: User) -> list[str]:
        return [shown.words for shown in late_words_in(minutes, access_of(reader))]

    assert late.is_secret
    assert (words(cast.secretary), words(deputy)) == (["Whisper."], [])
    with pytest.raises(NotAllowed):
        settle_late_words(late, access_of(deputy), by=deputy)
    settle_late_words(late, access_of(cast.secretary), by=cast.secretary)
    assert words(cast.secretary) == []
    with pytest.raises(WrongState):
        settle_late_words(late, access_of(cast.secretary), by=cast.secretary)
    assert LateWords.objects.get().html == late.html


def test_a_secretary_is_told_of_which_meetings_late_words_wait(
    cast: Cast, minutes: Minutes, item: AgendaItem, django_assert_num_queries
) -> None:
    other = make_minutes(cast.panel, 14)
    Minutes.objects.update(state=MinutesState.CHAIR_REVIEW)
    for place in (item, item_of(minutes, 2), item_of(other, 1)):
        keep_late_words(place, ADDED, base_revision=0, by=cast.secretary)
    keep_late_words(item, paragraph("q", "Whisper.", secret=True), base_revision=1, by=cast.secretary)
    deputy = make_member(cast.panel, "deputy@example.org", Role.SECRETARY)

    def told(reader: User) -> list[tuple[str, int]]:
        return [
            (waiting.meeting.reference, waiting.passages) for waiting in meetings_with_late_words(access_of(reader))
        ]

    assert told(cast.secretary) == [("GRID14", 1), ("GRID12", 3)]
    assert told(deputy) == [("GRID14", 1), ("GRID12", 2)]
    assert told(cast.chair) == []
    access = access_of(cast.secretary)
    with django_assert_num_queries(2):
        meetings_with_late_words(access)
