"""The answer to a recommendation as it is recorded, corrected and taken back."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from actions.services.answers import check_evidence
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.models import Decision, Membership
from minutes.enums import MinutesState
from minutes.models import Minutes, RecommendationAnswer
from minutes.registers.answering import answer_store, record_answer, take_answer_back
from tests.conftest import Cast
from tests.factories import make_minutes, stated, uuid_of, write
from tests.minutes.registers.recommending import another_panel, given, make_recommendations, publish


@pytest.fixture
def made(cast: Cast) -> Minutes:
    return make_recommendations(cast)


def decision(name: str) -> Decision:
    return Decision.objects.select_related("item__meeting__panel").get(pk=uuid_of(name))


def test_an_answer_is_recorded_once_the_minutes_are_signed_too(cast: Cast, made: Minutes) -> None:
    Minutes.objects.filter(pk=made.pk).update(state=MinutesState.SIGNED)
    said = given(decided=" Less a tenth ", reasons="No money.", differs=True, link="https://example.org/a")
    answer = record_answer(decision("open"), said, seen=None, by=cast.secretary)

    event = AuditEvent.objects.latest("seq")
    facts = json.loads(event.facts)
    assert (answer.decided, answer.differs, answer.replaces) == ("Less a tenth", True, None)
    assert (event.verb, event.subject_id) == ("minutes.recommendation_answered", uuid_of("open"))
    assert f"minutes.RecommendationAnswer/{answer.pk}" in facts["rows"]
    assert "tenth" not in event.facts


def test_it_is_corrected_by_a_later_row_and_never_edited(cast: Cast, made: Minutes) -> None:
    file = check_evidence("letter.txt", b"Less a tenth.")
    first = record_answer(decision("open"), given(file=file), seen=None, by=cast.secretary)
    second = record_answer(decision("open"), given(decided="All of it"), seen=first.pk, by=cast.secretary)

    assert second.replaces == first
    with answer_store().open(second.stored_name) as kept:
        assert (second.file_name, kept.read()) == ("letter.txt", b"Less a tenth.")
    later = RecommendationAnswer.objects.filter(pk=second.pk)
    for change in (lambda: first.save(), lambda: later.update(decided="None"), lambda: later.delete()):
        with pytest.raises(IntegrityError, match="is written once"), transaction.atomic():
            change()
    with pytest.raises(WrongState, match="in the meantime"):
        record_answer(decision("open"), given(), seen=first.pk, by=cast.secretary)
    with pytest.raises(WrongState, match="in the meantime"):
        record_answer(decision("open"), given(), seen=None, by=cast.secretary)


def test_one_that_was_a_mistake_is_taken_back_and_can_be_recorded_anew(cast: Cast, made: Minutes) -> None:
    with pytest.raises(WrongState, match="No answer is recorded"):
        take_answer_back(decision("open"), "Another’s", seen=None, by=cast.secretary)
    first = record_answer(decision("open"), given(), seen=None, by=cast.secretary)
    with pytest.raises(Unacceptable, match="Say why"):
        take_answer_back(decision("open"), " ", seen=first.pk, by=cast.secretary)
    take_answer_back(decision("open"), "Another’s", seen=first.pk, by=cast.secretary)
    gone = RecommendationAnswer.objects.get(replaces=first)

    assert record_answer(decision("open"), given(), seen=gone.pk, by=cast.secretary).replaces == gone


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"decided": " "}, "Say what was decided"),
        ({"decided_on": timezone.localdate() + timedelta(days=2)}, "today at the latest"),
        ({"source": " "}, "Say how you know"),
        ({"link": "ftp://example.org/"}, "begins with https"),
        ({"source": "x" * 301}, "300"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, made: Minutes, changes: dict[str, object], sentence: str) -> None:
    with pytest.raises(Unacceptable, match=sentence):
        record_answer(decision("open"), replace(given(), **changes), seen=None, by=cast.secretary)

    assert RecommendationAnswer.objects.count() == 0


def test_only_those_whose_it_is_record_it(cast: Cast, made: Minutes) -> None:
    for by in (cast.chair, cast.member, cast.outsider):  # it is not out yet
        with pytest.raises(NotAllowed):
            record_answer(decision("open"), given(), seen=None, by=by)
    write(made, 1, stated("plain", "AGREED", "the plan") + stated("open", "AGREED", "to recommend the budget"))
    with pytest.raises(WrongState, match="no recommendation"):
        record_answer(decision("plain"), given(), seen=None, by=cast.secretary)
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)
    for name in ("veiled", "shut"):
        with pytest.raises(NotAllowed, match="confidential"):
            record_answer(decision(name), given(), seen=None, by=cast.secretary)


def test_those_it_was_made_to_answer_from_their_own_decision_once_they_may_read_it(cast: Cast, made: Minutes) -> None:
    publish(made, cast)
    theirs = make_minutes(another_panel(), 5)
    write(theirs, 1, stated("theirs", "APPROVED", "the budget of the Panel"))
    with pytest.raises(NotAllowed, match="by a decision of theirs"):  # it is not out yet
        record_answer(decision("open"), given(from_decision=decision("theirs")), seen=None, by=cast.outsider)
    publish(theirs, cast)
    with pytest.raises(NotAllowed, match="by a decision of theirs"):
        record_answer(decision("open"), given(from_decision=decision("theirs")), seen=None, by=cast.secretary)

    first = record_answer(decision("open"), given(from_decision=decision("theirs")), seen=None, by=cast.outsider)
    second = record_answer(
        decision("open"), given(from_decision=decision("theirs"), differs=True), seen=first.pk, by=cast.outsider
    )
    third = record_answer(decision("open"), given(), seen=second.pk, by=cast.secretary)
    with pytest.raises(NotAllowed, match="Ask them to correct it"):
        record_answer(decision("open"), given(), seen=third.pk, by=cast.outsider)
    for name in ("veiled", "shut"):
        with pytest.raises(NotAllowed):
            record_answer(decision(name), given(), seen=None, by=cast.outsider)
