import io
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import Role
from meetings.models import Letterhead, Membership, OutcomeWord, Panel, Person, Seat
from meetings.panels.queries import outcome_words
from meetings.panels.services import add_outcome_words, create_panel, set_letterhead
from meetings.people.services.memberships import appoint
from meetings.people.services.people import add_person
from meetings.people.services.seats import add_seats
from tests.conftest import Cast
from tests.factories import make_meeting, make_panel

DAYS = st.integers(0, 20).map(lambda days: date(2024, 1, 1) + timedelta(days=days))


@pytest.fixture
def seat(cast: Cast) -> Seat:
    return Seat.objects.create(panel=cast.panel, category="Large Suppliers")


def person(name: str) -> Person:
    return Person.objects.create(name=name)


def test_a_person_is_appointed_to_a_seat_between_two_days(cast: Cast, seat: Seat) -> None:
    membership = appoint(
        cast.panel, person("Ada Quill"), Role.MEMBER, seat=seat, starts_on=date(2024, 1, 1), by=cast.secretary
    )

    assert (membership.seat, membership.ends_on) == (seat, None)
    assert AuditEvent.objects.latest("seq").verb == "meetings.person_appointed"


def test_a_seat_has_one_holder_at_a_time(cast: Cast, seat: Seat) -> None:
    appoint(cast.panel, person("Ada Quill"), Role.MEMBER, seat=seat, starts_on=date(2024, 1, 1), by=cast.secretary)

    with pytest.raises(Unacceptable, match=r"Large Suppliers 1 is taken: Ada Quill, from 1 January 2024 on\."):
        appoint(cast.panel, person("Bo Reed"), Role.MEMBER, seat=seat, starts_on=date(2025, 1, 1), by=cast.secretary)
    assert Membership.objects.filter(seat=seat).count() == 1


def test_a_seat_is_free_the_day_after_its_holders_last(cast: Cast, seat: Seat) -> None:
    first, last = date(2024, 1, 1), date(2024, 6, 30)
    appoint(cast.panel, person("A"), Role.MEMBER, seat=seat, starts_on=first, ends_on=last, by=cast.secretary)

    appoint(cast.panel, person("B"), Role.MEMBER, seat=seat, starts_on=last + timedelta(days=1), by=cast.secretary)

    assert Membership.objects.filter(seat=seat).count() == 2


@given(DAYS, DAYS, DAYS, DAYS)
def test_nobody_has_one_role_twice_on_any_day(cast: Cast, a: date, b: date, c: date, d: date) -> None:
    who = person("Ada Quill")
    one, other = sorted((a, b)), sorted((c, d))
    appoint(cast.panel, who, Role.MEMBER, starts_on=one[0], ends_on=one[1], by=cast.operator)
    overlaps = one[0] <= other[1] and other[0] <= one[1]

    try:
        appoint(cast.panel, who, Role.MEMBER, starts_on=other[0], ends_on=other[1], by=cast.operator)
        refused = False
    except Unacceptable:
        refused = True

    assert refused == overlaps


def test_a_term_that_ends_before_it_starts_is_refused(cast: Cast) -> None:
    with pytest.raises(Unacceptable):
        appoint(
            cast.panel,
            person("A"),
            Role.MEMBER,
            starts_on=date(2024, 2, 1),
            ends_on=date(2024, 1, 1),
            by=cast.secretary,
        )


@pytest.mark.parametrize("who", ["chair", "member", "observer", "outsider"])
def test_only_the_secretariat_appoints_and_creates_meetings(cast: Cast, who: str) -> None:
    by = getattr(cast, who)

    with pytest.raises(NotAllowed):
        appoint(cast.panel, person("A"), Role.MEMBER, starts_on=date(2024, 1, 1), by=by)
    with pytest.raises(NotAllowed):
        create_meeting(cast.panel, 1, by=by)
    with pytest.raises(NotAllowed):
        create_panel("NEW", name="New Panel", by=by)


