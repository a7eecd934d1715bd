"""The card of a vote: beside the text, and as a page without script."""

import re

import pytest
from django.test import Client

from meetings.models import Ballot, Decision, Vote
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import uuid_of
from tests.minutes.drafting.desk import PAGE
from tests.minutes.drafting.voting import decided, rule, seat_voters
from tests.pages import page_text

CARD = f"{PAGE}decisions/{uuid_of('d')}/vote"
BESIDE = {"X-Requested-With": "fetch"}
MOTION = {"on": "motion", "taken": "counted"}


@pytest.fixture
def decision(cast: Cast, minutes: Minutes) -> Decision:
    seat_voters(cast, minutes)
    return decided(minutes)


def text_of(client: Client, sent: dict[str, object] | None = None) -> str:
    response = client.get(CARD) if sent is None else client.post(CARD, sent)
    return page_text(response)


def test_the_card_says_how_many_may_vote(as_secretary: Client, decision: Decision) -> None:
    said = text_of(as_secretary)

    assert "4 may vote" in said
    assert "Casting vote" not in said
    assert "Moved by" not in said


def test_without_a_record_of_who_was_there_only_a_count_is_offered(as_secretary: Client, minutes: Minutes) -> None:
    decided(minutes)
    said = text_of(as_secretary)

    assert "The attendance is not recorded, so nobody knows how many may vote." in said
    assert "by name" not in said


def test_a_vote_is_saved_from_beside_the_text(as_secretary: Client, decision: Decision) -> None:
    column = as_secretary.post(CARD, MOTION | {"in_favour": "3", "against": "1"}, headers=BESIDE).content.decode()

    assert "<html" not in column
    assert "Vote: by 3 votes to 1" in column
    assert Vote.objects.get().printed == "by 3 votes to 1"


def test_a_vote_is_saved_on_a_page_and_taken_back(as_secretary: Client, decision: Decision) -> None:
    saved = as_secretary.post(CARD, MOTION | {"in_favour": "3", "against": "1"})
    assert (saved.status_code, saved.headers["Location"]) == (302, PAGE)
    assert "Carried by 3 votes to 1" in text_of(as_secretary)

    as_secretary.post(CARD, {"do": "take_back"})
    assert not Vote.objects.exists()


def test_what_comes_of_it_is_said_before_it_is_saved(as_secretary: Client, decision: Decision) -> None:
    said = text_of(as_secretary, MOTION | {"do": "look", "in_favour": "3", "against": "1", "on_request": "Bo"})

    assert "Carried by 3 votes to 1: more than half of the four votes cast." in said
    assert "Printed behind it: [By 3 votes to 1; dissenting: Bo.]" in said
    assert not Vote.objects.exists()


@pytest.mark.parametrize(
    ("entered", "sentence"),
    [
        ({}, ""),
        ({"in_favour": "4", "against": "1"}, "Five votes were entered, and four may vote at this item."),
        ({"in_favour": "many"}, "For: enter a whole number up to 999."),
        ({"in_favour": "1", "against": "3"}, "It says AGREED, and the vote did not carry it."),
    ],
)
def test_a_look_says_what_is_wrong(
    as_secretary: Client, decision: Decision, entered: dict[str, object], sentence: str
) -> None:
    response = as_secretary.post(CARD, MOTION | {"do": "look"} | entered)

    assert response.status_code == 200
    assert sentence in page_text(response)


def test_a_vote_that_cannot_be_is_refused_and_loses_nothing(as_secretary: Client, decision: Decision) -> None:
    sent = MOTION | {"in_favour": "4", "against": "1", "on_request": "Bo"}
    page = as_secretary.post(CARD, sent)
    beside = as_secretary.post(CARD, sent, headers=BESIDE)

    assert (page.status_code, beside.status_code) == (400, 400)
    sentence = "Five votes were entered, and four may vote at this item."
    assert sentence in page_text(page)
    assert sentence in page_text(beside)
    assert 'name="in_favour" value="4"' in page.content.decode()
    assert 'name="on_request" value="Bo"' in page.content.decode()
    assert not Vote.objects.exists()


def test_a_vote_by_name_is_asked_of_each_who_may_vote(as_secretary: Client, decision: Decision) -> None:
    asked = as_secretary.post(CARD, {"on": "motion", "taken": "by_name", "do": "look"})
    fields = [field.html_name for field in asked.context["form"].voters()]
    sides = dict(zip(fields, ("for", "for", "against", "abstained"), strict=True))

    missing = text_of(as_secretary, {"on": "motion", "taken": "by_name", fields[0]: "for"})
    as_secretary.post(CARD, {"on": "motion", "taken": "by_name"} | sides)

    assert "Say how Bo, Chair and Member voted, or that they did not." in missing
    assert [str(ballot) for ballot in Ballot.objects.all()] == [
        "Ada: For",
        "Bo: For",
        "Chair: Against",
        "Member: Abstained",
    ]
    shown = as_secretary.get(CARD)
    assert {field.html_name: field.value() for field in shown.context["form"].voters()} == sides


