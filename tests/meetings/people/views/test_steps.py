"""A step about a panel: for those who keep its minutes, and back to its people from there."""

from django.test import Client, RequestFactory

from meetings.people.views.steps import PeopleStep
from tests.conftest import Cast
from tests.meetings.people.pages import PAGE


class Rest(PeopleStep):
    title = "Let everybody rest"

    def act(self, _form: object) -> str:
        return f"{self.subject} rests."


def test_without_anything_else_it_is_about_the_panel(cast: Cast) -> None:
    request = RequestFactory().get(PAGE)
    request.user = cast.secretary

    response = Rest.as_view()(request, code="grid")

    shown = response.context_data
    assert (shown["subject"], shown["panel"], shown["leave_url"]) == (cast.panel, cast.panel, PAGE)
    assert (shown["button"], shown["leave"]) == ("Let everybody rest", "Leave without changing")


def test_a_step_is_not_there_for_outsiders(cast: Cast, client: Client) -> None:
    client.force_login(cast.outsider)
    assert client.get(f"{PAGE}seats/add/").status_code == 404

    client.force_login(cast.chair)
    assert client.get(f"{PAGE}seats/add/").status_code == 403
