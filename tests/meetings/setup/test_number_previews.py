"""What another way of numbering would do, with examples."""

from datetime import date

from django.test import Client

from meetings.calendar.services.meetings import create_meeting
from meetings.models import Meeting, Panel
from tests.conftest import Cast
from tests.factories import make_meeting
from tests.meetings.setup.sections import keep, preview, said


def test_the_next_paper_is_an_example_of_a_pattern(cast: Cast, secretary: Client) -> None:
    create_meeting(cast.panel, 48, held_on=date(2017, 9, 8), by=cast.secretary)

    page = preview(secretary, "numbering", paper_pattern="{panel}_{meeting}_{date:%d%m}_{number:02}")

    assert said(page) == [
        "The first paper of meeting 48 will be GRID_48_0809_01, the second GRID_48_0809_02, the tenth GRID_48_0809_10.",
        "Papers that have a number keep it.",
        "The first action of meeting 48 will be GRID48/01, the second GRID48/02, the tenth GRID48/10.",
    ]


def test_another_count_of_digits_shows_the_next_actions_and_which_numbers_stay(cast: Cast, secretary: Client) -> None:
    for number in (12, 11, 10):
        make_meeting(cast.panel, number)
    Meeting.objects.update(next_action_number=1, issued_action_digits=2)

    page = preview(secretary, "numbering", action_digits="3")
    kept = keep(secretary, "numbering", page)

    assert said(page)[-3:] == [
        "The first action of meeting 13 will be GRID13/001, the second GRID13/002, the tenth GRID13/010.",
        "Numbers that drafts show change at once.",
        "The action numbers of GRID12 and of 2 other meetings are issued and stay as they are written.",
    ]
    assert kept["Location"] == "/panels/GRID/settings/"
    assert Panel.objects.get(code="GRID").rules == {"action_digits": 3}
    assert "Actions are numbered with three digits, such as 002." in secretary.get(kept["Location"]).content.decode()
