"""The notes beside a decision in the register."""

from django.db.models import Q

from core.web.keyset_paging import every_row
from meetings.access import access_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import AttendanceKind
from meetings.models import Decision, IssuedDecision, Panel
from minutes.registers.decisions import decision_sources, issued_decisions, outcome_counts
from tests.conftest import Cast
from tests.factories import uuid_of
from tests.minutes.conftest import Shelf
from tests.minutes.evidence_of_each_kind import behind_the_back


def test_what_the_row_knows_of_a_decision_stands_in_its_notes(cast: Cast, shelf: Shelf) -> None:
    Decision.objects.filter(pk=uuid_of("drafted")).update(
        carried_by="majority", dissent_count=1, dissent_names=["Ada"], is_negative=True, condition="funds are found"
    )

    rows = every_row(decision_sources(access_of(cast.secretary), Q(statement__contains="drafted plan")), chunk=5)

    assert [row.notes for row in rows] == [
        ("By a majority, 1 dissenting", "Dissenting: Ada", "Not carried", "Condition: funds are found")
    ]


def test_what_was_decided_without_a_quorum_is_marked(cast: Cast, shelf: Shelf) -> None:
    drafted = Decision.objects.select_related("item__meeting").get(pk=uuid_of("drafted"))
    Panel.objects.update(rules={"quorum": 2})
    chair = Attendee(AttendanceKind.PRESENT, "Chair", person=cast.chair.person)
    record_attendance(drafted.item.meeting, [chair], by=cast.secretary)
    issued = issued_decisions(access_of(cast.member), Q()).rows.first()

    of_draft = every_row(decision_sources(access_of(cast.secretary), Q(statement__contains="drafted plan")), chunk=5)
    with behind_the_back():
        IssuedDecision.objects.filter(pk=issued.pk).update(without_quorum=True)
        of_panel = list(every_row(decision_sources(access_of(cast.member), Q()), chunk=5))

    assert [row.notes for row in of_draft] == [("Decided without a quorum",)]
    assert [row.id for row in of_panel if "Decided without a quorum" in row.notes] == [issued.decision_id]


def test_a_folded_register_counts_a_repeated_statement_once(cast: Cast, shelf: Shelf) -> None:
    access = access_of(cast.member)

    assert outcome_counts(decision_sources(access, Q())) == {"AGREED": 2, "NOTED": 1}
    assert outcome_counts(decision_sources(access, Q(), fold=True)) == {"AGREED": 1, "NOTED": 1}
