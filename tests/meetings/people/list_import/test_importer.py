"""A list of members against the panel: what each line would come to, what is asked, and what is written at once."""

from datetime import UTC, date, datetime, timedelta
from time import process_time

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable
from meetings.enums import Role
from meetings.models import MemberImport, Membership, Organisation, Panel, Person
from meetings.people.list_import.importer import answer, discard, forget_member_lists, read_in, rows_of, take
from meetings.people.list_import.rows import Kind, Row, counts
from meetings.people.services.memberships import appoint_member
from meetings.people.services.people import add_person
from meetings.people.services.seats import add_seats
from tests.conftest import Cast

HEADINGS = "Name,E-mail,Organisation,Seat,Role,From,To,Cleared,Alternate for"
START, END = date(2024, 1, 1), date(2030, 12, 31)


def listed(cast: Cast, *lines: str) -> MemberImport:
    content = "\n".join([HEADINGS, *lines]).encode()
    return read_in(cast.panel, content, file_name="members.csv", by=cast.secretary)


def rows(cast: Cast, *lines: str) -> list[Row]:
    return rows_of(listed(cast, *lines), by=cast.secretary)


def came_to(cast: Cast, *lines: str) -> list[tuple[Kind, str]]:
    return [(row.kind, " ".join(row.said)) for row in rows(cast, *lines)]


@pytest.fixture
def ada(cast: Cast) -> Membership:
    """Of Quill & Co, in the first of two seats of the Large Suppliers, until the end of 2030."""
    first, _ = add_seats(cast.panel, "Large Suppliers", 2, by=cast.secretary)
    person = add_person("Ada Quill", organisation="Quill & Co", by=cast.secretary)
    return appoint_member(cast.panel, person, Role.MEMBER, seat=first, starts_on=START, ends_on=END, by=cast.secretary)


@pytest.fixture
def priya(cast: Cast) -> Person:
    """Of SECAS, on another panel only."""
    person = add_person("Priya Nair", organisation="SECAS", by=cast.outsider)
    appoint_member(Panel.objects.get(code="OTHER"), person, Role.OBSERVER, starts_on=START, by=cast.outsider)
    return person


# What a line comes to


def test_somebody_nobody_knows_is_new_in_the_first_vacant_seat(cast: Cast, ada: Membership) -> None:
    assert came_to(cast, "Bo Reed,,Reed,large suppliers,,1 May 2024,,yes") == [
        (Kind.NEW, "Member, Large Suppliers 2, from 1 May 2024 on, cleared.")
    ]


def test_two_lines_do_not_get_one_seat(cast: Cast, ada: Membership) -> None:
    first, second = came_to(cast, "Bo Reed,,,Large Suppliers,,1/5/2024", "Cy Dale,,,Large Suppliers,,1/6/2024")

    assert first[0] == Kind.NEW
    assert second == (
        Kind.ERROR,
        "No seat of Large Suppliers is vacant in that term: Ada Quill, 1 January 2024 to 31 December 2030; "
        "Bo Reed, from 1 May 2024 on.",
    )


def test_a_line_that_is_left_out_leaves_its_seat_to_others(cast: Cast, ada: Membership) -> None:
    kept = listed(cast, "Bo Reed,,,Large Suppliers,,1/5/2024", "Cy Dale,,,Large Suppliers,,1/6/2024")

    answer(kept, {"2": "out"}, by=cast.secretary)

    assert [row.kind for row in rows_of(kept, by=cast.secretary)] == [Kind.LEFT_OUT, Kind.NEW]


def test_who_is_on_the_panel_as_the_line_says_needs_nothing(cast: Cast, ada: Membership) -> None:
    assert came_to(cast, "ADA QUILL,,quill & co,Large Suppliers,Member,1/1/2024,31/12/2030,no", "Ada Quill,,,,,,") == [
        (Kind.SAME, "On the panel already: 1 January 2024 to 31 December 2030."),
        (Kind.SAME, "On the panel already: 1 January 2024 to 31 December 2030."),
    ]


