from dataclasses import replace

import pytest

from core.audience import Audience
from minutes.document.model import DocumentBlock, DocumentDecision, MinutesDocument
from minutes.document.redaction import redact
from minutes.rendering.decision_notes import majority_words, note_on, with_notes
from minutes.rendering.html import render_html
from minutes.rendering.text import render_text
from tests.factories import uuid_of

NAMED = ("Mr Nunn", "Ms Ode")


def decision(name: str = "d", **facts: object) -> DocumentDecision:
    stated = DocumentDecision(uuid_of(name), uuid_of("p"), "AGREED", "text", "The Board", "AGREED it.")
    return replace(stated, **facts)  # type: ignore[arg-type]


def span(name: str, text: str) -> str:
    return f'<span data-decision="{uuid_of(name)}" data-outcome="AGREED">{text}</span>'


@pytest.mark.parametrize(
    ("dissenting", "words"),
    [(None, "By a majority"), (0, "By a majority, 0 dissenting"), (2, "By a majority, 2 dissenting")],
)
def test_a_majority_is_told_with_its_dissent(dissenting: int | None, words: str) -> None:
    assert majority_words(dissenting) == words


@pytest.mark.parametrize(
    ("facts", "note"),
    [
        ({}, ""),
        ({"carried_by": "majority", "dissent_count": 2, "condition": "funding"}, ""),  # the text says so
        ({"carried_by": "majority", "by_hand": ("carried_by",)}, "[By a majority.]"),
        ({"carried_by": "majority", "dissent_count": 2, "by_hand": ("dissent_count",)}, "[2 dissenting.]"),
        ({"carried_by": "majority", "dissent_count": 2, "by_hand": ("carried_by",)}, "[By a majority, 2 dissenting.]"),
        (
            {"carried_by": "majority", "dissent_count": 2, "dissent_names": NAMED, "by_hand": ("dissent_names",)},
            "[Dissenting: Mr Nunn and Ms Ode.]",
        ),
        (
            {
                "carried_by": "majority",
                "dissent_count": 3,
                "dissent_names": NAMED,
                "by_hand": ("carried_by", "dissent_names"),
            },
            "[By a majority, 3 dissenting, among them Mr Nunn and Ms Ode.]",
        ),
        (
            {"condition": "legal advice.", "is_negative": True, "by_hand": ("condition", "is_negative")},
            "[Not carried; condition: legal advice.]",
        ),
        ({"deferred_to": "the May meeting", "by_hand": ("deferred_to",)}, "[Deferred to the May meeting.]"),
        ({"condition": "", "by_hand": ("condition",)}, ""),
    ],
)
def test_what_was_set_by_hand_is_noted_and_nothing_else(facts: dict, note: str) -> None:
    assert note_on(decision(**facts)) == note


def test_a_note_stands_behind_the_last_piece_of_its_statement() -> None:
    html = (
        f'<p data-block="{uuid_of("p")}">{span("d", "It AGREED")} <em>all</em> {span("d", "that.")} It&nbsp;rose.</p>'
    )

    noted = with_notes(html, [decision(condition="x < y", by_hand=("condition",)), decision("other")])

    assert noted == html.replace("that.</span>", "that.</span> <em>[Condition: x &lt; y.]</em>").replace(
        "&nbsp;", "\xa0"
    )
    assert with_notes(html, [decision("other")]) == html


@pytest.mark.parametrize("words", ["AGREED two delegations", "AGREED <em>two</em> delegations"])
def test_a_note_stands_before_the_colon_that_leads_on(words: str) -> None:
    html = f'<p data-block="{uuid_of("p")}">The Board {span("d", f"{words}:")}</p>'

    noted = with_notes(html, [decision(condition="funds", by_hand=("condition",))])

    assert noted == html.replace("delegations:", "delegations <em>[Condition: funds.]</em>:")


def test_minutes_print_it_as_page_and_as_text(draft: MinutesDocument) -> None:
    item = draft.items[0]
    html = f'<ul data-block="{uuid_of("p")}"><li><p>{span("d", "AGREED it")}; and</p></li></ul>'
    block = DocumentBlock(uuid_of("p"), "list", html, "AGREED it; and")
    noted = decision(carried_by="majority", dissent_names=NAMED, by_hand=("carried_by", "dissent_names"))
    document = replace(draft, items=(replace(item, blocks=(block,), decisions=(noted,)),))

    page, text = (render(redact(document, Audience.PUBLIC)) for render in (render_html, render_text))

    words = "[By a majority, dissenting: Mr Nunn and Ms Ode.]"
    assert f"<em>{words}</em>; and" in page
    assert f"- AGREED it {words}; and" in text


def test_of_a_statement_that_is_withheld_nothing_is_noted(draft: MinutesDocument) -> None:
    item = draft.items[0]
    html = f'<p data-block="{uuid_of("p")}" data-sensitivity="confidential">{span("d", "It AGREED.")}</p>'
    block = DocumentBlock(uuid_of("p"), "paragraph", html, "It AGREED.", "confidential")
    noted = decision(condition="a secret price", by_hand=("condition",))
    document = replace(draft, items=(replace(item, blocks=(block,), decisions=(noted,)),))

    public, confidential = (
        render_text(redact(document, audience)) for audience in (Audience.PUBLIC, Audience.CONFIDENTIAL)
    )

    assert "a secret price" not in public
    assert "a secret price" in confidential
