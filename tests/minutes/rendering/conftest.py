"""Documents to render, made by hand: invented people, our own words."""

from datetime import date
from uuid import UUID, uuid5

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory

from core.audience import Audience, Sensitivity
from meetings.enums import AttendanceKind, MeetingState
from minutes.document.model import DocumentAction, DocumentAttendee, DocumentBlock, DocumentItem, MinutesDocument
from minutes.document.parts import document_blocks, document_decision, document_mentions
from minutes.document.redaction import Redacted, redact
from minutes.enums import MinutesState
from minutes.reading.crumbs import Crumbs
from minutes.rendering.html import render_sheet
from minutes.rendering.links import Links
from minutes.text import mark_statements, normal_form, read
from minutes.workflow.progress import track

NAMESPACE = UUID("0f0e0d0c-0b0a-4000-8000-000000000000")
WORDS = frozenset({"NOTED", "AGREED", "APPROVED", "DEFERRED", "DISCUSSED", "ENDORSED"})


def page_as_text(redacted: Redacted) -> str:
    """The page as somebody who has not signed in gets it."""
    request = RequestFactory().get("/minutes/GRID12/")
    request.user = AnonymousUser()
    document = redacted.document
    context = {
        "panel": document.panel_name,
        "title": f"Minutes of the {document.number}th meeting",
        "sheet": render_sheet(
            redacted,
            Links(own=True),
            crumbs=Crumbs(1, document.panel_name, document.panel_code, document.number),
            track=track(MeetingState.CLOSED, MinutesState(document.state)),
            pdf="/minutes/GRID12.pdf",
        ),
    }
    return render_to_string("minutes/pages/minutes_detail.html", context, request)


def uuid_of(name: str) -> str:
    return str(uuid5(NAMESPACE, name))


def in_normal_form(name: str, html: str) -> str:
    """The HTML as it would be kept, its uuids the same in every run."""
    numbers = iter(range(1000))
    kept = normal_form(html, new_id=lambda: uuid_of(f"{name} {next(numbers)}"))
    return mark_statements(kept, WORDS, name_statement=lambda block, place: uuid_of(f"{block} {place}"))


def make_blocks(name: str, html: str) -> tuple[DocumentBlock, ...]:
    return document_blocks(read(in_normal_form(name, html), panel_code="GRID").blocks)


def make_item(number: int, title: str, html: str, **facts: object) -> DocumentItem:
    """An item with everything read from its text, as ``build_document`` would; actions numbered from 02 on."""
    reading = read(in_normal_form(title, html), panel_code="GRID")
    return DocumentItem(
        number=number,
        title=title,
        points_to_confidential_minutes=reading.points_to_confidential_minutes,
        blocks=document_blocks(reading.blocks),
        decisions=tuple(map(document_decision, reading.statements)),
        actions=tuple(
            DocumentAction(each.id, each.block, f"GRID12/{place:02}", False, each.owner, each.due, each.text)
            for place, each in enumerate(reading.actions, start=2)
        ),
        mentions=document_mentions(reading.mentions),
        **facts,
    )


ACTION = f'<aside data-action="{uuid_of("the action")}">'

BUDGET = f"""
<h3>What it costs</h3>
<p>Priya Vale set out the budget for 2025. The Board AGREED to keep the reserve at 4% &amp; no lower.</p>
<p>Members asked how the reserve was counted, as under GRID11/03. The Board:</p>
<ul>
<li><p>NOTED the contents of the paper; and</p></li>
<li><p>APPROVED two delegations:</p><ul><li><p>travel up to £500; and</p></li><li><p>training.</p></li></ul></li>
</ul>
{ACTION}Tomas Reed to provide a note on the reserve at the June 2024 meeting.</aside>
<table><tr><th>Year</th><th>Reserve</th></tr><tr><td>2024</td><td>4%</td></tr><tr><td>2025</td><td>5%</td></tr></table>
"""

STEPS = """
<p>The Board ENDORSED the plan and DEFERRED the date to the June 2024 meeting.</p>
<ul><li><p>(a) write to every party;</p></li><li><p>(b) wait ten days.</p></li></ul>
<ol><li><p>First read.</p><p>Then think.</p></li><li><p>Then write.</p></li></ol>
"""

ATTENDANCE = (
    DocumentAttendee(AttendanceKind.PRESENT, "Ines Holt", "Independent Chair"),
    DocumentAttendee(AttendanceKind.ALTERNATE, "Priya Vale", "Networks", "Alternate for Tomas Reed"),
    DocumentAttendee(AttendanceKind.IN_ATTENDANCE, "Bo Lindqvist", "", "Items 1 to 2"),
    DocumentAttendee(AttendanceKind.APOLOGIES, "Maud Achterberg", "Small Generators"),
)


@pytest.fixture
def draft() -> MinutesDocument:
    """A draft of our own: everything a text can hold, one item secret, one block secret in a public item."""
    secret = "<p>The Board heard that the bid of Halden Ltd was AGREED to be too high.</p>"
    mixed = '<p>Supply was on time.</p><p data-sensitivity="confidential">One late supplier is named here.</p>'
    return MinutesDocument(
        panel_code="GRID",
        panel_name="Grid Board",
        number=12,
        state=MinutesState.DRAFT,
        held_on=date(2024, 5, 9),
        attendance_recorded=True,
        apologies_recorded=True,
        attendance=ATTENDANCE,
        items=(
            make_item(1, "Budget", BUDGET),
            make_item(2, "Next steps", STEPS),
            make_item(
                3,
                "The Halden bid",
                secret,
                public_title="A tender",
                sensitivity=Sensitivity.CONFIDENTIAL,
                sensitivity_reason="Commercial until the award",
            ),
            make_item(4, "Supply", mixed),
        ),
    )


@pytest.fixture
def imported() -> MinutesDocument:
    """Minutes that somebody else published: a beginning of their own, and no day, no attendance."""
    front = "<p>Apologies:</p><table><tr><td>Small Generators</td><td>Maud Achterberg</td></tr></table>"
    return MinutesDocument(
        panel_code="GRID",
        panel_name="Grid Board",
        number=11,
        state=MinutesState.PUBLISHED_ELSEWHERE,
        source="grid11.txt",
        apologies_recorded=True,
        attendance=ATTENDANCE[-1:],
        front=make_blocks("front", front),
        items=(
            make_item(1, "Budget", BUDGET.replace("GRID12", "GRID11")),
            make_item(2, "A pointer", "<p>Further information is in the Confidential Minutes.</p>"),
        ),
    )


@pytest.fixture
def public(draft: MinutesDocument) -> Redacted:
    return redact(draft, Audience.PUBLIC)


@pytest.fixture
def confidential(draft: MinutesDocument) -> Redacted:
    return redact(draft, Audience.CONFIDENTIAL)


@pytest.fixture
def imported_public(imported: MinutesDocument) -> Redacted:
    return redact(imported, Audience.PUBLIC)
