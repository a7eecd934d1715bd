import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.test import Client

from actions.models import Action, ActionState
from actions.services import answer_action, attach_evidence, check_evidence
from core.web.keyset_paging import every_row
from meetings.access import access_of
from meetings.models import Decision
from minutes.enums import MinutesState
from minutes.registers import action_sources, decision_sources
from minutes.workflow import verbs
from tests.conftest import Cast
from tests.factories import action, write
from tests.minutes.conftest import Shelf
from tests.minutes.workflow.signing import bring_to, make_complete_minutes

PUBLIC = ["AGREED the published budget.", "AGREED the published budget again."]
CLEARED = [*PUBLIC, "NOTED the hidden letter."]
DRAFT = ["APPROVED the drafted plan.", "DEFERRED the secret plan to the July 2024 meeting."]


def reader(cast: Cast, role: str):
    return AnonymousUser() if role == "anonymous" else getattr(cast, role)


@pytest.mark.parametrize(
    ("role", "statements"),
    [
        ("anonymous", PUBLIC),
        ("outsider", PUBLIC),
        ("observer", PUBLIC),
        ("cleared_observer", CLEARED),
        ("member", CLEARED),
        ("chair", [*DRAFT, *CLEARED]),
        ("secretary", [*DRAFT, *CLEARED]),
        ("operator", [*DRAFT, *CLEARED]),
    ],
)
def test_each_reader_finds_what_they_may_read(cast: Cast, shelf: Shelf, role: str, statements: list[str]) -> None:
    rows = every_row(decision_sources(access_of(reader(cast, role)), Q()), chunk=2)

    assert [row.statement for row in rows] == statements


@pytest.mark.parametrize(
    ("role", "references"),
    [
        ("anonymous", ["GRID10/01"]),
        ("observer", ["GRID10/01"]),
        ("member", ["GRID10/01", "GRID10/02"]),
        ("secretary", ["GRID12/01", "GRID12/02", "GRID10/01", "GRID10/02"]),
    ],
)
def test_each_reader_finds_the_actions_they_may_read(
    cast: Cast, shelf: Shelf, role: str, references: list[str]
) -> None:
    rows = list(every_row(action_sources(access_of(reader(cast, role)), Q(), Q()), chunk=2))

    assert [str(row.reference) for row in rows] == references
    assert [row.is_draft_number for row in rows] == [reference.startswith("GRID12") for reference in references]


def test_a_secretary_without_clearance_does_not_read_what_is_secret_and_numbers_count_it_all_the_same(
    cast: Cast, shelf: Shelf
) -> None:
    cast.panel.memberships.update(is_cleared=False)
    access = access_of(cast.secretary)

    decisions = [row.statement for row in every_row(decision_sources(access, Q()), chunk=9)]
    actions = [str(row.reference) for row in every_row(action_sources(access, Q(), Q()), chunk=9)]

    assert decisions == ["APPROVED the drafted plan.", *PUBLIC]
    assert actions == ["GRID12/02", "GRID10/01"]


def test_readers_get_the_issued_words_whatever_becomes_of_the_row(cast: Cast, shelf: Shelf) -> None:
    Decision.objects.update(statement="AGREED something else.")

    rows = every_row(decision_sources(access_of(cast.member), Q()), chunk=9)

    assert [row.statement for row in rows] == CLEARED


def test_a_statement_made_twice_is_folded_and_says_so_unfolded(cast: Cast, shelf: Shelf) -> None:
    access = access_of(cast.observer)

    unfolded = list(every_row(decision_sources(access, Q()), chunk=9))
    folded = list(every_row(decision_sources(access, Q(), fold=True), chunk=9))

    assert [row.notes for row in unfolded] == [(), ("Repeats an earlier statement",)]
    assert [row.statement for row in folded] == PUBLIC[:1]


def test_what_says_again_something_secret_in_public_is_neither_folded_nor_given_away(cast: Cast, shelf: Shelf) -> None:
    first = Decision.objects.get(statement__startswith="AGREED the published budget.")
    first.sensitivity = "confidential"
    first.save()

    rows = list(every_row(decision_sources(access_of(cast.observer), Q(), fold=True), chunk=9))

    assert [(row.statement, row.notes) for row in rows if "again" in row.statement] == [(PUBLIC[1], ())]


def test_a_deferral_a_majority_and_secrecy_are_told(cast: Cast, shelf: Shelf) -> None:
    rows = every_row(decision_sources(access_of(cast.secretary), Q(outcome="DEFERRED")), chunk=9)

    assert [(row.notes, row.is_confidential, row.is_draft, row.place_in_minutes) for row in rows] == [
        (("Deferred to July 2024",), True, True, "GRID12, item 1")
    ]


@pytest.mark.parametrize(("role", "sees"), [("observer", False), ("member", True)])
def test_what_is_said_of_an_action_that_became_confidential_is_for_the_cleared(
    cast: Cast, client: Client, role: str, sees: bool
) -> None:
    minutes = bring_to(MinutesState.CIRCULATED, make_complete_minutes(cast), cast)
    owed = Action.objects.get()
    verbs.return_to_draft(minutes, "A price.", by=cast.chair)
    write(minutes, 1, action("owed 12", "Member to write.", secret=True))
    evidence = attach_evidence(owed, check_evidence("quokka.txt", b"A quokka."), by=cast.member)
    answer_action(owed, ActionState.AT_RISK, note="A quokka.", by=cast.member)
    client.force_login(getattr(cast, role))

    addresses = ["/actions.csv", f"/actions/{owed.pk}/", f"/actions/{owed.pk}/evidence/{evidence.pk}/"]
    answers = [client.get(address) for address in addresses]

    bodies = [b"".join(answer) for answer in answers]
    assert [answer.status_code for answer in answers] == [200, 200, 200 if sees else 404]
    assert all(b"Member to write." in body for body in bodies[:2])
    assert [b"quokka" in body for body in bodies] == [sees] * 3
