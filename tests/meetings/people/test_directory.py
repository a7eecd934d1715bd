"""People as this installation knows them: by name, and where they belong."""

import pytest

from meetings.access import access_of
from meetings.models import Person
from meetings.people.directory import namesakes, people_like, places_of
from meetings.people.services.people import add_person
from tests.conftest import Cast
from tests.meetings.people.elsewhere import also_elsewhere


def test_people_are_found_by_any_part_of_their_name(cast: Cast, priya: Person) -> None:
    assert people_like("nair pri") == [priya]
    assert people_like("  ") == people_like("nobody") == []


@pytest.mark.parametrize("name", ["Priya Nair", " priya  NAIR "])
def test_somebody_of_the_same_name_is_known_whatever_the_capitals(priya: Person, name: str) -> None:
    assert namesakes(name) == [priya]
    assert namesakes("Nair") == namesakes("") == []


def test_capitals_beyond_a_to_z_are_known_on_every_database(cast: Cast) -> None:
    zoe = add_person("Zoë Ångström", by=cast.secretary)

    assert namesakes("ZOË ÅNGSTRÖM") == [zoe]


def test_where_somebody_belongs_is_told_of_the_readers_own_panels_alone(cast: Cast, priya: Person) -> None:
    also_elsewhere(priya, cast)

    seen = {who: places_of([priya], access_of(getattr(cast, who))) for who in ("secretary", "outsider")}

    assert [[each.panel.code for each in places[priya.pk]] for places in seen.values()] == [["GRID"], ["OTHER"]]
