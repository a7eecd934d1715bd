"""Recommendations and their answers as each reader finds them in the register, and as they wait."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from core.accounts.models import User
from core.audience import Audience
from core.web.keyset_paging import every_row
from meetings.access import PanelAccess, access_of
from meetings.models import Decision
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.models import Minutes
from minutes.registers.answering import record_answer
from minutes.registers.decisions import decision_sources, outcome_counts
from minutes.registers.recommendations import Wanted, recommendations_waiting_for, with_answers
from minutes.rendering.json import render_json
from tests.conftest import Cast
from tests.factories import uuid_of
from tests.minutes.registers.recommending import given, make_recommendations, publish
from tests.minutes.rendering.test_json import SCHEMA, faults

OPEN, VEILED, SHUT = (uuid_of(name) for name in ("open", "veiled", "shut"))


@pytest.fixture
def made(cast: Cast) -> Minutes:
    minutes = make_recommendations(cast)
    publish(minutes, cast)
    return minutes


def access(cast: Cast, who: str) -> PanelAccess:
    return access_of(AnonymousUser() if who == "anonymous" else getattr(cast, who))


def found(reader: PanelAccess, recommended: Wanted) -> dict[str, str]:
    """What a reader finds there: the decisions, and what became of each."""
    sources = decision_sources(reader, Q(), recommended=recommended)
    rows = list(every_row(sources, chunk=2))
    assert len(rows) == sum(outcome_counts(sources).values())
    return {str(row.id): row.answer.decided if row.answer else "" for row in rows}


def answer(name: str, by: User) -> None:
    record_answer(Decision.objects.get(pk=uuid_of(name)), given(decided=f"{name}: yes"), seen=None, by=by)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("anonymous", {OPEN: "open: yes"}),
        ("outsider", {OPEN: "open: yes"}),
        ("observer", {OPEN: "open: yes"}),
        ("cleared_observer", {OPEN: "open: yes", VEILED: "veiled: yes", SHUT: ""}),
        ("secretary", {OPEN: "open: yes", VEILED: "veiled: yes", SHUT: ""}),
    ],
)
def test_each_reads_of_those_that_are_for_them(cast: Cast, made: Minutes, who: str, expected: dict[str, str]) -> None:
    for name in ("open", "veiled"):
        answer(name, cast.secretary)

    assert found(access(cast, who), Wanted.ALL) == expected
    unanswered = found(access(cast, who), Wanted.UNANSWERED)
    assert unanswered == {pk: said for pk, said in expected.items() if not said}


def test_the_answer_to_what_became_confidential_is_for_the_cleared(cast: Cast, made: Minutes) -> None:
    answer("open", cast.secretary)
    Decision.objects.filter(pk=OPEN).update(sensitivity="confidential")

    # what was published says it still; what became of it since is not told, nor that anything did
    assert found(access(cast, "outsider"), Wanted.UNANSWERED) == {OPEN: ""}
    assert found(access(cast, "cleared_observer"), Wanted.ALL)[OPEN] == "open: yes"


def test_what_is_out_waits_for_the_secretariat_it_was_made_to(cast: Cast) -> None:
    minutes = make_recommendations(cast)
    before = recommendations_waiting_for(access(cast, "outsider"))
    publish(minutes, cast)
    after = recommendations_waiting_for(access(cast, "outsider"))
    for_others = [
        recommendations_waiting_for(access(cast, who))
        for who in ("anonymous", "secretary", "member", "cleared_observer")
    ]
    answer("open", cast.outsider)

    assert (list(before), [str(row.decision_id) for row in after]) == ([], [OPEN])
    assert [list(rows) for rows in for_others] == [[], [], [], []]
    assert list(recommendations_waiting_for(access(cast, "outsider"))) == []


@pytest.mark.parametrize("who", ["outsider", "secretary"])
def test_a_page_of_them_takes_one_query_more(
    cast: Cast, made: Minutes, who: str, django_assert_max_num_queries
) -> None:
    answer("open", cast.secretary)
    reader = access(cast, who)

    with django_assert_max_num_queries(4):
        list(every_row(decision_sources(reader, Q()), chunk=50))


@pytest.mark.parametrize(
    ("audience", "expected"),
    [(Audience.PUBLIC, {OPEN: "open: yes"}), (Audience.CONFIDENTIAL, {OPEN: "open: yes", VEILED: "veiled: yes"})],
)
def test_an_export_has_the_answers_that_are_for_its_audience(
    cast: Cast, made: Minutes, audience: Audience, expected: dict[str, str]
) -> None:
    for name in ("open", "veiled"):
        answer(name, cast.secretary)
    document = redact(build_document(Minutes.objects.with_meeting().get(pk=made.pk)), audience)
    data = json.loads(render_json(with_answers(document)))

    found = {each["id"]: each for item in data["items"] for each in item["decisions"]}
    assert list(faults(data, SCHEMA)) == []
    assert {pk: each["answer"]["decided"] for pk, each in found.items() if "answer" in each} == expected
    assert found[OPEN]["answer"] == {"decided": "open: yes", "decided_on": "2024-03-01", "source": "A letter"}
    assert "answer" not in render_json(document)
