"""A list of members is kept, answered and taken: what is written at once, and by whom."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.enums import Role
from meetings.models import MemberImport, Membership, Organisation, Person
from meetings.people.list_import.importer import answer, discard, forget_member_lists, mend_line, read_in, rows_of, take
from meetings.people.list_import.rows import RowKind, counts
from meetings.people.services.memberships import appoint_member
from meetings.people.services.people import add_person
from tests.conftest import Cast
from tests.meetings.people.list_import.lists import listed


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
    assert counts(rows_of(kept, by=cast.secretary)) == {RowKind.SAME: 3, RowKind.ERROR: 1}
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
    with pytest.raises(Unacceptable, match="No line of this list can be imported"):
        take(listed(cast, "Cy Dale,nothing"), by=cast.secretary)


def test_what_was_good_when_it_was_read_is_looked_at_again_when_it_is_taken(cast: Cast, ada: Membership) -> None:
    kept = listed(cast, "Bo Reed,,,Large Suppliers,,1/5/2024", "Cy Dale,,,,Observer")
    assert counts(rows_of(kept, by=cast.secretary)) == {RowKind.NEW: 2}
    other = add_person("Di Wolf", by=cast.secretary)
    seat = cast.panel.seats.get(number=2)
    appoint_member(cast.panel, other, Role.MEMBER, seat=seat, starts_on=date(2024, 1, 1), by=cast.secretary)

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
    shown, taken, kept = take_list(5000, "Long")

    faulty = [row for row in rows_of(kept, by=cast.secretary) if row.kind == RowKind.ERROR]
    assert [row.entry.line for row in faulty] == [line + 1 for line in sorted(bad)]
    assert Membership.objects.filter(person__name__startswith="Long").count() == 4995
    assert shown == shown_short == 5
    assert taken - taken_short <= 4  # 5,000 rows are more than one insert can hold


def test_a_line_is_mended_where_it_stands_and_can_be_taken(cast: Cast) -> None:
    kept = listed(cast, "Bo Reed,nowhere", "Cy Rowe,cy@example.org")
    answer(kept, {"2": "out", "3": "out"}, by=cast.secretary)

    mend_line(kept, 2, ["Bo Reed", "bo@example.org"], by=cast.secretary)

    kept = MemberImport.objects.get()
    assert kept.answers == {"3": "out"}
    assert [row.kind for row in rows_of(kept, by=cast.secretary)] == [RowKind.NEW, RowKind.LEFT_OUT]
    assert AuditEvent.objects.filter(verb="meetings.member_list_line_mended").count() == 1
    with pytest.raises(WrongState, match="no line 9"):
        mend_line(kept, 9, ["Di Wolf"], by=cast.secretary)


@pytest.mark.parametrize("who", ["chair", "member", "outsider"])
def test_only_the_secretariat_reads_lists_in_and_takes_them(cast: Cast, who: str) -> None:
    by, kept = getattr(cast, who), listed(cast, "Bo Reed")

    for refused in (
        lambda: read_in(cast.panel, b"Name\nBo", file_name="", by=by),
        lambda: answer(kept, {}, by=by),
        lambda: mend_line(kept, 2, [], by=by),
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
