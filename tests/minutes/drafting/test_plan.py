"""What a save comes to, before anything is written."""

import pytest

from core.audit.trail import AuditEvent
from core.errors import Unacceptable
from meetings.models import Decision
from minutes.drafting import plan
from minutes.drafting.plan import Plan, TextClash, plan_save, text_at
from minutes.models import ItemText, Minutes, Revision
from tests.factories import action, item_of, paragraph, uuid_of, write
from tests.minutes.drafting.rows import AGREED, minutes_keeper


def row_of(minutes: Minutes) -> ItemText:
    return ItemText.objects.select_related("item__meeting__panel").get(item=item_of(minutes, 1))


def planned(minutes: Minutes, *sent: str, base: int) -> Plan:
    return plan_save(row_of(minutes), sent, base, words=["AGREED"], by=minutes_keeper(minutes))


def test_a_plan_writes_nothing(minutes: Minutes) -> None:
    write(minutes, 1, paragraph("a", "One."))
    before = (AuditEvent.objects.count(), Revision.objects.count())

    made = planned(minutes, paragraph("a", "One.") + AGREED, base=1)

    assert [step.html for step in made.steps] == [made.html]
    assert (made.outcome.revision, made.outcome.is_new) == (2, True)
    assert (AuditEvent.objects.count(), Revision.objects.count()) == before
    assert (row_of(minutes).revision, Decision.objects.count()) == (1, 0)


def test_texts_sent_one_after_another_are_a_step_each(minutes: Minutes) -> None:
    made = planned(minutes, paragraph("a", "One."), paragraph("a", "Two."), base=0)

    assert [step.html for step in made.steps] == [paragraph("a", "One."), paragraph("a", "Two.")]


def test_a_text_that_stands_takes_no_step(minutes: Minutes) -> None:
    write(minutes, 1, paragraph("a", "One."))

    made = planned(minutes, paragraph("a", "One."), base=1)

    assert (made.steps, made.outcome.is_new) == ((), False)


def test_a_block_that_both_changed_is_a_clash(minutes: Minutes) -> None:
    for text in ("Base.", "Theirs."):
        write(minutes, 1, paragraph("a", text))

    with pytest.raises(TextClash) as refusal:
        planned(minutes, paragraph("a", "Mine."), base=1)

    assert (refusal.value.revision, [clash.block for clash in refusal.value.clashes]) == (2, [uuid_of("a")])


def test_too_many_references_are_refused(minutes: Minutes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "MOST_REFERENCES", 1)

    with pytest.raises(Unacceptable, match="refers to 2 actions; 1 is the most"):
        planned(minutes, paragraph("a", "See GRID11/01 and GRID11/02.") + action("b", "To do."), base=0)


def test_an_older_text_stands_for_a_revision_that_is_kept_no_more(minutes: Minutes) -> None:
    for text in ("One.", "Two.", "Three."):
        write(minutes, 1, paragraph("a", text))
    Revision.objects.filter(number=2).delete()

    assert text_at(row_of(minutes), 2) == paragraph("a", "One.")
    assert text_at(row_of(minutes), 0) == ""
