"""The notes beside a decision in the register."""

from django.db.models import Q
from django.test import Client

from core.web.keyset_paging import every_row
from meetings.access import access_of
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.vote_record import EnteredVote
from meetings.enums import AttendanceKind, Role
from meetings.models import Decision, IssuedDecision, Panel
from minutes.drafting.votes import record_vote
from minutes.registers.decisions import decision_sources, issued_decisions, outcome_counts
from tests.conftest import Cast
from tests.factories import make_member, uuid_of
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


def test_a_vote_is_told_as_the_draft_has_it_and_as_the_version_had_it(cast: Cast, shelf: Shelf) -> None:
    drafted = Decision.objects.select_related("item").get(pk=uuid_of("drafted"))
    record_vote(drafted, EnteredVote(7, 2, 1), by=cast.secretary)
    issued = issued_decisions(access_of(cast.member), Q()).rows.first()

    of_draft = every_row(decision_sources(access_of(cast.secretary), Q(statement__contains="drafted plan")), chunk=5)
    with behind_the_back():
        IssuedDecision.objects.filter(pk=issued.pk).update(voted="by 5 votes to 4", carried_by="majority")
        of_panel = list(every_row(decision_sources(access_of(cast.member), Q()), chunk=5))

    assert [row.notes for row in of_draft] == [("Vote: by 7 votes to 2, one abstention",)]
    assert [row.notes[0] for row in of_panel if row.id == issued.decision_id] == ["Vote: by 5 votes to 4"]


def test_a_confidential_vote_is_told_to_nobody_who_is_not_cleared(cast: Cast, shelf: Shelf, client: Client) -> None:
    secret = Decision.objects.select_related("item").get(pk=uuid_of("drafted in secret"))
    record_vote(secret, EnteredVote(7, 2, 1), by=cast.secretary)
    uncleared = make_member(cast.panel, "deputy@example.org", Role.DEPUTY_SECRETARY)

    told = {}
    for user in (cast.secretary, uncleared):
        client.force_login(user)
        pages = [
            client.get(page)
            for page in ("/decisions/", "/decisions.csv", f"/decisions/{uuid_of('drafted in secret')}/")
        ]
        told[user.name] = [b"7 votes to 2" in b"".join(page) for page in pages]

    assert told == {"Secretary": [True, True, True], "Deputy": [False, False, False]}
