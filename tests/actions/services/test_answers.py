import pytest
from django.core.files.storage import storages

from actions.models import Action, ActionChange, ActionState, Evidence
from actions.services import (
    answer_action,
    attach_evidence,
    close_action,
    issue_action_numbers,
    propose_closure,
    refuse_closure,
    reopen_action,
    set_new_due,
    transfer_action,
    withdraw_action,
)
from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Refusal, Unacceptable, WrongState
from minutes.models import Minutes
from tests.actions.test_evidence import PDF
from tests.conftest import Cast
from tests.factories import action, make_meeting, make_panel, uuid_of, write


@pytest.fixture
def owed(cast: Cast, minutes: Minutes) -> Action:
    """Member's to answer, and issued; the secret one is the observer's, who is not cleared."""
    write(
        minutes,
        1,
        action("owed", "Member to write by 3 May 2024.") + action("secret", "Observer to whisper.", secret=True),
    )
    issue_action_numbers(minutes.meeting, by=cast.operator)
    return Action.objects.get(pk=uuid_of("owed"))


def history(action: Action) -> list[tuple[str, str, str, str]]:
    return list(action.history.values_list("field", "old", "new", "reason"))


def test_its_owner_says_how_it_stands_and_each_answer_is_a_line_of_its_history(cast: Cast, owed: Action) -> None:
    answer_action(owed, ActionState.AT_RISK, note=" Legal has it. ", by=cast.member)
    answer_action(owed, ActionState.ON_TARGET, by=cast.member)
    propose_closure(owed, note="Sent.", by=cast.member)

    owed.refresh_from_db()
    assert owed.state == ActionState.CLOSURE_PROPOSED
    assert history(owed) == [
        ("state", "open", "at_risk", "Legal has it."),
        ("state", "at_risk", "on_target", ""),
        ("state", "on_target", "closure_proposed", "Sent."),
    ]
    event = AuditEvent.objects.filter(verb="actions.answered").last()
    assert event is not None
    assert "Legal" not in event.facts


@pytest.mark.parametrize("role", ["secretary", "chair", "cleared_observer", "observer", "outsider"])
def test_nobody_else_answers(cast: Cast, owed: Action, role: str) -> None:
    by: User = getattr(cast, role)

    with pytest.raises(NotAllowed, match="not yours to answer: Member owes it"):
        answer_action(owed, ActionState.ON_TARGET, by=by)
    with pytest.raises(NotAllowed):
        propose_closure(owed, by=by)
    with pytest.raises(NotAllowed):
        attach_evidence(owed, "note.pdf", PDF, by=by)
    assert not ActionChange.objects.exists()


def test_an_owner_who_may_not_read_it_does_not_answer_it(cast: Cast, owed: Action) -> None:
    with pytest.raises(NotAllowed):
        answer_action(Action.objects.get(pk=uuid_of("secret")), ActionState.ON_TARGET, by=cast.observer)


def test_a_draft_or_an_action_that_is_over_takes_no_answer(cast: Cast, minutes: Minutes) -> None:
    write(minutes, 1, action("owed", "Member to write."))
    owed = Action.objects.get(pk=uuid_of("owed"))

    with pytest.raises(WrongState, match="not issued yet"):
        answer_action(owed, ActionState.ON_TARGET, by=cast.member)
    issue_action_numbers(minutes.meeting, by=cast.operator)
    close_action(owed, at=minutes.meeting, by=cast.secretary)
    with pytest.raises(WrongState, match="is closed"):
        answer_action(owed, ActionState.ON_TARGET, by=cast.member)
    with pytest.raises(WrongState):
        withdraw_action(owed, "Twice.", by=cast.secretary)


@pytest.mark.parametrize("state", [ActionState.OPEN, ActionState.CLOSED, ActionState.WITHDRAWN])
def test_an_owner_cannot_close_it_alone(cast: Cast, owed: Action, state: ActionState) -> None:
    with pytest.raises(Unacceptable):
        answer_action(owed, state, by=cast.member)


def test_a_note_can_be_so_long_and_no_longer(cast: Cast, owed: Action) -> None:
    with pytest.raises(Unacceptable, match="2000 characters"):
        answer_action(owed, ActionState.ON_TARGET, note="x" * 2001, by=cast.member)


def test_evidence_is_kept_under_a_name_of_our_own_with_its_hash(cast: Cast, owed: Action) -> None:
    evidence = attach_evidence(owed, "../my note.pdf", PDF, by=cast.member)

    assert (evidence.name, evidence.size, evidence.content_type) == ("my note.pdf", len(PDF), "application/pdf")
    assert "note" not in evidence.stored_name
    with storages["evidence"].open(evidence.stored_name) as file:
        assert file.read() == PDF
    assert history(owed) == [("evidence", "", "my note.pdf", "")]
    assert evidence.sha256 in AuditEvent.objects.get(verb="actions.evidence_attached").facts


