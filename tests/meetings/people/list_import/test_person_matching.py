"""Whom a line of a list means: known, new, or asked about."""

from meetings.models import Person
from meetings.people.list_import.importer import answer, rows_of, take
from meetings.people.list_import.rows import RowKind
from tests.conftest import Cast
from tests.meetings.people.list_import.lists import came_to, listed


def test_a_namesake_is_asked_for_and_the_answer_is_kept(cast: Cast, priya: Person) -> None:
    kept = listed(cast, "Priya Nair,,Ofgem,,Observer,1/5/2024")

    (row,) = rows_of(kept, by=cast.secretary)
    assert (row.kind, row.said) == (RowKind.DOUBT, ("Is this the Priya Nair of SECAS?",))
    assert row.choices == (
        ("", "Not answered yet"),
        (str(priya.pk), "Yes, the Priya Nair of SECAS"),
        ("new", "Somebody else of this name"),
        ("out", "Leave it out"),
    )

    answer(kept, {"2": ""}, by=cast.secretary)
    assert rows_of(kept, by=cast.secretary)[0].kind == RowKind.DOUBT
    answer(kept, {"2": "out"}, by=cast.secretary)
    assert rows_of(kept, by=cast.secretary)[0].kind == RowKind.LEFT_OUT
    answer(kept, {"2": "new"}, by=cast.secretary)
    assert rows_of(kept, by=cast.secretary)[0].kind == RowKind.NEW
    answer(kept, {"2": str(priya.pk)}, by=cast.secretary)
    (row,) = rows_of(kept, by=cast.secretary)
    assert (row.kind, row.answer) == (RowKind.KNOWN, str(priya.pk))
    assert row.said[1].startswith("Their organisation is not changed: they also belong to another panel")


def test_the_same_name_and_organisation_is_the_same_person_and_never_a_second_one(cast: Cast, priya: Person) -> None:
    take(listed(cast, "priya nair,,secas,,Observer,1/5/2024"), by=cast.secretary)

    assert [each.panel.code for each in priya.memberships.order_by("pk")] == ["OTHER", "GRID"]
    assert Person.objects.filter(name__iexact="priya nair").count() == 1


def test_an_address_says_who_it_is_unless_the_names_differ(cast: Cast) -> None:
    assert came_to(cast, "Member,member@example.org", "Somebody,chair@example.org") == [
        (RowKind.SAME, "There already: from 1 January 2020 on."),
        (RowKind.DOUBT, "The address chair@example.org belongs to the Chair who is known already. Is this them?"),
    ]


def test_an_address_of_somebody_on_another_panel_is_not_taken_by_one_secretary(cast: Cast, priya: Person) -> None:
    kept = listed(cast, "Priya Nair,mine@example.org,SECAS,,Observer,1/5/2024")

    (row,) = rows_of(kept, by=cast.secretary)
    take(kept, by=cast.secretary)

    priya.refresh_from_db()
    assert row.said[1].startswith("The address is not used: they also belong to another panel")
    assert priya.account is None