def test_another_term_and_clearance_are_changes(cast: Cast, ada: Membership) -> None:
    assert came_to(cast, "Ada Quill,,,Large Suppliers 1,,,31/12/2032,yes") == [
        (
            Kind.CHANGE,
            "Term: 1 January 2024 to 31 December 2032; before: 1 January 2024 to 31 December 2030. "
            "Cleared for what is confidential.",
        )
    ]


def test_a_later_term_of_the_same_person_is_a_second_membership(cast: Cast, ada: Membership) -> None:
    assert came_to(cast, "Ada Quill,,,Large Suppliers 1,,1 January 2031,31/12/2034") == [
        (Kind.KNOWN, "Member, Large Suppliers 1, 1 January 2031 to 31 December 2034.")
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Bo Reed,,,Wizards", "There is no seat “Wizards”. Correct it, or add the seat first."),
        ("Bo Reed,,,Large Suppliers,Observer", "Observers have no seat of their own."),
        ("Bo Reed,,,,Chair", "There cannot be two in the chair: Chair, from 1 January 2020 on."),
        ("Bo Reed,,,,,1 December 0026", "Tuesday 1 December 0026 is far off. Is the year right?"),
        ("Ada Quill,,,,,,31/12/9999", "Friday 31 December 9999 is far off. Is the year right?"),
        ("Bo Reed,,,,,,1 January 2020", "The term would end (1 January 2020) before it starts (2 March 2026)."),
        (
            "Ada Quill,,,Large Suppliers 2",
            "Ada Quill is on the panel already: Large Suppliers 1, 1 January 2024 to 31 December 2030. "
            "End that term first.",
        ),
        (
            "Secretary,secretary@example.org,,,Secretary,,31/12/2026",
            "Others depend on the term of Secretary. Shorten it on their own page.",
        ),
        (
            "Root,root@example.org",
            "root@example.org has an account that is no person’s yet. Ask whoever runs this installation.",
        ),
    ],
)
def test_what_the_panel_has_no_place_for_is_an_error(cast: Cast, ada: Membership, line: str, sentence: str) -> None:
    User.objects.create_superuser("root@example.org")

    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False):
        assert came_to(cast, line) == [(Kind.ERROR, sentence)]


def test_an_alternate_stands_in_for_somebody_who_sits(cast: Cast, ada: Membership) -> None:
    kept = listed(cast, "Leon Baptiste,,Northgate,,,1/5/2024,31/12/2025,,ada quill")

    take(kept, by=cast.secretary)

    leon = Membership.objects.get(person__name="Leon Baptiste")
    assert (leon.role, leon.stands_in_for, leon.seat) == (Role.ALTERNATE, ada, None)


# Who is meant


def test_a_namesake_is_asked_for_and_the_answer_is_kept(cast: Cast, priya: Person) -> None:
    kept = listed(cast, "Priya Nair,,Ofgem,,Observer,1/5/2024")

    (row,) = rows_of(kept, by=cast.secretary)
    assert (row.kind, row.said) == (Kind.DOUBT, ("Is this the Priya Nair of SECAS?",))
    assert row.choices == (
        ("", "Not answered yet"),
        (str(priya.pk), "Yes, the Priya Nair of SECAS"),
        ("new", "Somebody else of this name"),
        ("out", "Leave it out"),
    )

    answer(kept, {"2": ""}, by=cast.secretary)
    assert rows_of(kept, by=cast.secretary)[0].kind == Kind.DOUBT
    answer(kept, {"2": "out"}, by=cast.secretary)
    assert rows_of(kept, by=cast.secretary)[0].kind == Kind.LEFT_OUT
    answer(kept, {"2": "new"}, by=cast.secretary)
    assert rows_of(kept, by=cast.secretary)[0].kind == Kind.NEW
    answer(kept, {"2": str(priya.pk)}, by=cast.secretary)
    (row,) = rows_of(kept, by=cast.secretary)
    assert (row.kind, row.answer) == (Kind.KNOWN, str(priya.pk))
    assert row.said[1] == "They come from Ofgem, and no longer SECAS."


