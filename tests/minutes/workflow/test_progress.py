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
        (MinutesState.PUBLISHED_ELSEWHERE, "Published before SmartGov"),
    ],
)
def test_the_track_says_where_the_minutes_stand(state: MinutesState | None, now: str) -> None:
    stages = track(MeetingState.CLOSED, state)

    assert [stage.label for stage in stages if stage.when == "now"] == [now]
    assert [stage.when for stage in stages] == sorted(
        (stage.when for stage in stages), key=["passed", "now", "ahead"].index
    )
