import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.models import Action
from actions.services import issue_action_numbers
from core.audit.trail import AuditEvent, inspect_chain
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.models import Decision
from minutes.drafting.plan import LONGEST_TEXT, TextClash
from minutes.drafting.save import link_restatement, save_item_text, start_minutes
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes, Revision
from tests.conftest import Cast
from tests.factories import action, item_of, paragraph, uuid_of, write
from tests.minutes.drafting.rows import AGREED, minutes_keeper

LONDON = ZoneInfo("Europe/London")


def test_others_changes_to_other_blocks_are_merged_in(minutes: Minutes) -> None:
    one, two = paragraph("a", "One."), paragraph("b", "Two.")
    write(minutes, 1, one + two)
    item, by = item_of(minutes, 1), minutes_keeper(minutes)
    save_item_text(item, paragraph("a", "One, theirs.") + two, base_revision=1, by=by)

    saved = save_item_text(item, one + paragraph("b", "Two, mine."), base_revision=1, by=by)

    assert saved.html == paragraph("a", "One, theirs.") + paragraph("b", "Two, mine.")
    assert saved.revision == 3


def test_the_same_block_changed_twice_saves_nothing_and_shows_all_three_wordings(minutes: Minutes) -> None:
    write(minutes, 1, paragraph("a", "Base."))
    write(minutes, 1, paragraph("a", "Theirs."))
    events = AuditEvent.objects.count()

    with pytest.raises(TextClash) as refusal:
        save_item_text(item_of(minutes, 1), paragraph("a", "Mine."), base_revision=1, by=minutes_keeper(minutes))

    (clash,) = refusal.value.clashes
    assert ["Base." in clash.base, "Mine." in clash.mine, "Theirs." in clash.theirs] == [True, True, True]
    assert ItemText.objects.get(item__number=1).html == paragraph("a", "Theirs.")
    assert AuditEvent.objects.count() == events


def test_a_save_that_changes_nothing_leaves_no_trace(minutes: Minutes) -> None:
    html = write(minutes, 1, AGREED)
    before = (AuditEvent.objects.count(), Revision.objects.count())

    write(minutes, 1, html)

    assert (AuditEvent.objects.count(), Revision.objects.count()) == before


@pytest.mark.parametrize("who", ["chair", "member", "cleared_observer", "observer", "outsider"])
def test_only_the_panels_secretariat_writes_its_minutes(cast: Cast, minutes: Minutes, who: str) -> None:
    with pytest.raises(NotAllowed, match="Only the secretariat of Grid Code Panel"):
        save_item_text(item_of(minutes, 1), AGREED, base_revision=0, by=getattr(cast, who))

    assert ItemText.objects.get(item__number=1).html == ""


@pytest.mark.parametrize("state", [state for state in MinutesState if state != MinutesState.DRAFT])
def test_text_is_written_in_a_draft_only(minutes: Minutes, state: MinutesState) -> None:
    Minutes.objects.update(state=state)

    with pytest.raises(WrongState, match="only while the minutes are a draft"):
        write(minutes, 1, AGREED)


def test_a_text_that_is_too_long_is_refused_before_anything_is_saved(minutes: Minutes) -> None:
    with pytest.raises(Unacceptable, match="500,000 characters; this one has 500,001"):
        write(minutes, 1, "x" * (LONGEST_TEXT + 1))

    with pytest.raises(Unacceptable, match="can have 500,000 characters"):  # with the ids that its blocks are given
        write(minutes, 1, "<p>a</p>" * 10_000)

    assert Revision.objects.count() == 0


def test_more_references_than_an_item_can_have_are_refused_before_anything_is_saved(minutes: Minutes) -> None:
    with pytest.raises(Unacceptable, match="refers to 33,000 actions; 5,000 is the most"):
        write(minutes, 1, paragraph("p", "GRID1/1 " * 33_000))

    assert Revision.objects.count() == 0


def test_a_meeting_has_minutes_once(cast: Cast, minutes: Minutes) -> None:
    with pytest.raises(WrongState, match="GRID12 has minutes already"):
        start_minutes(minutes.meeting, by=cast.secretary)


def test_a_save_whose_answer_was_lost_and_that_is_sent_again_asks_for_no_second_choice(minutes: Minutes) -> None:
    me = minutes_keeper(minutes)
    write(minutes, 1, paragraph("a", "Base."))
    write(minutes, 1, paragraph("a", "Mine."), by=me)
    write(minutes, 1, paragraph("a", "Mine and theirs."))

    again = save_item_text(item_of(minutes, 1), paragraph("a", "Mine."), base_revision=1, by=me)

    assert (again.html, again.revision) == (paragraph("a", "Mine and theirs."), 3)