def test_the_same_name_and_organisation_is_the_same_person_and_never_a_second_one(cast: Cast, priya: Person) -> None:
    take(listed(cast, "priya nair,,secas,,Observer,1/5/2024"), by=cast.secretary)

    assert [each.panel.code for each in priya.memberships.order_by("pk")] == ["OTHER", "GRID"]
    assert Person.objects.filter(name__iexact="priya nair").count() == 1


def test_an_address_says_who_it_is_unless_the_names_differ(cast: Cast) -> None:
    assert came_to(cast, "Member,member@example.org", "Somebody,chair@example.org") == [
        (Kind.SAME, "On the panel already: from 1 January 2020 on."),
        (Kind.DOUBT, "The address chair@example.org is that of the Chair who is known already. Is it them?"),
    ]


def test_an_address_of_somebody_on_another_panel_is_not_taken_by_one_secretary(cast: Cast, priya: Person) -> None:
    kept = listed(cast, "Priya Nair,mine@example.org,SECAS,,Observer,1/5/2024")

    (row,) = rows_of(kept, by=cast.secretary)
    take(kept, by=cast.secretary)

    priya.refresh_from_db()
    assert row.said[1].startswith("The address is not taken: they belong to another panel too")
    assert priya.account is None


def test_a_day_with_the_month_first_is_taken_once_it_is_answered(cast: Cast) -> None:
    kept = listed(cast, "Bo Reed,,,,,04/25/2024")
    assert rows_of(kept, by=cast.secretary)[0].kind == Kind.DOUBT

    answer(kept, {"2": "take", "99": "take"}, by=cast.secretary)
    take(kept, by=cast.secretary)

    assert Membership.objects.get(person__name="Bo Reed").starts_on == date(2024, 4, 25)
    assert MemberImport.objects.get().answers == {"2": "take"}


# Taking it


def test_an_organisation_that_is_known_is_not_added_again_in_other_letters(cast: Cast, priya: Person) -> None:
    take(listed(cast, "Bo Reed,,secas", "Cy Dale,,Northgate", "Di Wolf,,NORTHGATE"), by=cast.secretary)

    assert sorted(Organisation.objects.values_list("name", flat=True)) == ["Northgate", "SECAS"]


