import json
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils.html import strip_tags

from actions.models import Action, ActionChange
from actions.services import issue_action_numbers
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.models import Decision
from minutes.document.build import build_document
from minutes.drafting.details import follow_text, set_action_details, set_decision_details
from minutes.enums import MinutesState, VersionKind
from minutes.models import Minutes
from minutes.reading.editions import document_for
from minutes.rendering.json import render_json
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.conftest import Cast
from tests.factories import action, stated, uuid_of, write
from tests.pages import page_text

AGREED = (
    f'<p data-block="{uuid_of("p")}"><span data-decision="{uuid_of("d")}" data-outcome="AGREED">'
    "The Panel AGREED %s.</span></p>"
)
MAJORITY: dict[str, Any] = {"carried_by": "majority", "dissent_names": ("Mr Nunn", "Ms Ode"), "condition": "funding"}


@pytest.fixture
def decision(minutes: Minutes) -> Decision:
    write(minutes, 1, AGREED % "it" + action("a", "The Clerk to write by May."))
    return Decision.objects.select_related("item").get()


def owed() -> Action:
    return Action.objects.select_related("item").get()


def test_what_a_person_sets_stays_whatever_the_text_says_afterwards(
    cast: Cast, minutes: Minutes, decision: Decision
) -> None:
    set_decision_details(decision, by=cast.secretary, **MAJORITY)
    write(minutes, 1, AGREED % "the other, subject to the Board’s approval")

    row = Decision.objects.get()
    assert row.statement == "AGREED the other, subject to the Board’s approval."
    assert (row.carried_by, row.dissent_count, row.dissent_names) == ("majority", 2, ["Mr Nunn", "Ms Ode"])
    assert row.condition == "funding"
    assert row.set_by_hand == ["carried_by", "condition", "dissent_count"]


def test_what_nobody_has_set_goes_on_to_follow_the_text(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    set_decision_details(decision, by=cast.secretary, carried_by="majority", dissent_count=1)
    write(minutes, 1, AGREED % "it, subject to the Board’s approval")

    assert Decision.objects.get().condition == "subject to the Board’s approval"


def test_by_hand_can_be_taken_back(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    set_decision_details(decision, by=cast.secretary, **MAJORITY)
    follow_text(decision, by=cast.secretary)

    row = Decision.objects.get()
    assert (row.carried_by, row.dissent_count, row.dissent_names, row.condition, row.set_by_hand) == (
        "",
        None,
        [],
        "",
        [],
    )


def test_the_document_says_what_was_set(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    set_decision_details(decision, by=cast.secretary, **MAJORITY)

    (stated,) = build_document(minutes).items[0].decisions
    assert (stated.carried_by, stated.dissent_count, stated.dissent_names) == ("majority", 2, ("Mr Nunn", "Ms Ode"))


@pytest.mark.parametrize(
    "details", [{"dissent_count": 2}, {"carried_by": "majority", "dissent_count": 1, "dissent_names": ("A", "B")}]
)
def test_dissent_needs_a_majority_and_as_many_counted_as_are_named(
    cast: Cast, decision: Decision, details: dict[str, Any]
) -> None:
    with pytest.raises(Unacceptable):
        set_decision_details(decision, by=cast.secretary, **details)


def test_words_too_long_are_refused_in_words(cast: Cast, decision: Decision) -> None:
    with pytest.raises(Unacceptable, match="at most 100"):
        set_decision_details(decision, by=cast.secretary, deferred_to="x" * 101)
    with pytest.raises(Unacceptable, match="at most 300"):
        set_action_details(owed(), owner="x" * 301, due="", by=cast.secretary)


def test_the_same_again_leaves_no_trace(cast: Cast, decision: Decision) -> None:
    before = AuditEvent.objects.count()
    set_decision_details(decision, by=cast.secretary)
    set_action_details(owed(), owner="Clerk", due="May", by=cast.secretary)

    assert AuditEvent.objects.count() == before


def test_owner_and_due_set_by_hand_stay_and_follow_the_text_again_when_they_equal_it(
    cast: Cast, minutes: Minutes, decision: Decision
) -> None:
    set_action_details(owed(), owner="Treasurer", due="May", by=cast.secretary)
    write(minutes, 1, AGREED % "it" + action("a", "The Chair to write by June."))
    set_by_hand = (owed().owner, owed().owner_in_text, owed().due)
    set_action_details(owed(), owner="Chair", due="June", by=cast.secretary)

    assert set_by_hand == ("Treasurer", "Chair", "June")
    assert (owed().owner_by_hand, owed().due_by_hand) == (False, False)


def test_an_action_is_never_due_on_a_day_that_there_is_not(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    with pytest.raises(Unacceptable, match="There is no such day as “31 February 2027”"):
        set_action_details(owed(), owner="Clerk", due="31 February 2027", by=cast.secretary)
    write(minutes, 1, AGREED % "it" + action("a", "The Clerk to write by 31 February 2027."))
    set_action_details(owed(), owner="Chair", due="31 February 2027", by=cast.secretary)  # so says the text

    assert (owed().owner, owed().due) == ("Chair", "31 February 2027")


def test_a_change_to_a_numbered_action_is_its_history(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    issue_action_numbers(minutes.meeting, by=cast.secretary)
    set_action_details(owed(), owner="Treasurer", due="May", by=cast.secretary)

    assert list(ActionChange.objects.values_list("field", "old", "new")) == [("owner", "Clerk", "Treasurer")]


def test_only_the_secretariat_sets_them_and_only_in_a_draft(cast: Cast, minutes: Minutes, decision: Decision) -> None:
    with pytest.raises(NotAllowed):
        set_decision_details(decision, by=cast.chair)
    with pytest.raises(NotAllowed):
        set_action_details(owed(), owner="Me", due="", by=cast.member)
    Minutes.objects.update(state=MinutesState.CIRCULATED)
    for change in (
        lambda: set_decision_details(decision, by=cast.secretary, **MAJORITY),
        lambda: follow_text(decision, by=cast.secretary),
        lambda: set_action_details(owed(), owner="", due="", by=cast.secretary),
    ):
        with pytest.raises(WrongState):
            change()


def test_what_was_set_of_a_statement_is_read_with_it_as_data_in_the_register_and_on_its_page(
    cast: Cast, minutes: Minutes, client: Client
) -> None:
    write(minutes, 1, stated("open", "AGREED", "the budget"))
    set_decision_details(Decision.objects.get(), by=cast.secretary, is_negative=True, deferred_to="June", **MAJORITY)
    freeze_version(minutes, VersionKind.IMPORTED, by=cast.operator)
    record_publication_elsewhere(minutes, by=cast.operator)

    data = json.loads(render_json(document_for(AnonymousUser(), Minutes.objects.public().get_by_reference("GRID12"))))[
        "items"
    ][0]["decisions"][0]
    register = " ".join(strip_tags(page_text(client.get("/decisions/"))).split())
    page = page_text(client.get(f"/decisions/{uuid_of('open')}/"))
    page = " ".join(strip_tags(page.replace("<dd>", " <dd>")).split())

    told = {
        "dissent_count": 2,
        "dissent_names": ["Mr Nunn", "Ms Ode"],
        "condition": "funding",
        "is_negative": True,
        "deferred_to": "June",
    }
    assert {name: data[name] for name in told} == told
    assert (
        "By a majority, 2 dissenting · Dissenting: Mr Nunn, Ms Ode · Not carried · Deferred to June · "
        "Condition: funding" in register
    )
    for words in ("Dissenting Mr Nunn, Ms Ode", "Outcome Not carried", "Condition funding", "Deferred to June"):
        assert words in page