def test_what_somebody_else_once_saved_in_the_same_words_is_still_a_clash(cast: Cast, minutes: Minutes) -> None:
    write(minutes, 1, paragraph("a", "Base."))
    write(minutes, 1, paragraph("a", "Mine."), by=cast.operator)
    write(minutes, 1, paragraph("a", "Theirs."), by=cast.operator)

    with pytest.raises(TextClash):
        save_item_text(item_of(minutes, 1), paragraph("a", "Mine."), base_revision=1, by=cast.secretary)


def lines(*texts: str) -> str:
    """Paragraphs a, b, c … with these words."""
    return "".join(paragraph(name, text) for name, text in zip("abcdef", texts, strict=False))


def test_later_words_stand_on_the_earlier_ones_that_arrived_without_an_answer(minutes: Minutes) -> None:
    item, me = item_of(minutes, 1), minutes_keeper(minutes)
    write(minutes, 1, lines("Base.", "Other."))
    save_item_text(item, lines("Base. First.", "Other."), base_revision=1, by=me)
    write(minutes, 1, lines("Base. First.", "Other. Theirs."))

    saved = save_item_text(
        item,
        lines("Base. First. Second.", "Other."),
        base_revision=1,
        before=[lines("Base. First.", "Other.")],
        by=me,
    )

    assert saved.html == lines("Base. First. Second.", "Other. Theirs.")
    assert (saved.revision, saved.is_new) == (4, True)


def test_earlier_words_that_were_merged_with_others_are_known_again(cast: Cast, minutes: Minutes) -> None:
    item, me = item_of(minutes, 1), minutes_keeper(minutes)
    write(minutes, 1, lines("Base.", "Other."))
    write(minutes, 1, lines("Base.", "Other. Theirs."))
    save_item_text(item, lines("Base. First.", "Other."), base_revision=1, by=me)

    saved = save_item_text(
        item, lines("Base. Second.", "Other."), base_revision=1, before=[lines("Base. First.", "Other.")], by=me
    )

    assert saved.html == lines("Base. Second.", "Other. Theirs.")


def test_earlier_words_that_arrive_after_the_later_ones_say_nothing_new(minutes: Minutes) -> None:
    """Among them a line that was typed and taken out again: it is not brought back."""
    item, me = item_of(minutes, 1), minutes_keeper(minutes)
    write(minutes, 1, lines("Base.", "Other."))
    write(minutes, 1, lines("Base.", "Other. Theirs."))
    first, second = lines("Base. First.", "Other.", "Taken out."), lines("Base.", "Other.")

    saved = save_item_text(item, second, base_revision=1, before=[first], by=me)
    late = save_item_text(item, first, base_revision=1, by=me)

    assert saved.html == late.html == lines("Base.", "Other. Theirs.")
    assert (late.revision, late.is_new) == (saved.revision, False)


def test_what_somebody_else_wrote_over_the_earlier_words_is_never_written_over(minutes: Minutes) -> None:
    item, me = item_of(minutes, 1), minutes_keeper(minutes)
    write(minutes, 1, lines("Base."))
    save_item_text(item, lines("Mine."), base_revision=1, by=me)
    write(minutes, 1, lines("Theirs, on mine."))

    with pytest.raises(TextClash) as refusal:
        save_item_text(item, lines("Mine, and more."), base_revision=1, before=[lines("Mine.")], by=me)

    (clash,) = refusal.value.clashes
    assert (clash.base, clash.theirs) == (lines("Mine."), lines("Theirs, on mine."))
    assert ItemText.objects.get(item__number=1).html == lines("Theirs, on mine.")


def test_a_clash_of_the_later_words_takes_the_earlier_ones_back_with_it(minutes: Minutes) -> None:
    item, me = item_of(minutes, 1), minutes_keeper(minutes)
    write(minutes, 1, lines("Base.", "Other."))
    write(minutes, 1, lines("Base.", "Other. Theirs."))
    before = (Revision.objects.count(), AuditEvent.objects.count())

    with pytest.raises(TextClash) as clash:
        save_item_text(
            item, lines("First.", "Other. Mine."), base_revision=1, before=[lines("First.", "Other.")], by=me
        )

    assert clash.value.revision == 2  # the one that stands, and none that was only planned
    assert (Revision.objects.count(), AuditEvent.objects.count()) == before


def test_words_taken_back_to_what_was_once_saved_are_saved_again(minutes: Minutes) -> None:
    """All three on one revision: the first two had no answer, and the third says again what the first said."""
    item, me = item_of(minutes, 1), minutes_keeper(minutes)
    write(minutes, 1, lines("Base."))
    save_item_text(item, lines("First."), base_revision=1, by=me)
    save_item_text(item, lines("Second."), base_revision=1, before=[lines("First.")], by=me)

    saved = save_item_text(item, lines("First."), base_revision=1, before=[lines("First."), lines("Second.")], by=me)

    assert saved.html == lines("First.")


