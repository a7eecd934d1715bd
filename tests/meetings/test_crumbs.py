from meetings.crumbs import Crumbs
from meetings.models import Meeting, Panel


def test_a_meetings_page_is_under_its_panel() -> None:
    meeting = Meeting(panel=Panel(pk=7, code="GRID", name="Grid Code Panel"), number=12)

    crumbs = Crumbs.of_meeting(meeting)

    assert crumbs == Crumbs(panel_id=7, panel="Grid Code Panel", code="GRID", number=12)
    assert crumbs.reference == meeting.reference == "GRID12"


def test_a_decision_by_correspondence_is_named_by_its_reference() -> None:
    meeting = Meeting(panel=Panel(pk=7, code="GRID", name="Grid Code Panel"), number=12, series="C")

    crumbs = Crumbs.of_meeting(meeting)

    assert (crumbs.code, crumbs.reference, crumbs.name) == ("GRID", "GRID-C12", "GRID-C12")
    assert (meeting.name, meeting.at_start) == ("decision GRID-C12", "Decision GRID-C12")
