from actions.models import Action, ActionChange, Evidence, IssuedAction, Notice
from core.audit.attested import attested_kinds


def test_what_is_evidence_of_actions_is_attested() -> None:
    assert {Action, ActionChange, Evidence, IssuedAction, Notice} <= {kind.model for kind in attested_kinds()}
