"""Events of before say what they said of a row; the rows themselves are looked at in tests/minutes/test_attested.py."""

from actions.models import Evidence
from core.audit.attested import attested_kinds


def test_evidence_handed_in_before_is_told_by_its_event() -> None:
    kind = next(kind for kind in attested_kinds() if kind.model is Evidence)
    (older,) = kind.older

    assert older.verb == "actions.evidence_attached"
    assert older.read("7", {"evidence": "e1", "sha256": "abc", "size": 5}) == (
        "actions.Evidence/e1",
        {"sha256": "abc", "size": 5},
    )
