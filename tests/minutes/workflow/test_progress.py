import pytest

from meetings.enums import MeetingState
from minutes.enums import MinutesState
from minutes.workflow.progress import track


@pytest.mark.parametrize(
    ("state", "now"),
    [
        (None, "Agenda"),
        (MinutesState.DRAFT, "Draft"),
        (MinutesState.APPROVED, "Approved"),
        (MinutesState.PUBLISHED_ELSEWHERE, "Published elsewhere"),
    ],
)
def test_the_track_says_where_the_minutes_stand(state: MinutesState | None, now: str) -> None:
    stops = track(MeetingState.CLOSED, state)

    assert [stop.label for stop in stops if stop.standing == "now"] == [now]
    assert [stop.standing for stop in stops] == sorted(
        (stop.standing for stop in stops), key=["passed", "now", "ahead"].index
    )