def test_an_address_that_has_just_got_an_account_elsewhere_leaves_nothing_half_done(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = listed(cast, "Bo Reed,bo@example.org", "Cy Dale")
    rows = rows_of(kept, by=cast.secretary)
    monkeypatch.setattr("meetings.people.list_import.importer.rows_of", lambda *_args, **_more: rows)
    User.objects.create_user("bo@example.org")

    with pytest.raises(Unacceptable, match="has just been given an account"):
        take(kept, by=cast.secretary)
    assert not Person.objects.filter(name="Cy Dale").exists()


def test_good_lines_are_written_and_the_others_stay_to_be_seen(cast: Cast, ada: Membership) -> None:
    kept = listed(
        cast,
        "Bo Reed,bo@example.org,Reed & Sons,Large Suppliers,,1/5/2024,31/12/2030,yes",
        "Bo Reed,bo@example.org,Reed & Sons,,Observer,1/1/2022,31/12/2022",
        "Ada Quill,ada@example.org,Quill Holding,,,,31/12/2032",
        "Cy Dale,nothing",
    )
    answer(kept, {"4": str(ada.person.pk)}, by=cast.secretary)

    taken = take(kept, by=cast.secretary)

    bo, quill = Person.objects.get(name="Bo Reed"), Person.objects.get(name="Ada Quill")
    assert (taken.appointed, taken.changed) == (2, 1)
    assert sorted(account.email for account in taken.accounts) == ["ada@example.org", "bo@example.org"]
    assert [str(bo.organisation), bo.account.email, bo.memberships.count()] == ["Reed & Sons", "bo@example.org", 2]
    assert [str(quill.organisation), quill.account.email] == ["Quill Holding", "ada@example.org"]
    assert Membership.objects.get(pk=ada.pk).ends_on == date(2032, 12, 31)
    assert counts(rows_of(kept, by=cast.secretary)) == {Kind.SAME: 3, Kind.ERROR: 1}
    event = AuditEvent.objects.latest("seq")
    assert event.verb == "meetings.member_list_taken"
    assert f'"changed":[{ada.pk}]' in event.facts


def test_reading_a_list_and_answering_it_writes_nothing_on_the_panel(cast: Cast) -> None:
    before = Membership.objects.count(), Person.objects.count(), User.objects.count(), Organisation.objects.count()

    kept = listed(cast, "Bo Reed,bo@example.org,Reed & Sons")
    answer(kept, {"2": "take"}, by=cast.secretary)
    discard(kept, by=cast.secretary)

    after = Membership.objects.count(), Person.objects.count(), User.objects.count(), Organisation.objects.count()
    assert before == after
    assert not MemberImport.objects.exists()


def test_a_list_with_no_line_to_take_is_refused(cast: Cast) -> None:
    with pytest.raises(Unacceptable, match="No line of this list can be taken"):
        take(listed(cast, "Cy Dale,nothing"), by=cast.secretary)


def test_what_was_good_when_it_was_read_is_looked_at_again_when_it_is_taken(cast: Cast, ada: Membership) -> None:
    kept = listed(cast, "Bo Reed,,,Large Suppliers,,1/5/2024", "Cy Dale,,,,Observer")
    assert counts(rows_of(kept, by=cast.secretary)) == {Kind.NEW: 2}
    other = add_person("Di Wolf", by=cast.secretary)
    seat = cast.panel.seats.get(number=2)
    appoint_member(cast.panel, other, Role.MEMBER, seat=seat, starts_on=START, by=cast.secretary)

    assert take(kept, by=cast.secretary).appointed == 1

    assert not Person.objects.filter(name="Bo Reed").exists()


def test_a_list_of_five_thousand_with_five_bad_lines_takes_the_queries_of_a_short_one(cast: Cast) -> None:
    bad = {17, 1001, 2002, 3003, 4999}

    def take_list(count: int, name: str) -> tuple[int, int, MemberImport]:
        lines = [
            f"{name} {number},{'nothing' if number in bad else f'{name}{number}@example.org'},"
            f"Body {number % 40},,Observer,1/5/2024"
            for number in range(1, count + 1)
        ]
        kept = listed(cast, *lines)
        with CaptureQueriesContext(connection) as to_show:
            rows_of(kept, by=cast.secretary)
        with CaptureQueriesContext(connection) as to_take:
            take(kept, by=cast.secretary)
        return len(to_show), len(to_take), kept

    shown_short, taken_short, _ = take_list(3, "Short")
    started = process_time()
    shown, taken, kept = take_list(5000, "Long")

    seconds = process_time() - started  # of this process: others may be at work on the same machine
    faulty = [row for row in rows_of(kept, by=cast.secretary) if row.kind == Kind.ERROR]
    assert [row.entry.line for row in faulty] == [line + 1 for line in sorted(bad)]
    assert Membership.objects.filter(person__name__startswith="Long").count() == 4995
    assert shown == shown_short == 5
    assert taken - taken_short <= 4  # 5,000 rows are more than one insert can hold
    assert seconds < 15


@pytest.mark.parametrize("who", ["chair", "member", "outsider"])
def test_only_the_secretariat_reads_lists_in_and_takes_them(cast: Cast, who: str) -> None:
    by, kept = getattr(cast, who), listed(cast, "Bo Reed")

    for refused in (
        lambda: read_in(cast.panel, b"Name\nBo", file_name="", by=by),
        lambda: answer(kept, {}, by=by),
        lambda: take(kept, by=by),
        lambda: discard(kept, by=by),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert list(MemberImport.objects.visible_to(by)) == []


def test_a_list_is_forgotten_after_a_day(cast: Cast) -> None:
    kept = listed(cast, "Bo Reed")

    with time_machine.travel(kept.made_at + timedelta(hours=23), tick=False):
        assert forget_member_lists() == 0
    with time_machine.travel(kept.made_at + timedelta(hours=25), tick=False):
        assert forget_member_lists() == 1
