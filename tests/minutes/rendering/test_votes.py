import json
from dataclasses import replace

import pytest

from core.audience import Audience
from minutes.document.model import (
    DocumentBallot,
    DocumentBlock,
    DocumentDecision,
    DocumentItem,
    DocumentOption,
    DocumentVote,
    MinutesDocument,
)
from minutes.document.redaction import redact
from minutes.rendering.body import minutes_view
from minutes.rendering.decision_notes import note_on
from minutes.rendering.html import render_html
from minutes.rendering.json import render_json
from minutes.rendering.text import render_text
from minutes.rendering.votes import VoteLine, vote_note, vote_view, vote_views
from tests.factories import uuid_of
from tests.minutes.rendering.test_json import SCHEMA, faults

CARRIED = DocumentVote("Carried by 2 votes to 1.", "by 2 votes to 1", True, 2, 1)
NAMED = replace(
    CARRIED,
    abstained=1,
    mover="Ada",
    seconder="Bo",
    ballots=(
        DocumentBallot("Ada", "for", "Networks"),
        DocumentBallot("Bo", "for", "Suppliers", "Cy"),
        DocumentBallot("Di", "against"),
        DocumentBallot("Eve", "abstained"),
    ),
    places="both",
)
OPTIONS = DocumentVote(
    "“Oak” is chosen.",
    "“Oak” chosen: “Oak” 2, “Elm” none",
    True,
    options=(DocumentOption("Oak", 2), DocumentOption("Elm", 0)),
    chosen="Oak",
    casting="Oak",
    casting_by="Di",
    ballots=(DocumentBallot("Ada", "for", option="Oak"), DocumentBallot("Bo", "for", option="Oak")),
    places="table",
)


def decision(vote: DocumentVote | None, **facts: object) -> DocumentDecision:
    stated = DocumentDecision(uuid_of("d"), uuid_of("p"), "AGREED", "text", "The Board", "AGREED it.", vote=vote)
    return replace(stated, **facts)  # type: ignore[arg-type] # each test gives its fields


def document(vote: DocumentVote | None, *, secret: bool = False, **facts: object) -> MinutesDocument:
    html = (
        f'<p data-block="{uuid_of("p")}"><span data-decision="{uuid_of("d")}" data-outcome="AGREED">'
        "The Board AGREED it.</span></p>"
    )
    sensitivity = "confidential" if secret else "public"
    block = DocumentBlock(uuid_of("p"), "paragraph", html, "The Board AGREED it.", sensitivity)
    item = DocumentItem(3, "Paint", blocks=(block,), decisions=(decision(vote, **facts),))  # type: ignore[arg-type]
    return MinutesDocument("GRID", "Grid Code Panel", 12, "draft", items=(item,))


@pytest.mark.parametrize(
    ("vote", "note"),
    [
        (CARRIED, "by 2 votes to 1"),
        (replace(CARRIED, mover="Ada"), "moved by Ada; by 2 votes to 1"),
        (NAMED, "moved by Ada and seconded by Bo; by 2 votes to 1"),
        (OPTIONS, "the vote is in the annex"),
    ],
)
def test_a_vote_is_told_behind_its_statement(vote: DocumentVote, note: str) -> None:
    assert vote_note(vote) == note
    assert note_on(decision(vote)) == f"[{note[0].upper()}{note[1:]}.]"


def test_the_dissent_is_told_with_the_vote_and_not_twice() -> None:
    facts = {"carried_by": "majority", "dissent_count": 1, "dissent_names": ("Di",), "by_hand": ("carried_by",)}

    assert note_on(decision(CARRIED, **facts)) == "[By 2 votes to 1; dissenting: Di.]"


def test_the_annex_says_who_voted_how() -> None:
    (view,) = vote_views(document(NAMED, dissent_names=("Di",)))

    assert view.title == "Item 3: AGREED it."
    assert view.words == (
        "Moved by Ada and seconded by Bo.",
        "Carried by 2 votes to 1.",
        "Dissenting, named on request: Di.",
    )
    assert view.lines == (
        VoteLine("For", 2, "Ada (Networks); Bo for Cy (Suppliers)"),
        VoteLine("Against", 1, "Di"),
        VoteLine("Abstained", 1, "Eve"),
    )


def test_options_have_a_line_each_and_the_casting_vote_a_sentence() -> None:
    stated = document(OPTIONS)
    view = vote_view(stated.items[0], stated.items[0].decisions[0], OPTIONS)

    assert view.lines == (VoteLine("Oak", 2, "Ada; Bo"), VoteLine("Elm", 0, ""))
    assert view.words == ("“Oak” is chosen.", "The casting vote was that of Di, for “Oak”.")
    tied = replace(CARRIED, casting="against", casting_by="Di")
    words = vote_view(stated.items[0], stated.items[0].decisions[0], tied).words
    assert words[-1] == "The casting vote was that of Di, against it."


def test_a_vote_in_words_alone_has_no_annex() -> None:
    assert vote_views(document(CARRIED)) == ()
    assert minutes_view(redact(document(CARRIED), Audience.PUBLIC)).votes == ()
    assert vote_views(document(None)) == ()


def test_page_text_and_json_say_the_vote() -> None:
    redacted = redact(document(NAMED), Audience.PUBLIC)
    html, text, told = render_html(redacted), render_text(redacted), json.loads(render_json(redacted))

    assert "[Moved by Ada and seconded by Bo; by 2 votes to 1.]" in html
    assert "Ada (Networks); Bo for Cy (Suppliers)" in html
    assert text.endswith(
        "Votes\n\nItem 3: AGREED it.\nMoved by Ada and seconded by Bo.\nCarried by 2 votes to 1.\n"
        "For 2: Ada (Networks); Bo for Cy (Suppliers)\nAgainst 1: Di\nAbstained 1: Eve\n"
    )
    vote = told["items"][0]["decisions"][0]["vote"]
    assert (vote["votes_for"], vote["votes_against"], vote["is_carried"]) == (2, 1, True)
    assert vote["by_name"][1] == {"name": "Bo", "side": "for", "category": "Suppliers", "standing_for": "Cy"}
    assert list(faults(told, SCHEMA)) == []


def test_the_json_of_a_vote_between_options_has_them() -> None:
    told = json.loads(render_json(redact(document(OPTIONS), Audience.PUBLIC)))
    vote = told["items"][0]["decisions"][0]["vote"]

    assert vote["options"] == [{"name": "Oak", "votes": 2}, {"name": "Elm", "votes": 0}]
    assert ("votes_for" in vote, vote["casting"], vote["casting_by"]) == (False, "Oak", "Di")
    assert list(faults(told, SCHEMA)) == []


def test_a_confidential_vote_is_marked_and_withheld_from_the_public() -> None:
    secret = document(NAMED, secret=True)
    public = redact(secret, Audience.PUBLIC)

    assert [view.mark for view in vote_views(redact(secret, Audience.CONFIDENTIAL).document)] == ["Confidential"]
    for rendered in (render_html(public), render_text(public), render_json(public)):
        assert "Ada" not in rendered
        assert "2 votes" not in rendered
