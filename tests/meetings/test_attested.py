"""Events of before say what they said of a row; the rows themselves are looked at in tests/minutes/test_attested.py."""

from core.audit.attested import attested_kinds, path_to_panel
from meetings.models import AgendaIssue


def test_an_agenda_issued_before_is_told_by_its_event() -> None:
    kind = next(kind for kind in attested_kinds() if kind.model is AgendaIssue)
    (older,) = kind.older

    assert older.verb == "meetings.agenda_issued"
    assert older.read("7", {"revision": 2, "sha256": "abc", "meeting": "GRID12"}) == (
        "meetings.AgendaIssue/7",
        {"revision": 2, "sha256": "abc"},
    )


def test_what_events_are_about_leads_to_its_panel() -> None:
    names = ("Panel", "Meeting", "AgendaItem", "Attendance", "Return", "Vote", "Ballot", "Person")
    paths = [path_to_panel(f"meetings.{name}") for name in names]

    assert paths == [
        "pk",
        "panel",
        "meeting__panel",
        "meeting__panel",
        "attendance__meeting__panel",
        "decision__item__meeting__panel",
        "vote__decision__item__meeting__panel",
        "memberships__panel",
    ]
    assert path_to_panel("core.User") == "person__memberships__panel"
    assert path_to_panel("meetings.Organisation") == ""
