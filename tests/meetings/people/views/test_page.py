"""The page of one person: their terms, and the panels that the reader may know of."""

from django.test import Client

from meetings.enums import Role
from meetings.models import Panel
from meetings.people.services.memberships import appoint_member
from tests.conftest import Cast
from tests.meetings.people.pages import PAGE, START, shown


def test_a_person_is_shown_with_all_terms_and_with_panels_of_the_reader_alone(cast: Cast, secretary: Client) -> None:
    other = Panel.objects.get(code="OTHER")
    appoint_member(other, cast.observer.person, Role.OBSERVER, starts_on=START, by=cast.outsider)
    unseen = shown(secretary.get(f"{PAGE}{cast.observer.person.pk}/"))
    appoint_member(other, cast.secretary.person, Role.OBSERVER, starts_on=START, by=cast.outsider)

    seen = shown(secretary.get(f"{PAGE}{cast.observer.person.pk}/"))

    assert "Another Panel" not in unseen
    assert "also belongs to another panel" in unseen
    assert "Another Panel: Observer" in seen
    assert "Close the account" not in seen
