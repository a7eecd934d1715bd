import pytest

from actions.models import Action, ActionChange, ActionState
from actions.services import (
    answer_action,
    close_action,
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
from tests.actions.services.histories import history
from tests.conftest import Cast
from tests.factories import make_meeting, make_panel


def test_the_secretary_closes_it_at_a_meeting_of_its_panel(cast: Cast, owed: Action) -> None:
    following = make_meeting(cast.panel, 13)

    close_action(owed, at=following, by=cast.secretary)

    owed.refresh_from_db()
    assert (owed.state, owed.closed_at_meeting) == (ActionState.CLOSED, following)
    assert history(owed) == [("state", "open", "closed", "Closed at GRID13.")]


def test_it_is_closed_at_no_earlier_meeting_and_at_no_other_panels(cast: Cast, owed: Action) -> None:
    for meeting in (make_meeting(cast.panel, 3), make_meeting(make_panel("ELSE", "Else"), 20)):
        with pytest.raises(Unacceptable, match="only at a meeting of the"):
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
    with pytest.raises(WrongState, match="Nobody has proposed"):
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
        lambda: set_new_due(owed, "31 February 2027", "Late.", by=cast.secretary),
        lambda: set_new_due(owed, "9" * 30, "Late.", by=cast.secretary),
    ):
        with pytest.raises(Refusal):
            refused()
    assert not ActionChange.objects.exists()
