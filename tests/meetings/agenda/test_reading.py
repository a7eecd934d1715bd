"""Which agenda readers have, and when two say the same."""

from core.audience import Audience
from meetings.agenda.reading import says_the_same
from meetings.agenda.serialise import agenda_from
from meetings.agenda.services.planned import NewItem, plan_items
from meetings.agenda.services.points import Details
from meetings.models import AgendaIssue, Meeting
from tests.conftest import Cast
from tests.meetings.agenda.issued import read
from tests.meetings.agenda.planning import issue, item_at, make_secret


def test_what_became_confidential_after_it_was_issued_is_withheld_from_then_on(cast: Cast, planned: Meeting) -> None:
    issue(planned)

    make_secret(item_at(planned, 2))

    assert list(read(planned)) == ["Welcome", "A contract", "Close"]
    assert list(read(planned, Audience.CONFIDENTIAL)) == ["Welcome", "Budget", "Close"]


def test_a_document_says_the_same_whatever_its_revision(cast: Cast, planned: Meeting) -> None:
    issue(planned)
    plan_items(planned, [NewItem(Details("Late"))], by=cast.secretary)
    issue(planned)

    second, first = (agenda_from(row.content) for row in AgendaIssue.objects.all())

    assert not says_the_same(second, first)
    assert says_the_same(second, second)
