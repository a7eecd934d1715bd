"""Outcome words as a form: which come and go, and what stands before each."""

from django.test import Client

from meetings.models import Panel
from meetings.panels.services import add_outcome_words
from tests.conftest import Cast
from tests.meetings.setup.sections import address, keep, preview, said


def test_a_word_is_not_added_and_retired_in_one_go(cast: Cast, secretary: Client) -> None:
    add_outcome_words(cast.panel, ["ENDORSED"], by=cast.secretary)

    sent = {"add": "endorsed", "retire": "ENDORSED", "step": "preview"}
    refused = secretary.post(address("outcome-words"), sent)

    assert refused.status_code == 400
    assert "ENDORSED is there already." in refused.content.decode()


def test_a_word_has_what_stands_before_it_and_shows_how_a_paragraph_begins(cast: Cast, secretary: Client) -> None:
    sent = {"lead": "The Board", "add": "resolved", "before_added": "It was", "before-NOTED": "The Directors"}
    page = preview(secretary, "outcome-words", **sent)
    keep(secretary, "outcome-words", page)
    stands = secretary.get("/panels/GRID/settings/").content.decode()
    fewer = preview(secretary, "outcome-words", **{"before-NOTED": "", "retire": "RESOLVED"})
    keep(secretary, "outcome-words", fewer)

    assert said(page)[:4] == [
        "Where a paragraph begins with an outcome, the editor will write “The Board …”.",
        "The list of outcomes that closes an item will open with “The Board:”.",
        "Where a paragraph begins with NOTED, the editor will write “The Directors NOTED …”.",
        "Where a paragraph begins with RESOLVED, the editor will write “It was RESOLVED …”.",
    ]
    assert "“The Board AGREED …”, “The Directors NOTED …”, “It was RESOLVED …”." in stands
    assert said(fewer)[0] == "Where a paragraph begins with NOTED, the editor will write “The Board NOTED …”."
    assert Panel.objects.get(code="GRID").rules == {"outcome_lead": "The Board"}


def test_what_stands_before_an_outcome_is_shown_and_kept(cast: Cast, secretary: Client) -> None:
    page = preview(secretary, "outcome-words", lead="The Committee", add="resolved")
    keep(secretary, "outcome-words", page)
    gone = preview(secretary, "outcome-words", lead="")

    assert said(page)[0] == (
        "Where a paragraph begins with an outcome, the editor will write “The Committee RESOLVED …”."
    )
    assert Panel.objects.get(code="GRID").rules == {"outcome_lead": "The Committee"}
    assert list(cast.panel.outcome_words.values_list("word", flat=True)) == ["RESOLVED"]
    assert said(gone) == [
        "Where a paragraph begins with an outcome, the editor will write the outcome word alone.",
        "The list of outcomes that closes an item will open with “The Panel:”.",
    ]
