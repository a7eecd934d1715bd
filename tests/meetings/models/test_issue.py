"""The agenda in force: the newest of each meeting, and none where that was recalled."""

from django.utils import timezone

from meetings.models import AgendaIssue, AgendaRecall
from tests.conftest import Cast
from tests.factories import make_meeting


def issued(meeting: object, revision: int, cast: Cast) -> AgendaIssue:
    return AgendaIssue.objects.create(
        meeting=meeting, revision=revision, content="{}", issued_at=timezone.now(), issued_by=cast.secretary
    )


def in_force() -> list[str]:
    return sorted(f"{issue.meeting.reference}: {issue.revision}" for issue in AgendaIssue.objects.in_force())


def test_the_newest_of_each_meeting_is_in_force(cast: Cast) -> None:
    first, other = make_meeting(cast.panel, 12), make_meeting(cast.panel, 13)
    for meeting, revision in ((first, 1), (first, 2), (other, 1)):
        issued(meeting, revision, cast)

    assert in_force() == ["GRID12: 2", "GRID13: 1"]


def test_a_recall_leaves_no_older_one_in_force(cast: Cast) -> None:
    meeting = make_meeting(cast.panel)
    issued(meeting, 1, cast)
    recalled = issued(meeting, 2, cast)
    AgendaRecall.objects.create(issue=recalled, reason="In error.", at=timezone.now(), by=cast.secretary)
    none = in_force()

    issued(meeting, 3, cast)

    assert (none, in_force()) == ([], ["GRID12: 3"])
