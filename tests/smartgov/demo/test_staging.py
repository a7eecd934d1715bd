"""The demo is what a newcomer meets first: it keeps its counts, its secrets and its own words."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from django.test import Client

from actions.models import Action, ActionMention
from actions.services import issue_action_numbers
from core.accounts.models import User
from core.audience import Audience, Sensitivity
from core.audit.trail import inspect_chain
from core.errors import WrongState
from meetings.attendance.queries import attendance_of
from meetings.enums import AttendanceKind
from meetings.models import AgendaItem, Attendance, Decision, Meeting, Paper, Seat, Vote
from minutes.document.build import build_document
from minutes.document.redaction import POINTER, redact
from minutes.enums import MinutesState
from minutes.importing.rows.plan import ImportRequest, plan_import
from minutes.importing.source import read_source
from minutes.models import ItemText, Minutes
from minutes.rendering.formats import RENDERERS
from minutes.text import ActionText, Statement, read
from minutes.workflow.vote_gaps import gaps_of_votes
from smartgov.demo import FOLDER
from smartgov.demo.people import ACCOUNTS
from tests.minutes.filling import filled_in

pytestmark = pytest.mark.usefixtures("demo")

LONGEST_SHARED_RUN = 7  # words; "the User Competent Independent Organisation (User CIO)" has as many


def decisions(**wanted: object) -> Iterable[Decision]:
    return Decision.objects.filter(item__meeting__number=47, retired_at=None, **wanted)


def rendered(audience: Audience, form: str = "txt") -> str:
    return str(RENDERERS[form](redact(build_document(Minutes.objects.get_by_reference("SECP47")), audience)))


# What is there


def test_the_public_minutes_state_thirty_one_outcomes() -> None:
    stated = Counter(decision.outcome for decision in decisions(sensitivity=Sensitivity.PUBLIC))

    assert stated == {"NOTED": 13, "AGREED": 13, "APPROVED": 3, "DEFERRED": 1, "DISCUSSED": 1}


def test_fourteen_of_them_stand_in_four_closing_lists_and_two_say_again_what_was_said() -> None:
    listed = Counter(row.item.number for row in decisions(form="list", sensitivity=Sensitivity.PUBLIC))
    repeats = [(row.item.number, row.restates.outcome, row.outcome) for row in decisions() if row.restates]

    assert listed == {2: 2, 4: 3, 8: 3, 12: 6}
    assert repeats == [(2, "AGREED", "AGREED"), (6, "AGREED", "APPROVED")]


def test_the_decisions_have_sub_points_a_counted_dissent_conditions_and_a_month_to_which_one_is_deferred() -> None:
    public = [(row, row.item.number) for row in decisions(sensitivity=Sensitivity.PUBLIC)]

    assert {number: len(row.sub_points) for row, number in public if row.sub_points} == {6: 2, 10: 3, 22: 7}
    assert [(number, row.lead, row.dissent_count) for row, number in public if row.carried_by == "majority"] == [
        (13, "The majority of the Panel", 2)
    ]
    assert [(number, row.condition) for row, number in public if row.condition] == [
        (4, "any extension being subject to Board approval"),
        (22, "following countersignature by the SECCo Board"),
    ]
    assert [(number, row.deferred_to) for row, number in public if row.deferred_to] == [(6, "September 2017")]


def test_one_of_the_decisions_was_voted_on_as_its_text_says() -> None:
    vote = Vote.objects.get()

    assert (vote.decision.item.number, vote.against, vote.is_carried) == (13, 2, True)
    assert vote.in_favour + vote.against == vote.voters
    assert list(gaps_of_votes(Meeting.objects.get(number=47))) == []


def test_five_actions_have_their_numbers_and_the_first_of_them_is_confidential() -> None:
    actions = Action.objects.filter(meeting__number=47).order_by("number")

    assert [(row.number, row.item.number, row.owner, row.due, row.sensitivity) for row in actions] == [
        (1, 5, "SECAS", "31 August 2017", "confidential"),
        (2, 6, "SECAS", "", "public"),
        (3, 6, "SECAS", "", "public"),
        (4, 10, "SECAS", "", "public"),
        (5, 23, "SECAS", "September 2017 meeting", "public"),
    ]


def test_the_numbers_of_a_draft_are_issued_once() -> None:
    meeting = Meeting.objects.get(number=47)

    with pytest.raises(WrongState):
        issue_action_numbers(meeting, by=User.objects.operator())

    assert meeting.minutes.state == MinutesState.DRAFT


def test_items_have_the_sub_headings_purposes_and_public_titles_of_a_real_agenda() -> None:
    texts = ItemText.objects.filter(item__meeting__number=47)
    headings = {text.item.number: len(read(text.html, panel_code="SECP").subheadings) for text in texts}
    secret = AgendaItem.objects.filter(meeting__number=47, sensitivity=Sensitivity.CONFIDENTIAL)

    assert (len(headings), {number: count for number, count in headings.items() if count}) == (23, {6: 3, 15: 4})
    assert list(secret.values_list("number", "sensitivity_reason", "public_title")) == [
        (5, "Commercially sensitive", "Updated Demand Profile for Security Assurance Services"),
        (7, "Security sensitive", "User Security Assessment Update"),
    ]
    assert not AgendaItem.objects.filter(meeting__number__gte=47, purpose=None).exists()


def test_meeting_46_was_published_before_and_has_one_open_action_that_47_refers_to() -> None:
    minutes = Minutes.objects.get(meeting__number=46)
    action = Action.objects.get(meeting__number=46)
    mention = ActionMention.objects.get(item__meeting__number=47)

    assert (minutes.state, minutes.meeting.day) == (MinutesState.PUBLISHED_ELSEWHERE, "14 July 2017")
    assert (str(action.reference), action.owner, action.due, action.state) == (
        "SECP46/01",
        "SECAS",
        "18 August 2017",
        "open",
    )
    assert (mention.item.number, str(mention.reference)) == (1, "SECP46/01")


def test_the_text_of_meeting_46_has_no_fault_and_the_same_text_again_changes_nothing() -> None:
    plan = plan_import(read_source(FOLDER / "meeting46.txt"), ImportRequest(panel_code="SECP", meeting_number=46))

    assert plan.changes_nothing
    assert (plan.awaiting_words, plan.awaiting, plan.parsed.doubts) == (frozenset(), (), ())


# Who is there


def test_attendance_accounts_for_every_seat() -> None:
    rows = Attendance.objects.filter(meeting__number=47)
    alternate = rows.get(kind=AttendanceKind.ALTERNATE)
    left = rows.exclude(to_item=None).get()

    assert Counter(rows.values_list("kind", flat=True)) == {
        "present": 9,
        "alternate": 1,
        "apologies": 2,
        "in_attendance": 5,
    }
    assert set(rows.exclude(seat=None).values_list("seat", flat=True)) == set(Seat.objects.values_list("pk", flat=True))
    assert (alternate.name, alternate.alternate_for.name) == ("Leon Baptiste", "Farah Aziz")
    assert (left.name, left.from_item, left.to_item) == ("Colin Drury", 1, 5)


def test_the_form_of_the_attendance_sent_as_it_is_found_leaves_it_as_it_is(client: Client) -> None:
    anna, meeting = User.objects.get(email="anna@example.org"), Meeting.objects.get(number=47)
    before = (attendance_of(meeting), list(meeting.attendances.order_by("pk").values()))
    client.force_login(anna)

    page = client.get("/meetings/SECP47/attendance/").content.decode()
    response = client.post("/meetings/SECP47/attendance/", filled_in(page))

    assert "10 of 12 seats filled" in page
    assert response.status_code == 302
    assert (attendance_of(meeting), list(meeting.attendances.order_by("pk").values())) == before


def test_written_anew_with_one_row_changed_all_the_others_stay_as_they_were(client: Client) -> None:
    meeting = Meeting.objects.get(number=47)
    before = attendance_of(meeting)
    client.force_login(User.objects.get(email="anna@example.org"))
    page = client.get("/meetings/SECP47/attendance/").content.decode()
    colin = next(each for each in before if each.name == "Colin Drury")

    client.post("/meetings/SECP47/attendance/", filled_in(page, {f"seat-{colin.person.pk}-to_item": "6"}))

    assert attendance_of(meeting) == [each._replace(to_item=6) if each == colin else each for each in before]


def test_the_accounts_told_are_all_there_are() -> None:
    told = {account.email for account in ACCOUNTS}

    assert set(User.objects.exclude(pk=User.objects.operator().pk).values_list("email", flat=True)) == told


# Text and registers


def of_statement(statement: Statement) -> tuple[object, ...]:
    return (statement.outcome, statement.lead, statement.text, statement.sentence, list(statement.sub_points))


def of_decision(row: Decision) -> tuple[object, ...]:
    return (row.outcome, row.lead, row.statement, row.sentence, row.sub_points)


def of_action(action: ActionText | Action) -> tuple[object, ...]:
    return (action.text, action.owner, action.due)


def test_the_texts_read_again_say_what_the_registers_hold() -> None:
    texts = list(ItemText.objects.select_related("item").order_by("item"))
    readings = [(text.item, read(text.html, panel_code="SECP")) for text in texts]

    for item, reading in readings:
        rows = Decision.objects.filter(item=item, retired_at=None).order_by("position")
        actions = Action.objects.filter(item=item, retired_at=None).order_by("position")
        assert list(map(of_statement, reading.statements)) == list(map(of_decision, rows))
        assert list(map(of_action, reading.actions)) == list(map(of_action, actions))
    assert (sum(len(reading.statements) for _, reading in readings), len(readings)) == (45, 31)


def test_all_of_it_was_done_by_services_the_audit_trail_is_whole() -> None:
    assert inspect_chain().fault is None


# The wall


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[\w£’,.-]*\w", text))


def texts_of(document_items: Iterable[AgendaItem]) -> tuple[str, str]:
    """All that is secret in these items, and all that the public may read there or elsewhere in the minutes."""
    secret, public = [], [POINTER, *(f"{row.name}, {row.category}" for row in Attendance.objects.all())]
    for item in document_items:
        is_secret = item.sensitivity == Sensitivity.CONFIDENTIAL
        (secret if is_secret else public).append(item.title)
        secret.append(item.sensitivity_reason)
        public.append(item.public_title)
        for block in read(item.text.html, panel_code="SECP").blocks:
            (secret if is_secret or block.is_confidential else public).append(block.text)
    return "\n".join(secret), "\n".join(public)


@pytest.mark.parametrize("form", ["txt", "html", "json"])
def test_the_public_rendition_holds_none_of_the_words_that_only_the_secrets_have(form: str) -> None:
    secret, public = texts_of(AgendaItem.objects.filter(meeting__number=47).select_related("text"))
    telling = {word for word in words_of(secret) - words_of(public) if len(word) > 3}
    for_all, for_the_cleared = (words_of(rendered(audience, form)) for audience in Audience)

    assert {"£1,145", "Brightmoor", "Halden", "Merrow", "Quillan"} <= telling
    assert telling & for_all == set()
    assert telling - for_the_cleared == set()


def test_the_public_sees_the_gap_that_the_confidential_action_leaves() -> None:
    assert re.findall(r"ACTION (SECP47/\d\d)", rendered(Audience.PUBLIC)) == [
        "SECP47/02",
        "SECP47/03",
        "SECP47/04",
        "SECP47/05",
    ]


# Our own words


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    size = LONGEST_SHARED_RUN + 1
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


@pytest.mark.shared
def test_no_sentence_is_taken_from_the_model_document(shared_file: Callable[[str], Path]) -> None:
    model = runs(shared_file("secp47.txt").read_text(encoding="utf-8"))
    texts = [path.read_text(encoding="utf-8") for path in [*FOLDER.rglob("*.html"), *FOLDER.glob("*.txt")]]
    titles = [title for kind in (AgendaItem, Paper) for title in kind.objects.values_list("title", flat=True)]

    shared = [run for text in [*texts, *titles] for run in runs(re.sub(r"<[^>]+>", " ", text)) & model]

    assert shared == []
    assert len(texts) == 32
