"""Whom a decision is a recommendation to: marked on its card, printed beside the text, kept in versions."""

import json

import pytest
from django.test import Client

from core.audience import Audience
from meetings.models import Decision, IssuedDecision
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.drafting.details import follow_text
from minutes.drafting.recommended import TO_NOBODY, Recommended, panels_to_recommend_to, recommended_as_typed
from minutes.models import Minutes
from minutes.rendering.html import render_html
from minutes.rendering.json import render_json
from minutes.rendering.text import render_text
from minutes.versions.freeze import canonical_text
from tests.conftest import Cast
from tests.factories import make_minutes, make_panel, stated, uuid_of, write
from tests.minutes.registers.recommending import another_panel, publish, recommend

CARD = f"/drafting/GRID12/1/decisions/{uuid_of('d')}"


@pytest.fixture
def decision(minutes: Minutes) -> Decision:
    write(minutes, 1, stated("d", "AGREED", "the budget"))
    return Decision.objects.select_related("item__meeting__panel").get(pk=uuid_of("d"))


def test_a_panel_is_known_by_its_name_once_one_may_know_of_it(cast: Cast, decision: Decision) -> None:
    unknown = recommended_as_typed("another panel", decision, cast.secretary)
    theirs = make_minutes(another_panel(), 5)
    publish(theirs, cast)
    known = [recommended_as_typed(typed, decision, cast.secretary) for typed in (" Another  Panel", "other")]
    sub_committee = make_panel("SUBC", "Audit Committee")
    sub_committee.parent = cast.panel
    sub_committee.save()

    assert unknown == Recommended("another panel")
    assert known == [Recommended(another_panel().in_sentence, another_panel())] * 2
    assert recommended_as_typed(" ", decision, cast.secretary) == TO_NOBODY
    assert [panel.code for panel in panels_to_recommend_to(cast.panel, cast.secretary)] == ["OTHER", "SUBC"]


def test_words_that_stay_keep_the_panel_whoever_saves_the_card(cast: Cast, decision: Decision) -> None:
    marked = recommend("d", cast)

    assert recommended_as_typed(marked.recommended_to, marked, cast.secretary).panel == another_panel()


def test_it_is_marked_on_the_card_and_shown_beside_the_text(cast: Cast, decision: Decision, client: Client) -> None:
    client.force_login(cast.secretary)
    client.post(CARD, {"recommended_to": "the Minister", "carried_by": ""})
    beside = client.get("/drafting/GRID12/1/").content.decode()
    decision.refresh_from_db()

    assert (decision.recommended_to, decision.recommended_panel, decision.set_by_hand) == ("the Minister", None, [])
    assert "Recommendation to the Minister" in beside
    write(decision.item.meeting.minutes, 1, stated("d", "AGREED", "the other budget"))
    follow_text(decision, by=cast.secretary)
    assert Decision.objects.get().recommended_to == "the Minister"
    client.post(CARD, {"recommended_to": "", "carried_by": ""})
    assert Decision.objects.get().recommended_to == ""


def test_it_is_printed_and_frozen(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    before = canonical_text(redact(build_document(minutes), Audience.PUBLIC))
    recommend("d", cast, Recommended("the Minister"))
    public = redact(build_document(minutes), Audience.PUBLIC)
    publish(minutes, cast)

    note = "[Recommendation to the Minister.]"
    assert "recommended" not in before
    assert note in render_text(public)
    assert note in render_html(public)
    assert json.loads(render_json(public))["items"][0]["decisions"][0]["recommended_to"] == "the Minister"
    assert '"recommended_to":"the Minister"' in canonical_text(public)
    assert IssuedDecision.objects.get().recommended_to == "the Minister"


def test_the_panel_is_frozen_with_it(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    recommend("d", cast)
    publish(minutes, cast)

    assert IssuedDecision.objects.get().recommended_panel == another_panel()


def test_one_that_is_withheld_is_recommended_to_nobody(cast: Cast, minutes: Minutes) -> None:
    write(minutes, 1, stated("d", "AGREED", "the hidden price", secret=True))
    recommend("d", cast, Recommended("the Minister"))
    public = redact(build_document(minutes), Audience.PUBLIC)

    assert "Minister" not in render_text(public) + render_json(public) + canonical_text(public)
