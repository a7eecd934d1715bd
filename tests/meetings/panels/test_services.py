"""Panels, their outcome words and letterhead: made, set, and refused."""

import io
from datetime import date

import pytest
from PIL import Image

from core.accounts.models import User
from core.errors import NotAllowed, Unacceptable
from meetings.calendar.services.by_correspondence import create_by_correspondence
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import Role
from meetings.models import Letterhead, OutcomeWord
from meetings.panels.services import add_outcome_words, create_panel, panel_of_mark, set_letterhead
from meetings.people.services.memberships import appoint_member
from meetings.setup.services.settings import change_panel_rules
from tests.conftest import Cast
from tests.factories import make_meeting, make_panel
from tests.meetings.people.services.members import person


@pytest.mark.parametrize("who", ["chair", "member", "observer", "outsider"])
def test_only_the_secretariat_appoints_and_creates_meetings(cast: Cast, who: str) -> None:
    by = getattr(cast, who)

    with pytest.raises(NotAllowed):
        appoint_member(cast.panel, person("A"), Role.MEMBER, starts_on=date(2024, 1, 1), by=by)
    with pytest.raises(NotAllowed):
        create_meeting(cast.panel, 1, by=by)
    with pytest.raises(NotAllowed):
        create_panel("NEW", name="New Panel", by=by)


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


@pytest.mark.parametrize(
    ("code", "name"),
    [("grid", "A"), ("G", "A"), ("GRIDGRIDG", "A"), ("1G", "A"), ("G-", "A"), ("G_1", "A"), ("GRID", "")],
)
def test_a_panel_needs_a_code_in_capitals_and_a_name(operator: User, code: str, name: str) -> None:
    with pytest.raises(Unacceptable):
        create_panel(code, name=name, by=operator)


@pytest.mark.parametrize("code", ["A-B2", "H&W1", "G1", "A-2"])
def test_a_code_can_have_digits_a_hyphen_and_an_ampersand(operator: User, code: str) -> None:
    assert create_panel(code, name="A", by=operator).code == code


@pytest.mark.parametrize(("there", "code"), [("A-B", "A-B2"), ("A-B2", "A-B"), ("A2", "A2-47"), ("A2-47", "A2")])
def test_no_code_reads_as_a_meeting_of_another_panel(operator: User, there: str, code: str) -> None:
    make_panel(there, "Audit Board")
    longer, shorter = sorted((there, code), key=len, reverse=True)

    with pytest.raises(Unacceptable, match=f"{longer} would read as a meeting of {shorter}"):
        create_panel(code, name="B", by=operator)


@pytest.mark.parametrize(("there", "code"), [("A-B", "A-B-2"), ("AB", "AB02"), ("AB2", "AB2C"), ("AB", "ABC2")])
def test_a_code_that_only_begins_alike_is_free(operator: User, there: str, code: str) -> None:
    make_panel(there, "Audit Board")

    assert create_panel(code, name="B", by=operator).code == code


@pytest.mark.parametrize("code", ["GRID-C", "GRID-C12"])
def test_no_code_reads_as_a_decision_by_correspondence_of_another_panel(operator: User, code: str) -> None:
    make_panel("GRID")

    with pytest.raises(Unacceptable, match=f"has the code GRID, and {code} would read as a decision by corr"):
        create_panel(code, name="B", by=operator)
    assert create_panel("GRID-D", name="B", by=operator).code == "GRID-D"


def test_marks_under_which_something_was_decided_stay_taken(cast: Cast, operator: User) -> None:
    create_by_correspondence(cast.panel, ["Budget"], by=cast.secretary)
    change_panel_rules(cast.panel, {"correspondence_mark": "D"}, by=cast.secretary)

    for code in ("GRID-C", "GRID-D"):
        with pytest.raises(Unacceptable, match="decision by correspondence"):
            create_panel(code, name="B", by=operator)


def test_a_mark_that_reads_as_another_panels_code_is_refused(cast: Cast) -> None:
    make_panel("GRID-C", "Committee")
    make_panel("GRID-D12", "Another")

    for mark in ("C", "D"):
        assert panel_of_mark(cast.panel, mark)
    assert panel_of_mark(cast.panel, "E") is None
    with pytest.raises(Unacceptable, match="could be taken for those of another panel"):
        create_by_correspondence(cast.panel, ["Budget"], by=cast.secretary)
    with pytest.raises(Unacceptable, match="could be taken for those of another panel"):
        change_panel_rules(cast.panel, {"correspondence_mark": "D"}, by=cast.secretary)
    change_panel_rules(cast.panel, {"correspondence_mark": "E"}, by=cast.secretary)
    assert create_by_correspondence(cast.panel, ["Budget"], by=cast.secretary).reference == "GRID-E1"


def test_a_code_or_a_meeting_number_is_given_once(operator: User) -> None:
    panel = make_panel()
    make_meeting(panel, 1)

    with pytest.raises(Unacceptable, match="has the code GRID already"):
        create_panel("GRID", name="Another", by=operator)
    with pytest.raises(Unacceptable, match="a meeting of this number already"):
        create_meeting(panel, 1, by=operator)


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
