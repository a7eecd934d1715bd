"""Each verb: who may, from where, what must be complete, and what it leaves behind."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from actions.models import Action
from core.audience import Audience, Sensitivity
from core.audit.trail import AuditEvent, inspect_chain
from core.errors import NotAllowed, NotReady, Unacceptable, WrongState
from meetings.calendar.services.bin import bin_meeting
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import MeetingState
from meetings.models import IssuedDecision, Meeting, Person
from minutes.drafting.classification import classify_item
from minutes.enums import MinutesState, VersionKind
from minutes.models import IssuedFile, Minutes, SignOff, StateChange, Version
from minutes.versions.freeze import derived_hashes, version_document
from minutes.workflow import transitions, verbs
from minutes.workflow.approval import meetings_that_can_approve
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, paragraph, write
from tests.minutes.workflow.signing import PASSWORD, SITE, bring_to, later_meeting, make_complete_minutes

S = MinutesState
Verb = Callable[[Minutes, Cast, str], object]


@pytest.fixture
def complete(cast: Cast) -> Minutes:
    return make_complete_minutes(cast)


def as_role(cast: Cast, role: str):
    user = getattr(cast, role)
    user.set_password(PASSWORD)
    return user


VERBS: dict[str, Verb] = {
    "send_to_chair": lambda m, cast, role: verbs.send_to_chair(m, by=as_role(cast, role)),
    "return_to_draft": lambda m, cast, role: verbs.return_to_draft(m, "A name is wrong.", by=as_role(cast, role)),
    "circulate": lambda m, cast, role: verbs.circulate(m, recipients=[], site=SITE, by=as_role(cast, role)),
    "approve": lambda m, cast, role: verbs.approve(m, at=None, by=as_role(cast, role)),
    "sign": lambda m, cast, role: verbs.sign(m, password=PASSWORD, by=as_role(cast, role)),
    "publish": lambda m, cast, role: verbs.publish(m, by=as_role(cast, role)),
    "withdraw_signature": lambda m, cast, role: verbs.withdraw_signature(m, "Too early.", by=as_role(cast, role)),
    "reopen": lambda m, cast, role: verbs.reopen(m, "An error.", by=as_role(cast, role)),
}
ROLES = ("outsider", "observer", "member", "chair", "secretary")
BOTH, SECRETARY, CHAIR = ["chair", "secretary"], ["secretary"], ["chair"]


def rows() -> list[tuple[str, MinutesState, MinutesState, list[str]]]:
    return [
        ("send_to_chair", S.DRAFT, S.CHAIR_REVIEW, SECRETARY),
        ("return_to_draft", S.CHAIR_REVIEW, S.DRAFT, BOTH),
        ("return_to_draft", S.CIRCULATED, S.DRAFT, BOTH),
        ("circulate", S.CHAIR_REVIEW, S.CIRCULATED, BOTH),
        ("approve", S.CIRCULATED, S.APPROVED, SECRETARY),
        ("sign", S.APPROVED, S.SIGNED, CHAIR),
        ("publish", S.SIGNED, S.PUBLISHED, SECRETARY),
        ("withdraw_signature", S.SIGNED, S.APPROVED, BOTH),
        ("reopen", S.SIGNED, S.DRAFT, BOTH),
        ("reopen", S.PUBLISHED, S.DRAFT, BOTH),
    ]


@pytest.mark.parametrize(("verb", "source", "target", "allowed"), rows())
def test_each_move_is_made_by_those_who_may_and_by_nobody_else(
    cast: Cast, complete: Minutes, verb: str, source: MinutesState, target: MinutesState, allowed: list[str]
) -> None:
    bring_to(source, complete, cast)
    changes = StateChange.objects.count()

    may = []
    for role in ROLES:
        try:
            with transaction.atomic():
                VERBS[verb](Minutes.objects.get(pk=complete.pk), cast, role)
                assert Minutes.objects.get().state == target
                assert StateChange.objects.count() == changes + 1
                may.append(role)
                transaction.set_rollback(True)
        except NotAllowed:
            assert Minutes.objects.get().state == source

    assert may == allowed


def test_from_every_other_state_each_move_is_refused_and_nothing_is_written(cast: Cast, complete: Minutes) -> None:
    possible = {(verb, source) for verb, source, *_ in rows()} | {("approve", S.DRAFT)}

    for state in S:
        Minutes.objects.update(state=state)
        before = AuditEvent.objects.count()
        for verb, act in VERBS.items():
            if (verb, state) not in possible:
                role = "chair" if verb == "sign" else "secretary"
                with pytest.raises(WrongState, match="have moved on"):
                    act(complete, cast, role)
        assert AuditEvent.objects.count() == before
        assert Minutes.objects.get().state == state


def test_the_table_says_what_the_verbs_do(cast: Cast) -> None:
    table = {(row.verb, source, row.target) for row in transitions.TABLE for source in row.sources}

    assert table == {(verb, source, target) for verb, source, target, _ in rows()} | {
        ("approve", S.DRAFT, S.APPROVED),
        ("countersign", S.APPROVED, S.APPROVED),
        ("publish_elsewhere", S.DRAFT, S.PUBLISHED_ELSEWHERE),
    }


def test_what_is_missing_is_said_sentence_by_sentence_with_where_to_go(cast: Cast) -> None:
    minutes = make_minutes(cast.panel)
    write(minutes, 1, action("a", "Write the letter."))
    classify_item(item_of(minutes, 2), Sensitivity.CONFIDENTIAL, reason="Prices", by=cast.secretary)

    with pytest.raises(NotReady) as refused:
        verbs.send_to_chair(minutes, by=cast.secretary)

    assert refused.value.reasons == (
        "The attendance is not recorded.",
        "An action of item 1 has no owner.",
        "Item 2 has no text.",
        "Item 2 is confidential and has no public title.",
    )
    gaps = transitions.gaps_before(minutes, transitions.SEND_TO_CHAIR)
    assert [gap.address for gap in gaps] == [
        "/meetings/GRID12/attendance/", "/drafting/GRID12/1/", "/drafting/GRID12/2/", "/drafting/GRID12/2/",
    ]  # fmt: skip
    assert Minutes.objects.get().state == S.DRAFT


def test_circulating_gives_out_the_action_numbers_and_freezes_what_is_read(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CHAIR_REVIEW, complete, cast)

    version = verbs.circulate(complete, recipients=[], site=SITE, by=cast.chair)

    assert (version.number, version.kind) == (1, VersionKind.CIRCULATED)
    assert Action.objects.get().number == 1
    assert version_document(version, Audience.PUBLIC).document.state == S.CIRCULATED


def test_numbers_that_are_out_already_stay_as_they_are(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    verbs.return_to_draft(complete, "A word.", by=cast.secretary)
    write(complete, 2, action("second", "The Clerk to call."))

    bring_to(S.CIRCULATED, complete, cast)

    assert sorted(Action.objects.values_list("number", flat=True)) == [1, 2]
    assert [version.number for version in Version.objects.all()] == [2, 1]


def test_recipients_are_told_where_to_read_and_nothing_of_what(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CHAIR_REVIEW, complete, cast)

    verbs.circulate(
        complete,
        recipients=Person.objects.filter(account__in=[cast.member, cast.observer]),
        site=SITE,
        by=cast.secretary,
    )

    assert sorted(each.to[0] for each in mail.outbox) == ["member@example.org", "observer@example.org"]
    for each in mail.outbox:
        assert each.subject == "GRID12: draft minutes circulated"
        assert f"{SITE}/minutes/GRID12/\n" in each.body
        assert "You owe" not in each.body
        assert "budget" not in each.body
        assert "price" not in each.body


def test_nobody_outside_the_panel_is_told(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CHAIR_REVIEW, complete, cast)

    with pytest.raises(Unacceptable, match="Outsider cannot read"):
        verbs.circulate(complete, recipients=Person.objects.filter(account=cast.outsider), site=SITE, by=cast.secretary)

    assert Minutes.objects.get().state == S.CHAIR_REVIEW
    assert mail.outbox == []


def test_a_move_that_is_taken_back_sends_no_mail(cast: Cast, complete: Minutes, queue: None) -> None:
    from django_tasks_db.models import DBTaskResult

    bring_to(S.CHAIR_REVIEW, complete, cast)
    everybody = Person.objects.filter(account=cast.member)

    with transaction.atomic():
        verbs.circulate(complete, recipients=everybody, site=SITE, by=cast.secretary)
        transaction.set_rollback(True)

    assert not DBTaskResult.objects.exists()


def test_approved_and_signed_are_word_for_word_what_was_circulated(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    meeting = complete.meeting
    meeting.items.filter(number=1).update(title="Another title")  # as a service of a lower floor still could
    bring_to(S.SIGNED, complete, cast)

    texts = [version.confidential_json.replace(f'"state":"{version.kind}"', "") for version in Version.objects.all()]

    assert [version.kind for version in Version.objects.all()] == ["signed", "approved", "circulated"]
    assert len(set(texts)) == 1
    assert IssuedDecision.objects.count() == 3 * 2


def test_corrected_text_is_approved_from_the_draft_if_one_was_circulated_before(cast: Cast, complete: Minutes) -> None:
    with pytest.raises(NotReady, match="No version was circulated yet"):
        verbs.approve(complete, at=None, by=cast.secretary)
    bring_to(S.CIRCULATED, complete, cast)
    verbs.return_to_draft(complete, "The Panel asked for a correction.", by=cast.secretary)
    write(complete, 2, paragraph("talk 12", "The Panel talked at length."))

    version = verbs.approve(complete, at=later_meeting(complete, cast.secretary), by=cast.secretary)

    assert "talked at length" in version.public_json
    assert (version.approval.is_corrected, version.approval.meeting.reference) == (True, "GRID13")


def test_they_are_approved_at_a_later_meeting_of_the_panel_or_ex_committee(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    held = MeetingState.CLOSED
    earlier = create_meeting(cast.panel, 3, state=held, by=cast.secretary)
    elsewhere = create_meeting(cast.outsider.person.memberships.get().panel, 50, state=held, by=cast.outsider)

    for meeting in (earlier, elsewhere, complete.meeting):
        with pytest.raises(Unacceptable, match="only at a later meeting"):
            verbs.approve(complete, at=Meeting.objects.get(pk=meeting.pk), by=cast.secretary)
    version = verbs.approve(complete, at=None, by=cast.secretary)

    assert str(version.approval) == "Approved ex-committee"


NOT_OPENED = (
    "Meeting 48 has not been opened yet, so it cannot have approved them. Open it first, then record the approval."
)


def in_state(cast: Cast, state: MeetingState) -> Meeting:
    """A later meeting that came into the state behind the back of the row that is handed in."""
    meeting = create_meeting(cast.panel, 48, by=cast.secretary)
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    return meeting


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (MeetingState.PLANNED, NOT_OPENED),
        (MeetingState.AGENDA_ISSUED, NOT_OPENED),
        (MeetingState.CANCELLED, "Meeting 48 was cancelled. Choose a meeting that was held."),
    ],
)
def test_they_are_not_approved_at_a_meeting_that_was_not_opened(
    cast: Cast, complete: Minutes, state: MeetingState, sentence: str
) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    meeting = in_state(cast, state)

    with pytest.raises(Unacceptable) as refused:
        verbs.approve(complete, at=meeting, by=cast.secretary)

    assert str(refused.value) == sentence
    assert (Minutes.objects.get().state, Version.objects.count()) == (S.CIRCULATED, 1)


@pytest.mark.parametrize("state", [MeetingState.OPEN, MeetingState.CLOSED])
def test_they_are_approved_at_a_meeting_that_was_opened(cast: Cast, complete: Minutes, state: MeetingState) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    meeting = in_state(cast, state)

    version = verbs.approve(complete, at=meeting, by=cast.secretary)

    assert version.approval.meeting == meeting


def test_they_are_not_approved_before_the_day_of_a_meeting_opened_early(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    tomorrow = timezone.localdate() + timedelta(days=1)
    meeting = create_meeting(cast.panel, 48, held_on=tomorrow, state=MeetingState.OPEN, by=cast.secretary)

    with pytest.raises(Unacceptable) as refused:
        verbs.approve(complete, at=meeting, by=cast.secretary)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        version = verbs.approve(complete, at=meeting, by=cast.secretary)

    assert str(refused.value) == (
        f"Meeting 48 was opened before its day, {tomorrow.day} {tomorrow:%B %Y}: "
        "nothing can have been approved at it yet. Record the approval on that day."
    )
    assert version.approval.meeting == meeting


def test_they_are_not_approved_at_a_meeting_in_the_bin(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CIRCULATED, complete, cast)
    meeting = create_meeting(cast.panel, 48, by=cast.secretary)
    bin_meeting(meeting, by=cast.secretary)

    with pytest.raises(Unacceptable, match=r"^Meeting 48 lies in the bin\. Choose a meeting that was held\.$"):
        verbs.approve(complete, at=meeting, by=cast.secretary)


@pytest.mark.parametrize(
    ("number", "days", "is_later"),
    [
        (13, {"held_on": date(2024, 6, 13)}, True),
        (13, {"held_on": date(2024, 4, 11)}, False),  # its number was issued, and then it was moved
        (9, {"held_on": date(2024, 6, 13)}, True),
        (13, {"held_on": date(2024, 5, 9)}, True),  # the second of one day
        (9, {"held_on": date(2024, 5, 9)}, False),
        (9, {"held_in": date(2024, 6, 1)}, True),
        (13, {"held_in": date(2024, 4, 1)}, False),
        (13, {"held_in": date(2024, 5, 1)}, True),
        (9, {"held_in": date(2024, 5, 1)}, False),
        (13, {}, True),
        (9, {}, False),
    ],
)
def test_later_is_what_was_held_later_and_of_the_same_day_the_higher_number(
    cast: Cast, complete: Minutes, number: int, days: dict[str, date], is_later: bool
) -> None:
    """The minutes are those of meeting 12, of 9 May 2024."""
    bring_to(S.CIRCULATED, complete, cast)
    meeting = create_meeting(cast.panel, number, state=MeetingState.CLOSED, by=cast.secretary)
    Meeting.objects.filter(pk=meeting.pk).update(**days)

    offered = [each.pk for each in meetings_that_can_approve(complete)]

    assert (meeting.pk in offered) == is_later
    if is_later:
        verbs.approve(complete, at=meeting, by=cast.secretary)
    else:
        with pytest.raises(Unacceptable, match="only at a later meeting"):
            verbs.approve(complete, at=meeting, by=cast.secretary)


def test_a_signature_holds_who_signed_what_as_they_then_were(cast: Cast, complete: Minutes) -> None:
    bring_to(S.APPROVED, complete, cast)
    hashes = derived_hashes(Version.objects.first(), S.SIGNED)

    verbs.sign(complete, password=PASSWORD, text=hashes[Audience.CONFIDENTIAL], by=cast.chair)
    Person.objects.filter(account=cast.chair).update(name="Another Name")

    signed = SignOff.objects.get()
    assert (signed.name, signed.capacity, signed.by) == ("Chair", "Chair", cast.chair)
    assert signed.statement == "I confirm these minutes as a true record of meeting 12 of the Grid Code Panel."
    assert (signed.public_sha256, signed.confidential_sha256) == tuple(hashes[each] for each in Audience)
    assert (signed.version.public_sha256, signed.version.kind) == (signed.public_sha256, VersionKind.SIGNED)


def test_without_the_password_or_for_another_text_nothing_is_signed(cast: Cast, complete: Minutes) -> None:
    bring_to(S.APPROVED, complete, cast)

    with pytest.raises(Unacceptable, match="password is not right"):
        verbs.sign(complete, password="guess", by=cast.chair)
    with pytest.raises(WrongState, match="text has changed"):
        verbs.sign(complete, password=PASSWORD, text="0" * 64, by=cast.chair)

    assert Minutes.objects.get().state == S.APPROVED
    assert not SignOff.objects.exists()


def test_nothing_is_published_before_both_of_its_files_are_made(cast: Cast, complete: Minutes, queue: None) -> None:
    bring_to(S.SIGNED, complete, cast)

    with pytest.raises(NotReady) as refused:
        verbs.publish(complete, by=cast.secretary)

    assert len(refused.value.reasons) == 2
    assert not IssuedFile.objects.exists()


def test_a_withdrawn_signature_leaves_the_approved_text_to_be_signed_again(cast: Cast, complete: Minutes) -> None:
    bring_to(S.SIGNED, complete, cast)

    verbs.withdraw_signature(complete, "Signed for the wrong meeting.", by=cast.chair)
    verbs.sign(complete, password=PASSWORD, by=cast.chair)

    kinds = [(version.kind, hasattr(version, "withdrawal")) for version in Version.objects.all()]
    assert kinds == [("signed", False), ("signed", True), ("approved", False), ("circulated", False)]


@pytest.mark.parametrize("verb", ["return_to_draft", "withdraw_signature", "reopen"])
def test_a_way_back_asks_why(cast: Cast, complete: Minutes, verb: str) -> None:
    with pytest.raises(Unacceptable, match="Say why"):
        getattr(verbs, verb)(complete, "  ", by=cast.secretary)


def test_a_reason_is_kept_with_the_minutes_and_stays_out_of_the_trail(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CHAIR_REVIEW, complete, cast)

    verbs.return_to_draft(complete, "The hidden price is wrong.", by=cast.chair)

    assert complete.state_changes.first().reason == "The hidden price is wrong."
    assert not AuditEvent.objects.filter(facts__contains="price").exists()
    assert inspect_chain().fault is None


def test_the_database_refuses_to_change_what_was_signed(cast: Cast, complete: Minutes) -> None:
    bring_to(S.PUBLISHED, complete, cast)

    for model in (SignOff, IssuedFile, StateChange):
        with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
            model.objects.all().delete()
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        SignOff.objects.update(name="Somebody Else")
