"""Fifty who try the same step at once: one takes it."""

from collections.abc import Callable

import pytest

from core.audit.trail import inspect_chain
from core.errors import WrongState
from meetings.models import Meeting
from minutes.drafting.save import save_item_text
from minutes.enums import MinutesState
from minutes.models import Minutes, StateChange, Version
from minutes.workflow import verbs
from tests.conftest import Cast
from tests.factories import item_of, paragraph, seed_outcome_words
from tests.minutes.drafting.test_concurrent_writers import all_at_once
from tests.minutes.evidence_of_each_kind import told_of_minutes
from tests.minutes.workflow.signing import PASSWORD, SITE, bring_to, later_meeting, make_complete_minutes

pytestmark = pytest.mark.django_db(transaction=True)
S = MinutesState
ATTEMPTS = 50

Step = Callable[[Minutes, Cast, Meeting], object]
STEPS: dict[str, tuple[MinutesState, MinutesState, Step]] = {
    "send_to_chair": (S.DRAFT, S.CHAIR_REVIEW, lambda m, cast, _: verbs.send_to_chair(m, by=cast.secretary)),
    "return_to_draft": (S.CHAIR_REVIEW, S.DRAFT, lambda m, cast, _: verbs.return_to_draft(m, "No.", by=cast.chair)),
    "circulate": (
        S.CHAIR_REVIEW,
        S.CIRCULATED,
        lambda m, cast, _: verbs.circulate(m, recipients=[], site=SITE, by=cast.chair),
    ),
    "approve": (S.CIRCULATED, S.APPROVED, lambda m, cast, at: verbs.approve(m, at=at, by=cast.secretary)),
    "sign": (S.APPROVED, S.SIGNED, lambda m, cast, _: verbs.sign(m, password=PASSWORD, by=cast.chair)),
    "publish": (S.SIGNED, S.PUBLISHED, lambda m, cast, _: verbs.publish(m, by=cast.secretary)),
    "withdraw_signature": (
        S.SIGNED,
        S.APPROVED,
        lambda m, cast, _: verbs.withdraw_signature(m, "No.", by=cast.chair),
    ),
    "reopen": (S.PUBLISHED, S.DRAFT, lambda m, cast, _: verbs.reopen(m, "No.", by=cast.secretary)),
}


@pytest.mark.parametrize("verb", STEPS)
def test_of_fifty_who_try_at_once_one_moves_the_minutes(cast: Cast, verb: str, request: pytest.FixtureRequest) -> None:
    seed_outcome_words()
    source, target, step = STEPS[verb]
    minutes = bring_to(source, make_complete_minutes(cast), cast)
    at = later_meeting(minutes, cast.secretary)
    if verb == "sign":
        request.getfixturevalue("queue")  # the PDFs are the worker's
    changes, versions = StateChange.objects.count(), Version.objects.count()

    raised = all_at_once([lambda: step(Minutes.objects.get(pk=minutes.pk), cast, at)] * ATTEMPTS)

    assert [type(error).__name__ for error in raised] == ["WrongState"] * (ATTEMPTS - 1)
    assert Minutes.objects.get().state == target
    assert StateChange.objects.count() == changes + 1
    assert Version.objects.count() == versions + (verb in {"circulate", "approve", "sign"})
    assert inspect_chain().fault is None
    assert told_of_minutes() == []


def test_a_text_saved_while_it_is_circulated_is_in_the_version_or_refused(cast: Cast) -> None:
    seed_outcome_words()
    minutes = bring_to(S.CHAIR_REVIEW, make_complete_minutes(cast), cast)
    verbs.return_to_draft(minutes, "Write.", by=cast.chair)
    at = later_meeting(minutes, cast.secretary)
    minutes = bring_to(S.CIRCULATED, minutes, cast)
    verbs.return_to_draft(minutes, "Write.", by=cast.chair)
    item = item_of(minutes, 2)

    def save() -> None:
        text = paragraph("talk 12", "The Panel talked of something else.")
        save_item_text(item, text, base_revision=item.text.revision, by=cast.secretary)

    raised = all_at_once([save, lambda: verbs.approve(minutes, at=at, by=cast.secretary)])

    frozen = "something else" in Version.objects.first().public_json
    item.text.refresh_from_db()
    assert ("something else" in item.text.html) == frozen
    assert [isinstance(error, WrongState) for error in raised] == ([] if frozen else [True])
