"""The wall before an agenda, and the text that is kept of an issue."""

import json
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.audience import WITHHELD_TITLE, Audience, Sensitivity
from meetings.agenda.document import AgendaDocument, AgendaEntry, Secrecy, keep_secret, redact_agenda
from meetings.agenda.serialise import agenda_from, agenda_text
from meetings.panels.letterhead import DocumentLetterhead

SECRET = Sensitivity.CONFIDENTIAL


@st.composite
def entries(draw: st.DrawFn, id_: int) -> AgendaEntry:
    """An item in which every text says whether it is secret."""
    is_secret = draw(st.booleans())
    text = "SECRET" if is_secret else "open"
    is_withdrawn = draw(st.booleans())
    return AgendaEntry(
        id_,
        draw(st.integers(1, 9)),
        title=text,
        public_title=draw(st.sampled_from(["", "A contract"])) if is_secret else "",
        purpose=text if is_secret else draw(st.sampled_from(["", "For decision"])),
        presenter=text,
        minutes_allotted=draw(st.none() | st.integers(0, 90)),
        sensitivity=SECRET if is_secret else Sensitivity.PUBLIC,
        sensitivity_reason="SECRET" if is_secret else "",
        withdrawn_reason=text if is_withdrawn else "",
        is_withdrawn=is_withdrawn,
    )


@st.composite
def documents(draw: st.DrawFn) -> AgendaDocument:
    ids = draw(st.lists(st.integers(1, 6), unique=True, max_size=5))
    earlier = draw(st.lists(st.integers(1, 6), unique=True, max_size=5))
    return AgendaDocument(
        "GRID",
        "Grid Code Panel",
        12,
        revision=draw(st.integers(0, 3)),
        issued_on=draw(st.none() | st.dates()),
        held_on=draw(st.none() | st.dates()),
        starts_at=draw(st.none() | st.just(time(10, 30))),
        letterhead=draw(st.none() | st.just(DocumentLetterhead("1 High Street"))),
        items=tuple(draw(entries(id_)) for id_ in ids),
        before=tuple(draw(entries(id_)) for id_ in earlier),
    )


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


@given(documents())
def test_what_is_kept_of_an_issue_is_read_back_as_it_was(document: AgendaDocument) -> None:
    assert agenda_from(agenda_text(document, "salt")) == document


def test_the_kept_text_is_canonical_and_differs_by_its_salt() -> None:
    document = AgendaDocument("GRID", "Grid Code Panel", 12, held_on=date(2026, 12, 8), starts_at=time(10))

    text = agenda_text(document, "aa")

    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert text != agenda_text(document, "bb")
    assert '"starts_at":"10:00:00"' in text


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
