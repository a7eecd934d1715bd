"""References in a text that lead their reader somewhere."""

from django.contrib.auth.models import AnonymousUser

from meetings.access import access_of
from minutes.registers.references import readable_references
from tests.conftest import Cast
from tests.minutes.conftest import Shelf

MENTIONED = ["GRID10/001", "GRID10/02", "GRID12/02", "GRID9/01"]


def test_a_reference_leads_to_what_its_reader_may_read(cast: Cast, shelf: Shelf) -> None:
    public = readable_references(access_of(AnonymousUser()), MENTIONED)
    cleared = readable_references(access_of(cast.member), MENTIONED)

    assert sorted(map(str, public)) == ["GRID10/01"]
    assert sorted(map(str, cleared)) == ["GRID10/01", "GRID10/02"]


def test_a_text_without_references_asks_nothing(cast: Cast, shelf: Shelf, django_assert_num_queries) -> None:
    access = access_of(cast.member)

    with django_assert_num_queries(0):
        assert readable_references(access, []) == frozenset()
