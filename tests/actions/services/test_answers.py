import pytest
from django.core.files.storage import storages
from pytest_django.fixtures import Settings

from actions.models import Action, ActionChange, ActionState
from actions.services import (
    answer_action,
    attach_evidence,
    check_evidence,
    propose_closure,
)
from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable
from tests.actions.services.histories import history
from tests.actions.test_evidence import PDF
from tests.conftest import Cast
from tests.factories import uuid_of


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
        attach_evidence(owed, check_evidence("note.pdf", PDF), by=by)
    assert not ActionChange.objects.exists()


def test_an_owner_who_may_not_read_it_does_not_answer_it(cast: Cast, owed: Action) -> None:
    with pytest.raises(NotAllowed):
        answer_action(Action.objects.get(pk=uuid_of("secret")), ActionState.ON_TARGET, by=cast.observer)


@pytest.mark.parametrize("state", [ActionState.OPEN, ActionState.CLOSED, ActionState.WITHDRAWN])
def test_an_owner_cannot_close_it_alone(cast: Cast, owed: Action, state: ActionState) -> None:
    with pytest.raises(Unacceptable):
        answer_action(owed, state, by=cast.member)


def test_evidence_is_kept_under_a_name_of_our_own_with_its_hash(cast: Cast, owed: Action) -> None:
    evidence = attach_evidence(owed, check_evidence("../my note.pdf", PDF), by=cast.member)

    assert (evidence.name, evidence.size, evidence.content_type) == ("my note.pdf", len(PDF), "application/pdf")
    assert "note" not in evidence.stored_name
    with storages["evidence"].open(evidence.stored_name) as file:
        assert file.read() == PDF
    assert history(owed) == [("evidence", "", "my note.pdf", "")]
    assert evidence.sha256 in AuditEvent.objects.get(verb="actions.evidence_attached").facts


def test_evidence_that_is_not_what_it_says_is_refused() -> None:
    with pytest.raises(Unacceptable):
        check_evidence("note.pdf", b"MZ not a PDF")


def test_evidence_passes_the_scanner_as_papers_do(cast: Cast, owed: Action, settings: Settings) -> None:
    settings.PAPER_SCANNER = "true"
    attach_evidence(owed, check_evidence("note.pdf", PDF), by=cast.member)
    settings.PAPER_SCANNER = "sh -c 'exit 1'"

    with pytest.raises(Unacceptable, match="found something"):
        check_evidence("note.pdf", PDF)

    assert '"is_scanned":true' in AuditEvent.objects.get(verb="actions.evidence_attached").facts