def test_options_grow_with_those_that_are_named(as_secretary: Client, decision: Decision) -> None:
    options = {"option-0": "Oak", "option-1": "Elm", "votes-option-0": "3", "votes-option-1": "1"}
    looked = as_secretary.post(CARD, {"on": "options", "taken": "counted", "do": "look"} | options)
    as_secretary.post(CARD, {"on": "options", "taken": "counted"} | options)

    assert len(list(looked.context["form"].options())) == 4
    assert "“Oak” is chosen with 3 of the four votes cast: “Oak” 3, “Elm” 1." in page_text(looked)
    assert Vote.objects.get().chosen == "Oak"
    assert 'value="Oak"' in as_secretary.get(CARD).content.decode()


def test_options_are_chosen_by_name(as_secretary: Client, decision: Decision) -> None:
    named = {"on": "options", "taken": "by_name", "option-0": "Oak", "option-1": "Elm"}
    looked = as_secretary.post(CARD, named | {"do": "look"})
    fields = [field.html_name for field in looked.context["form"].voters()]
    chosen = dict(zip(fields, ("option-0", "option-0", "option-1", "not_voting"), strict=True))

    as_secretary.post(CARD, named | chosen)

    assert [ballot.option for ballot in Ballot.objects.all()] == ["Oak", "Oak", "Elm", ""]
    assert Vote.objects.get().printed == "“Oak” chosen: “Oak” 2, “Elm” 1, one not voting"


def test_the_chair_and_movers_are_asked_about_where_the_panel_has_them(
    cast: Cast, as_secretary: Client, decision: Decision
) -> None:
    rule(cast, has_casting_vote=True, has_movers=True)
    as_secretary.post(
        CARD,
        MOTION
        | {"in_favour": "2", "against": "2", "casting": "for", "casting_by": "Chair", "mover": "Ada", "seconder": "Bo"},
    )

    vote = Vote.objects.get()
    assert (vote.casting, vote.casting_by, vote.mover, vote.seconder) == ("for", "Chair", "Ada", "Bo")
    assert "Carried by the chair’s casting vote" in text_of(as_secretary)


def test_a_stranger_value_is_refused(as_secretary: Client, decision: Decision) -> None:
    rule_breaking = {"on": "neither", "taken": "shouting", "in_favour": "3"}

    assert as_secretary.post(CARD, rule_breaking).status_code == 400
    assert not Vote.objects.exists()


def test_what_the_vote_says_is_not_asked_again_on_the_other_card(as_secretary: Client, decision: Decision) -> None:
    as_secretary.post(CARD, MOTION | {"in_favour": "3", "against": "1"})
    other = as_secretary.get(f"{PAGE}decisions/{uuid_of('d')}").content.decode()

    assert "The vote says it: by 3 votes to 1." in other
    assert 'name="carried_by"' not in other


def seen_on(client: Client) -> str:
    found = re.search(r'name="seen" value="(\d*)"', client.get(CARD).content.decode())
    assert found
    return found[1]


def test_a_vote_that_somebody_else_has_recorded_is_not_written_over_unseen(
    as_secretary: Client, decision: Decision
) -> None:
    theirs, mine = ({"in_favour": "3", "against": "1"}, {"in_favour": "1", "against": "3"})
    seen = {"seen": seen_on(as_secretary)}
    first = as_secretary.post(CARD, MOTION | theirs | seen)
    again = as_secretary.post(CARD, MOTION | theirs | seen)
    second = as_secretary.post(CARD, MOTION | mine | seen)
    gone = as_secretary.post(CARD, {"do": "take_back"} | seen)

    assert [response.status_code for response in (first, again, second, gone)] == [302, 302, 400, 400]
    assert "Somebody else has changed the vote" in page_text(second)
    assert Vote.objects.get().printed == "by 3 votes to 1"

    as_secretary.post(CARD, MOTION | mine | {"seen": seen_on(as_secretary)})
    assert Vote.objects.get().printed == "lost by 1 vote to 3"


def test_a_vote_that_somebody_else_has_taken_back_does_not_come_back_unseen(
    as_secretary: Client, decision: Decision
) -> None:
    as_secretary.post(CARD, MOTION | {"in_favour": "3", "against": "1"})
    seen = {"seen": seen_on(as_secretary)}
    as_secretary.post(CARD, {"do": "take_back"} | seen)

    response = as_secretary.post(CARD, MOTION | {"in_favour": "4"} | seen)

    assert (response.status_code, Vote.objects.exists()) == (400, False)