def test_evidence_that_is_not_what_it_says_leaves_nothing(cast: Cast, owed: Action) -> None:
    with pytest.raises(Unacceptable):
        attach_evidence(owed, "note.pdf", b"MZ not a PDF", by=cast.member)

    assert not Evidence.objects.exists()
    assert not ActionChange.objects.exists()


def test_the_secretary_closes_it_at_a_meeting_of_its_panel(cast: Cast, owed: Action) -> None:
    following = make_meeting(cast.panel, 13)

    close_action(owed, at=following, by=cast.secretary)

    owed.refresh_from_db()
    assert (owed.state, owed.closed_at_meeting) == (ActionState.CLOSED, following)
    assert history(owed) == [("state", "open", "closed", "Closed at GRID13.")]


def test_it_is_closed_at_no_earlier_meeting_and_at_no_other_panels(cast: Cast, owed: Action) -> None:
    for meeting in (make_meeting(cast.panel, 3), make_meeting(make_panel("ELSE", "Else"), 20)):
        with pytest.raises(Unacceptable, match="only at a meeting of its own panel"):
            close_action(owed, at=meeting, by=cast.secretary)


def test_a_transfer_and_a_new_date_leave_what_the_minutes_say(cast: Cast, owed: Action) -> None:
    transfer_action(owed, "Chair and  the Clerk", reason="It is theirs.", by=cast.secretary)
    set_new_due(owed, "3 June 2024", "The printer broke.", by=cast.secretary)

    owed.refresh_from_db()
    assert (owed.owner, owed.owner_now, owed.due, owed.due_now) == (
        "Member",
        "Chair and the Clerk",
        "3 May 2024",
        "3 June 2024",
    )
    assert history(owed) == [
        ("owner now", "Member", "Chair and the Clerk", "It is theirs."),
        ("due now", "3 May 2024", "3 June 2024", "The printer broke."),
    ]
    answer_action(owed, ActionState.ON_TARGET, by=cast.chair)
    with pytest.raises(NotAllowed):
        answer_action(owed, ActionState.ON_TARGET, by=cast.member)


def test_a_closure_that_is_refused_leaves_it_open_and_says_why(cast: Cast, owed: Action) -> None:
    with pytest.raises(WrongState, match="Nobody proposes"):
        refuse_closure(owed, "Too soon.", by=cast.secretary)
    propose_closure(owed, by=cast.member)
    with pytest.raises(Unacceptable, match="Say why"):
        refuse_closure(owed, " ", by=cast.secretary)

    refuse_closure(owed, "The paper lacks its annex.", by=cast.secretary)

    owed.refresh_from_db()
    assert owed.state == ActionState.OPEN
    assert history(owed)[-1] == ("state", "closure_proposed", "open", "The paper lacks its annex.")
    assert owed.history.last().state_label == "Closure refused"
    answer_action(owed, ActionState.ON_TARGET, by=cast.member)


def test_what_is_over_is_reopened_for_a_reason_and_nothing_else_is(cast: Cast, owed: Action) -> None:
    with pytest.raises(WrongState, match="neither closed nor withdrawn"):
        reopen_action(owed, "Why not.", by=cast.secretary)
    close_action(owed, at=owed.meeting, by=cast.secretary)

    reopen_action(owed, "Closed by mistake.", by=cast.secretary)

    owed.refresh_from_db()
    assert (owed.state, owed.closed_at_meeting) == (ActionState.OPEN, None)
    assert history(owed)[-1] == ("state", "closed", "open", "Closed by mistake.")
    assert owed.history.last().state_label == "Reopened"
    withdraw_action(owed, "No longer wanted.", by=cast.secretary)
    reopen_action(owed, "It is wanted after all.", by=cast.secretary)
    assert AuditEvent.objects.filter(verb="actions.reopened").count() == 2


@pytest.mark.parametrize("role", ["chair", "member", "observer", "outsider"])
def test_only_the_secretary_keeps_actions(cast: Cast, owed: Action, role: str) -> None:
    by: User = getattr(cast, role)

    for refused in (
        lambda: close_action(owed, at=owed.meeting, by=by),
        lambda: withdraw_action(owed, "No.", by=by),
        lambda: transfer_action(owed, "Chair", by=by),
        lambda: set_new_due(owed, "June", "Late.", by=by),
        lambda: refuse_closure(owed, "No.", by=by),
        lambda: reopen_action(owed, "No.", by=by),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_what_is_missing_is_said(cast: Cast, owed: Action) -> None:
    for refused in (
        lambda: withdraw_action(owed, " ", by=cast.secretary),
        lambda: transfer_action(owed, " ", by=cast.secretary),
        lambda: transfer_action(owed, "x" * 301, by=cast.secretary),
        lambda: set_new_due(owed, "June", " ", by=cast.secretary),
        lambda: set_new_due(owed, "", "Late.", by=cast.secretary),
    ):
        with pytest.raises(Refusal):
            refused()
    assert not ActionChange.objects.exists()