def test_a_panel_has_its_own_outcome_words_beside_those_of_all(cast: Cast) -> None:
    add_outcome_words(cast.panel, {"ENDORSED"}, by=cast.secretary)

    assert outcome_words(cast.panel) - outcome_words(Panel.objects.get(code="OTHER")) == {"ENDORSED"}
    assert {"NOTED", "AGREED", "APPROVED", "DEFERRED", "DISCUSSED"} == outcome_words(Panel.objects.get(code="OTHER"))


def test_a_word_that_the_panel_has_already_is_not_added(cast: Cast) -> None:
    add_outcome_words(cast.panel, ["ENDORSED"], by=cast.secretary)

    for word in ("NOTED", "ENDORSED"):
        with pytest.raises(Unacceptable, match=word):
            add_outcome_words(cast.panel, [word], by=cast.secretary)

    assert list(cast.panel.outcome_words.values_list("word", flat=True)) == ["ENDORSED"]


@pytest.mark.parametrize("word", ["endorsed", "TWO WORDS", "AB", "É", ""])
def test_an_outcome_is_one_word_in_capitals(cast: Cast, word: str) -> None:
    with pytest.raises(Unacceptable):
        add_outcome_words(cast.panel, {word}, by=cast.secretary)
    assert not OutcomeWord.objects.filter(panel=cast.panel).exists()


@pytest.mark.parametrize(("code", "name"), [("grid", "A"), ("G", "A"), ("GRIDGRIDG", "A"), ("G1", "A"), ("GRID", "")])
def test_a_panel_needs_a_code_in_capitals_and_a_name(operator: User, code: str, name: str) -> None:
    with pytest.raises(Unacceptable):
        create_panel(code, name=name, by=operator)


def test_a_code_or_a_meeting_number_is_given_once(operator: User) -> None:
    panel = make_panel()
    make_meeting(panel, 1)

    with pytest.raises(Unacceptable, match="has the code GRID already"):
        create_panel("GRID", name="Another", by=operator)
    with pytest.raises(Unacceptable, match="a meeting of this number already"):
        create_meeting(panel, 1, by=operator)


def test_seats_of_a_category_are_numbered_on(cast: Cast) -> None:
    add_seats(cast.panel, "Large Suppliers", 2, by=cast.secretary)

    more = add_seats(cast.panel, "Large Suppliers", 1, appointed_by="Large Suppliers", by=cast.secretary)

    assert [str(seat) for seat in more] == ["Large Suppliers 3"]
    with pytest.raises(Unacceptable):
        add_seats(cast.panel, "", 1, by=cast.secretary)


def test_a_person_comes_from_an_organisation_that_is_added_once(cast: Cast) -> None:
    first = add_person("Priya Nair", organisation="SECAS", by=cast.secretary)
    second = add_person("Meera Shah", organisation="SECAS", by=cast.secretary)

    assert first.organisation == second.organisation
    with pytest.raises(NotAllowed):
        add_person("Nobody", by=cast.chair)
    with pytest.raises(Unacceptable):
        add_person("Anna Brandt", account=cast.member, by=cast.secretary)


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "navy").save(out, "PNG")
    return out.getvalue()


def test_a_letterhead_is_set_and_set_again(cast: Cast) -> None:
    set_letterhead(cast.panel, address_line="1 High Street", by=cast.secretary)

    set_letterhead(cast.panel, logo=png(), logo_alt="A blue square", by=cast.secretary)

    letterhead = Letterhead.objects.get()
    assert (bytes(letterhead.logo), letterhead.logo_alt, letterhead.address_line) == (png(), "A blue square", "")


@pytest.mark.parametrize(
    ("logo", "alt", "says"),
    [
        (b"<svg onload='x'/>", "A logo", "not a PNG"),
        (png()[:40], "A logo", "not a PNG"),
        (png() + bytes(200_000), "A logo", "200 KB"),
        (png(), "", "what the logo shows"),
    ],
)
def test_a_logo_is_a_png_that_can_be_read_and_says_what_it_shows(cast: Cast, logo: bytes, alt: str, says: str) -> None:
    with pytest.raises(Unacceptable, match=says):
        set_letterhead(cast.panel, logo=logo, logo_alt=alt, by=cast.secretary)
    assert not Letterhead.objects.exists()
