"""Agendas as examples for properties: any items, any of them secret."""

from datetime import time

from hypothesis import strategies as st

from core.audience import Sensitivity
from meetings.agenda.document import AgendaDocument, AgendaEntry
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
        organisation=text,
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
        issued_by=draw(st.sampled_from(["", "Ann Ost"])),
        held_on=draw(st.none() | st.dates()),
        starts_at=draw(st.none() | st.just(time(10, 30))),
        letterhead=draw(st.none() | st.just(DocumentLetterhead("1 High Street"))),
        items=tuple(draw(entries(id_)) for id_ in ids),
        before=tuple(draw(entries(id_)) for id_ in earlier),
    )
