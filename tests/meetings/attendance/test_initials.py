"""Initials: proposed from names, of one person each, and read in an action's owner; no row here is saved."""

import pytest

from meetings.attendance.initials import (
    initials_faults,
    named,
    names_by_initials,
    proposed,
    shared_initials,
    with_initials,
)
from meetings.attendance.record import Attendee
from meetings.enums import AttendanceKind
from meetings.models import Person
from tests.growth import LIMIT, growth

PRESENT, ALTERNATE = AttendanceKind.PRESENT, AttendanceKind.ALTERNATE


def people(*names: str) -> list[Attendee]:
    return [Attendee(PRESENT, name, person=Person(pk=pk, name=name)) for pk, name in enumerate(names, start=1)]


@pytest.mark.parametrize(
    ("name", "taken", "initials"),
    [
        ("Ruth Calloway", (), "RC"),
        ("Ruth Calloway", ("RC",), "RCa"),
        ("Ruth Calloway", ("RC", "RCa"), "RCal"),
        ("Dr Anne-Marie van der Holt", (), "AMH"),
        ("Prof. Åsa Öberg", (), "ÅÖ"),
        ("Cher", (), "Ch"),
        ("Cher", ("Ch", "Che", "Cher"), "C2"),
        ("Bo Li", ("BL", "BLi"), "BL2"),
        ("josé", (), "Jo"),
        ("7", (), ""),
        ("", (), ""),
    ],
)
def test_initials_are_proposed_that_nobody_has(name: str, taken: tuple[str, ...], initials: str) -> None:
    assert proposed(name, taken) == initials


def test_of_two_who_would_have_the_same_the_second_has_a_letter_more() -> None:
    assert [each.initials for each in with_initials(people("Ruth Calloway", "Rhys Cole"))] == ["RC", "RCo"]


def test_where_two_would_have_the_same_a_sentence_says_who_has_which() -> None:
    told = with_initials(people("Ruth Calloway", "Rhys Cole", "Bo Lind"))

    assert list(shared_initials(told)) == [(1, "RC is Ruth Calloway, so Rhys Cole is RCo.")]
    assert list(shared_initials([told[1], told[2]])) == []


def test_what_somebody_has_stays_and_one_person_has_them_in_both_parts() -> None:
    ruth, rhys = people("Ruth Calloway", "Rhys Cole")
    second = rhys._replace(kind=ALTERNATE, alternate_for=ruth.person)

    told = with_initials([ruth, rhys._replace(initials="RC"), second])

    assert [each.initials for each in told] == ["RCa", "RC", "RC"]
    assert list(initials_faults(told)) == []


def test_initials_of_two_are_refused_and_others_proposed() -> None:
    ruth, rhys = (each._replace(initials="RC") for each in people("Ruth Calloway", "Rhys Cole"))

    assert list(initials_faults([ruth, rhys])) == [
        (1, "RC are the initials of Ruth Calloway already. Give Rhys Cole others, such as RCo.")
    ]


@pytest.mark.parametrize("initials", ["R", "R.C.", "R C", "ABCDEFGHI", "1A", "and so on"])
def test_initials_are_a_few_letters(initials: str) -> None:
    (fault,) = initials_faults([people("Ruth Calloway")[0]._replace(initials=initials)])

    assert fault == (0, "Initials are two to eight letters or digits, such as RC.")


@pytest.mark.parametrize(
    ("owner", "words"),
    [
        ("RC", "Ruth Calloway"),
        ("RC and SECAS", "Ruth Calloway and SECAS"),
        ("RC, RCo & DCC", "Ruth Calloway, Rhys Cole & DCC"),
        ("RC/RCo", "Ruth Calloway/Rhys Cole"),
        ("rc", "rc"),
        ("RCX", "RCX"),
        ("Chair", "Chair"),
        ("", ""),
    ],
)
def test_an_owner_named_by_initials_is_that_person(owner: str, words: str) -> None:
    names = names_by_initials(with_initials(people("Ruth Calloway", "Rhys Cole")))

    assert named(owner, names) == words


def test_an_owner_of_any_length_is_read_once() -> None:
    assert growth(lambda owner: named(owner, {}), lambda size: "a" + " " * size + "b", 2_000) < LIMIT
