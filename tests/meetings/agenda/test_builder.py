"""The agenda to build: where it stands, and what could go onto it."""

from dataclasses import replace

from core.audience import Audience, Sensitivity
from meetings.access import access_of
from meetings.agenda.builder import (
    Builder,
    binned_items,
    builder_of,
    issued_to,
    issues_of,
    shown_title,
    suggestions_for,
)
from meetings.agenda.services.bin import bin_item
from meetings.agenda.services.issue import recall_agenda
from meetings.agenda.services.planned import NewItem, plan_items
from meetings.agenda.services.points import Details
from meetings.models import Meeting, Membership
from tests.conftest import Cast
from tests.meetings.agenda.planning import SITE, issue, item_at, make_secret
from tests.meetings.papers.papers import hand_in


def built(cast: Cast, meeting: Meeting) -> Builder:
    return builder_of(meeting, access_of(cast.secretary), issues_of(meeting))


def test_it_may_be_issued_while_it_says_something_new_and_nothing_is_missing(cast: Cast, planned: Meeting) -> None:
    states = [built(cast, planned)]
    issue(planned)
    states.append(built(cast, planned))
    plan_items(planned, [NewItem(Details("Late"))], by=cast.secretary)
    states.append(built(cast, planned))
    recall_agenda(planned, "Wrong day", site=SITE, by=cast.secretary)
    states.append(built(cast, planned))

    assert [state.may_be_issued for state in states] == [True, False, True, True]
    assert [state.stands for state in states] == [False, True, True, False]
    assert not replace(states[0], gaps=("No date.",)).may_be_issued


def test_the_first_item_goes_no_higher_and_the_last_no_lower(cast: Cast, planned: Meeting) -> None:
    assert [(line.above, line.below) for line in built(cast, planned).lines] == [(1, 2), (1, 3), (2, 3)]


def test_an_item_has_its_papers_as_its_secretary_may_name_them(cast: Cast, planned: Meeting) -> None:
    hand_in(item_at(planned, 2), "Report")
    hand_in(item_at(planned, 2), "quokkaprice", sensitivity=Sensitivity.CONFIDENTIAL, reason="Prices")
    papers = [[paper.title for paper in line.papers] for line in built(cast, planned).lines]
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    assert papers == [[], ["Report", "quokkaprice"], []]
    assert [[paper.title for paper in line.papers] for line in built(cast, planned).lines] == [[], ["Report"], []]


def test_a_reader_has_the_agenda_that_stands_alone(cast: Cast, planned: Meeting) -> None:
    reader = access_of(cast.member)
    assert issued_to(planned, reader, issues_of(planned)) is None
    issue(planned)
    assert issued_to(planned, reader, issues_of(planned)) is not None
    recall_agenda(planned, "Wrong day", site=SITE, by=cast.secretary)
    assert issued_to(planned, reader, issues_of(planned)) is None


def test_what_is_secret_has_its_public_title_and_is_in_nobody_elses_bin(cast: Cast, planned: Meeting) -> None:
    make_secret(item_at(planned, 2))
    item = item_at(planned, 2)
    assert [shown_title(item, audience) for audience in (Audience.PUBLIC, Audience.CONFIDENTIAL)] == [
        "A contract",
        "Budget",
    ]

    bin_item(item, by=cast.secretary)

    assert binned_items(planned, Audience.PUBLIC) == []
    assert binned_items(planned, Audience.CONFIDENTIAL) == [item]


def test_who_is_not_cleared_has_the_public_title_to_move(cast: Cast, planned: Meeting) -> None:
    make_secret(item_at(planned, 2))
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    assert [line.entry.title for line in built(cast, planned).lines] == ["Welcome", "A contract", "Close"]
    assert suggestions_for(planned, access_of(cast.secretary)).carried == ()
