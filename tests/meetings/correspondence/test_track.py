"""The track says how far a decision is, and who reports it."""

from meetings.correspondence.board import board_of
from meetings.correspondence.services.closing import cancel_decision
from meetings.correspondence.track import track_of
from meetings.models import Meeting
from tests.meetings.correspondence.asking import SITE, House, drafted, opened, run_out


def stages(meeting: Meeting, upcoming: tuple[Meeting, ...] = ()) -> list[tuple[str, str]]:
    return [(stage.label, stage.when) for stage in track_of(board_of(meeting), upcoming)]


def test_it_goes_from_prepared_to_reported(house: House) -> None:
    ahead = Meeting(panel=house.panel, number=48)
    assert stages(drafted(house), (ahead,)) == [
        ("Prepared", "now"),
        ("Open", "ahead"),
        ("Closed", "ahead"),
        ("Reported at meeting 48, item 1", "ahead"),
    ]
    meeting = opened(house)
    assert [when for _, when in stages(meeting)] == ["passed", "now", "ahead", "ahead"]
    assert track_of(board_of(meeting), ())[1].note.startswith("closes ")
    closed = run_out(meeting).meeting
    assert stages(closed)[2:] == [("Closed", "now"), ("Reported at the next meeting", "ahead")]


def test_one_that_is_cancelled_goes_nowhere(house: House) -> None:
    meeting = opened(house)
    cancel_decision(meeting, "No.", site=SITE, by=house.secretary)

    assert stages(meeting) == [("Cancelled", "now")]
