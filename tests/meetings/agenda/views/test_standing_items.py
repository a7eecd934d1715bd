"""The standing items of a panel as pages."""

from django.test import Client

from meetings.models import StandingItem
from tests.conftest import Cast
from tests.pages import page_text


def test_a_standing_item_is_made_the_one_that_ends_the_agenda(cast: Cast, secretary: Client) -> None:
    page, said = "/panels/GRID/standing-items/", {"title": "Any other business", "sensitivity": "public"}

    secretary.post(page, said | {"comes_last": "on"})
    item = StandingItem.objects.get()

    assert "Ends the agenda" in page_text(secretary.get(page))
    assert "checked" in page_text(secretary.get(f"{page}{item.pk}/"))
    secretary.post(f"{page}{item.pk}/", said)
    assert StandingItem.objects.get().comes_last is False