@pytest.mark.parametrize("seed", range(20))
def test_in_whatever_order_an_authors_saves_arrive_the_last_words_stand_and_so_do_the_others(
    minutes: Minutes, seed: int
) -> None:
    """Each save names those before it, as a page does that had no answer; some come twice, some never but the last."""
    dice, item, me = random.Random(seed), item_of(minutes, 1), minutes_keeper(minutes)  # noqa: S311
    write(minutes, 1, lines("Base.", "Other."))
    sent: list[str] = []
    for number in range(4):
        words = dice.choice([f"Base. {number}.", "Base.", f"{number}."])
        sent.append(lines(words, "Other.", *([f"New {number}."] if dice.random() < 0.5 else [])))
    last = len(sent) - 1
    arriving = [last, *dice.choices(range(last), k=4), *dice.choices([last], k=dice.randrange(2))]
    dice.shuffle(arriving)
    write(minutes, 1, lines("Base.", "Other. Theirs."))

    for place in arriving:
        save_item_text(item, sent[place], base_revision=1, before=sent[:place], by=me)

    assert ItemText.objects.get(item__number=1).html == sent[last].replace("Other.", "Other. Theirs.")


def test_of_one_authors_run_of_saves_ten_minutes_ago_only_the_last_is_kept(cast: Cast, minutes: Minutes) -> None:
    start = datetime(2024, 5, 9, 10, 0, tzinfo=LONDON)
    keeper, other = cast.operator, cast.secretary
    saves = [(0, keeper), (1, other), (2, keeper), (3, keeper), (4, keeper), (9, keeper)]
    saves += [(14, keeper), (15, keeper), (16, keeper), (20, keeper)]
    for minute, author in saves:
        with time_machine.travel(start + timedelta(minutes=minute), tick=False):
            write(minutes, 1, paragraph("a", f"At minute {minute}."), by=author)

    kept = Revision.objects.order_by("number").values_list("number", flat=True)
    assert list(kept) == [1, 2, 6, 7, 8, 9, 10]


def test_a_base_that_was_thinned_out_falls_back_on_the_one_before_and_loses_nothing(
    minutes: Minutes,
) -> None:
    write(minutes, 1, paragraph("a", "One."))
    write(minutes, 1, paragraph("a", "One.") + paragraph("b", "Two."))
    Revision.objects.filter(number=2).delete()
    write(minutes, 1, paragraph("a", "One.") + paragraph("b", "Two.") + paragraph("c", "Three."))

    saved = save_item_text(
        item_of(minutes, 1),
        paragraph("a", "One, mine.") + paragraph("b", "Two."),
        base_revision=2,
        by=minutes_keeper(minutes),
    )

    assert saved.html == paragraph("a", "One, mine.") + paragraph("b", "Two.") + paragraph("c", "Three.")


def test_numbers_are_issued_once_in_agenda_order(minutes: Minutes) -> None:
    write(minutes, 2, action("c", "The Clerk to act.", secret=True))
    write(minutes, 1, action("a", "The Clerk to write.") + action("b", "The Clerk to call."))

    issue_action_numbers(minutes.meeting, by=minutes_keeper(minutes))

    assert list(Action.objects.order_by("number").values_list("number", "pk")) == [
        (number, Action.objects.get(pk=uuid_of(name)).pk) for number, name in [(1, "a"), (2, "b"), (3, "c")]
    ]
    with pytest.raises(WrongState, match="have been issued already"):
        issue_action_numbers(minutes.meeting, by=minutes_keeper(minutes))


@pytest.mark.parametrize("count", [1, 3, 200])
def test_a_save_takes_the_same_number_of_queries_whatever_the_text_holds(minutes: Minutes, count: int) -> None:
    html = "".join(
        paragraph(f"p{number}", f"The Panel AGREED point {number}.")
        + action(f"a{number}", f"The Clerk to do {number}, see GRID11/02.")
        for number in range(count)
    )
    write(minutes, 1, html)

    with CaptureQueriesContext(connection) as queries:
        write(minutes, 1, html.replace("point 0", "point nought").replace("do 0", "do nought"))

    assert len(queries) == 28  # three of them plan it before the lock, three hold what comes in from other writers


def test_every_save_is_in_the_audit_chain_with_its_hash_and_without_its_text(minutes: Minutes) -> None:
    write(minutes, 1, paragraph("a", "Unforgettable wording."))

    event = AuditEvent.objects.latest("seq")
    assert (event.verb, "Unforgettable" in event.facts) == ("minutes.text_saved", False)
    assert inspect_chain().fault is None


def test_a_statement_said_twice_is_linked_to_the_first(cast: Cast, minutes: Minutes) -> None:
    write(minutes, 1, paragraph("p", "The Panel AGREED the budget.") + paragraph("q", "The Panel AGREED the budget."))
    first, again = Decision.objects.order_by("position")

    link_restatement(again, first, by=cast.secretary)

    assert Decision.objects.get(pk=again.pk).restates == first
    with pytest.raises(Unacceptable, match="original statement"):
        link_restatement(first, again, by=cast.secretary)
