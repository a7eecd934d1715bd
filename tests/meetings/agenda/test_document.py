"""The wall before an agenda."""

from dataclasses import replace

import pytest
from hypothesis import given

from core.audience import WITHHELD_TITLE, Audience
from meetings.agenda.document import AgendaDocument, AgendaEntry, Secrecy, keep_secret, redact_agenda
from tests.meetings.agenda.documents import SECRET, documents


@given(documents())
def test_no_secret_is_in_the_public_rendition_and_no_number_or_time_shifts(document: AgendaDocument) -> None:
    public = redact_agenda(document, Audience.PUBLIC)

    assert "SECRET" not in repr(public)
    assert [(entry.id, entry.number, entry.minutes_taken) for entry in public.document.items] == [
        (entry.id, entry.number, entry.minutes_taken) for entry in document.items
    ]


@given(documents())
def test_the_cleared_read_every_item_as_it_stands(document: AgendaDocument) -> None:
    assert redact_agenda(document, Audience.CONFIDENTIAL).document.items == document.items


@given(documents())
def test_to_redact_twice_is_to_redact_once(document: AgendaDocument) -> None:
    once = redact_agenda(document, Audience.PUBLIC).document

    assert redact_agenda(once, Audience.PUBLIC).document == once


@pytest.mark.parametrize("place", ["items", "before"])
def test_a_sensitivity_that_is_not_known_is_shown_to_nobody(place: str) -> None:
    odd = AgendaEntry(1, 1, "Odd", sensitivity="embargoed")

    for audience in Audience:
        with pytest.raises(ValueError, match="embargoed"):
            redact_agenda(AgendaDocument("GRID", "Panel", 1, **{place: (odd,)}), audience)


def marks(before: list[AgendaEntry], now: list[AgendaEntry], audience: Audience = Audience.PUBLIC) -> dict[int, str]:
    document = AgendaDocument("GRID", "Panel", 1, revision=2, items=tuple(now), before=tuple(before))
    return dict(redact_agenda(document, audience).marks)


WELCOME, BUDGET = AgendaEntry(1, 1, "Welcome"), AgendaEntry(2, 2, "Budget")


def test_a_revision_marks_what_differs_from_the_one_before() -> None:
    assert marks([], [WELCOME]) == {}
    assert marks([WELCOME], [WELCOME, BUDGET]) == {2: "New"}
    assert marks([BUDGET], [replace(BUDGET, presenter="Ann Ost")]) == {2: "Changed"}
    assert marks([BUDGET], [replace(BUDGET, number=3)]) == {2: "Was item 2"}
    assert marks([BUDGET], [replace(BUDGET, number=3, title="Money")]) == {2: "Changed, was item 2"}
    assert marks([BUDGET], [replace(BUDGET, is_withdrawn=True, withdrawn_reason="No time")]) == {2: "Withdrawn"}
    assert marks([replace(BUDGET, is_withdrawn=True)], [BUDGET]) == {2: "Back on the agenda"}


def test_an_organisation_that_was_not_printed_before_is_no_change() -> None:
    before = replace(BUDGET, presenter="Ann Ost")

    assert marks([before], [replace(before, organisation="SECAS")]) == {}


@pytest.mark.parametrize(
    ("presenter", "organisation", "in_full"),
    [
        ("Ann Ost", "SECAS", "Ann Ost, SECAS"),
        ("Ann Ost", "", "Ann Ost"),
        ("Ann Ost (SECAS)", "SECAS", "Ann Ost (SECAS)"),
        ("", "SECAS", ""),
    ],
)
def test_a_presenter_is_named_with_their_organisation_once(presenter: str, organisation: str, in_full: str) -> None:
    assert replace(BUDGET, presenter=presenter, organisation=organisation).presenter_in_full == in_full


def test_a_change_that_a_reader_cannot_see_is_no_change_to_them() -> None:
    before = AgendaEntry(2, 2, "Price", "A contract", sensitivity=SECRET, sensitivity_reason="Prices")
    now = replace(before, title="Another price", presenter="Ann Ost")

    assert marks([before], [now]) == {}
    assert marks([before], [now], Audience.CONFIDENTIAL) == {2: "Changed"}


def test_what_is_on_the_agenda_no_longer_is_named_by_its_number_alone() -> None:
    document = AgendaDocument("GRID", "Panel", 1, revision=2, items=(WELCOME,), before=(WELCOME, BUDGET))

    redacted = redact_agenda(document, Audience.PUBLIC)

    assert redacted.gone == (2,)
    assert "Budget" not in repr(redacted)


def test_what_became_confidential_since_the_issue_is_withheld_and_nothing_becomes_public() -> None:
    secret = replace(WELCOME, sensitivity=SECRET, sensitivity_reason="Names")
    issued = AgendaDocument("GRID", "Panel", 1, revision=2, items=(secret, BUDGET), before=(BUDGET,))

    public = redact_agenda(keep_secret(issued, {2: Secrecy("Prices", "A contract")}), Audience.PUBLIC)

    assert [entry.title for entry in public.document.items] == [WITHHELD_TITLE, "A contract"]
    assert public.marks == {1: "New"}
