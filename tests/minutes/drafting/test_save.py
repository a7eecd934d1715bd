import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.models import Action, ActionChange, ActionMention
from actions.services import issue_action_numbers
from core.accounts.models import User
from core.audit.trail import AuditEvent, inspect_chain
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.enums import Stage
from meetings.models import Decision
from minutes.drafting.save import LONGEST_TEXT, TextClash, link_restatement, save_item_text, start_minutes
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes, Revision
from minutes.text import mark_statements, read
from tests.conftest import Cast
from tests.factories import SEEDED_WORDS, action, item_of, make_minutes, paragraph, uuid_of, write

AGREED = (
    f'<p data-block="{uuid_of("p")}"><span data-decision="{uuid_of("d")}" data-outcome="AGREED">'
    "The Panel AGREED it.</span></p>"
)
LONDON = ZoneInfo("Europe/London")


def living(model: type[Decision] | type[Action]) -> list[str]:
    return [str(pk) for pk in model.objects.filter(retired_at=None).values_list("pk", flat=True)]


def minutes_keeper(minutes: Minutes) -> User:
    return User.objects.get(email="secretary@example.org")


def test_a_save_brings_the_text_its_statements_and_its_actions_into_rows(minutes: Minutes) -> None:
    html = write(minutes, 1, AGREED + action("a", "The Clerk to write by 3 May 2024, see GRID11/02."))

    decision, owed, mention = Decision.objects.get(), Action.objects.get(), ActionMention.objects.get()
    assert html == ItemText.objects.get(item__number=1).html
    assert (decision.outcome, decision.lead, decision.statement) == ("AGREED", "The Panel", "AGREED it.")
    assert (str(decision.pk), str(decision.block), decision.stage) == (
        uuid_of("d"),
        uuid_of("p"),
        Stage.DRAFT,
    )
    assert (owed.owner, owed.due, owed.number, owed.stage) == ("Clerk", "3 May 2024", None, Stage.DRAFT)
    assert str(mention.reference) == "GRID11/02"


def test_a_statement_that_vanishes_retires_its_row_and_comes_back_with_what_people_set(
    minutes: Minutes,
) -> None:
    write(minutes, 1, AGREED + action("a", "The Clerk to write."))
    Decision.objects.update(dissent_count=None)
    Action.objects.update(owner="Treasurer", owner_by_hand=True)

    write(minutes, 1, paragraph("q", "Nothing."))
    gone = (living(Decision), living(Action))
    write(minutes, 1, AGREED + action("a", "The Clerk to write."))

    assert gone == ([], [])
    assert living(Decision) == [uuid_of("d")]
    assert Action.objects.get(retired_at=None).owner == "Treasurer"
    assert Action.objects.get().owner_in_text == "Clerk"


def test_a_uuid_copied_into_another_item_is_issued_anew_and_steals_no_row(minutes: Minutes) -> None:
    write(minutes, 1, AGREED + action("a", "The Clerk to write."))

    copied = write(minutes, 2, AGREED + action("a", "The Clerk to write."))

    assert Decision.objects.get(pk=uuid_of("d")).item == item_of(minutes, 1)
    assert Action.objects.get(pk=uuid_of("a")).item == item_of(minutes, 1)
    assert Decision.objects.filter(item__number=2, retired_at=None).count() == 1
    assert uuid_of("d") not in copied
    assert uuid_of("a") not in copied


def test_a_uuid_cut_here_and_pasted_there_keeps_its_row(minutes: Minutes) -> None:
    write(minutes, 1, AGREED)
    write(minutes, 1, paragraph("q", "Moved."))

    write(minutes, 2, AGREED)

    decision = Decision.objects.get()
    assert (decision.item, decision.retired_at) == (item_of(minutes, 2), None)


def test_an_action_cut_from_another_meeting_becomes_a_new_one(cast: Cast, minutes: Minutes) -> None:
    write(minutes, 1, action("a", "The Clerk to write."))
    write(minutes, 1, paragraph("q", "Moved."))

    write(make_minutes(cast.panel, 13), 1, action("a", "The Clerk to write."))

    assert Action.objects.get(pk=uuid_of("a")).meeting == minutes.meeting
    assert Action.objects.filter(meeting__number=13).count() == 1


def test_secrecy_of_a_block_and_of_an_item_reaches_the_rows(minutes: Minutes) -> None:
    secret_item = item_of(minutes, 2)
    secret_item.sensitivity, secret_item.sensitivity_reason = "confidential", "Commercial"
    secret_item.save()

    write(minutes, 1, action("a", "The Clerk to write.", secret=True) + action("b", "The Clerk to call."))
    write(minutes, 2, action("c", "The Clerk to act."))

    rows = Action.objects.order_by("item__number", "position").values_list("sensitivity", flat=True)
    assert list(rows) == ["confidential", "public", "confidential"]


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

    assert Revision.objects.count() == 0


def test_more_references_than_an_item_can_have_are_refused_before_anything_is_saved(minutes: Minutes) -> None:
    with pytest.raises(Unacceptable, match="refers to 33,000 actions; 5,000 is the most"):
        write(minutes, 1, paragraph("p", "GRID1/1 " * 33_000))

    assert Revision.objects.count() == 0


@pytest.mark.parametrize(
    "words",
    [
        f"DEFERRED it to the next meeting in order that {'more ' * 20} is known",
        f"DEFERRED it to the {'x' * 200} meeting",
        f"DEFERRED it, subject to {'more ' * 200} approval",
        " ",
        "; and",
        "\u2028",
    ],
)
def test_what_a_statement_says_at_whatever_length_finds_room_in_its_row(minutes: Minutes, words: str) -> None:
    span = f'<span data-decision="{uuid_of("d")}" data-outcome="DEFERRED">{words}</span>'

    html = write(minutes, 1, f'<ul data-block="{uuid_of("l")}"><li><p>It {span}</p></li></ul>')

    assert words in html
    assert Decision.objects.count() == bool(words.strip())


@pytest.mark.parametrize("words", [f"by the {'x' * 200} meeting", f"at its {'x' * 300} meeting", f"and {'x' * 500} to"])
def test_what_an_action_says_at_whatever_length_finds_room_in_its_row(minutes: Minutes, words: str) -> None:
    html = write(minutes, 1, action("a", f"The Clerk to report {words} it."))

    assert words in html
    assert (Action.objects.get().owner, Action.objects.get().due) == ("Clerk", "")


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


def test_an_action_written_after_the_numbers_are_out_gets_the_next_one_at_once(minutes: Minutes) -> None:
    write(minutes, 1, action("a", "The Clerk to write.") + action("b", "The Clerk to call."))
    issue_action_numbers(minutes.meeting, by=minutes_keeper(minutes))

    write(minutes, 2, action("c", "The Clerk to act."))
    write(minutes, 1, action("new", "The Clerk to go.") + action("b", "The Clerk to call."))

    numbers = dict(Action.objects.order_by("number").values_list("number", "text"))
    assert numbers == {
        1: "The Clerk to write.",
        2: "The Clerk to call.",
        3: "The Clerk to act.",
        4: "The Clerk to go.",
    }


def test_a_number_of_a_retired_action_is_never_given_again(minutes: Minutes) -> None:
    write(minutes, 1, action("a", "The Clerk to write."))
    issue_action_numbers(minutes.meeting, by=minutes_keeper(minutes))
    write(minutes, 1, paragraph("q", "Nothing."))

    write(minutes, 1, action("b", "The Clerk to call."))
    write(minutes, 1, action("b", "The Clerk to call.") + action("a", "The Clerk to write."))

    assert dict(Action.objects.values_list("text", "number")) == {
        "The Clerk to write.": 1,
        "The Clerk to call.": 2,
    }


def test_what_happens_to_a_numbered_action_is_its_history(minutes: Minutes) -> None:
    write(minutes, 1, action("a", "The Clerk to write."))
    issue_action_numbers(minutes.meeting, by=minutes_keeper(minutes))

    write(minutes, 1, action("a", "The Treasurer to write."))

    changes = ActionChange.objects.order_by("field").values_list("field", "old", "new")
    assert list(changes) == [
        ("owner", "Clerk", "Treasurer"),
        ("text", "The Clerk to write.", "The Treasurer to write."),
    ]


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

    assert len(queries) == 24  # three of them plan it before the lock


@pytest.mark.parametrize("seed", range(8))
def test_after_any_run_of_edits_the_rows_are_what_a_reading_of_the_whole_text_says(minutes: Minutes, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - edits, not secrets
    blocks = {}
    for number in range(12):
        blocks[f"p{number}"] = paragraph(f"p{number}", f"Point {number} was put.")
        blocks[f"d{number}"] = mark_statements(
            paragraph(f"d{number}", f"The Panel AGREED point {number} and NOTED GRID11/0{number % 3 + 1}:"),
            SEEDED_WORDS,
        )
        blocks[f"l{number}"] = f'<ul data-block="{uuid_of(f"l{number}")}"><li><p>{number};</p></li></ul>'
        blocks[f"a{number}"] = action(f"a{number}", f"The Clerk to do {number}.")
    names = dice.sample(list(blocks), 15)

    for _ in range(12):
        deed = dice.choice(["add", "add", "drop", "move", "change"])
        place = dice.randrange(len(names) + 1)
        if deed == "add":
            names.insert(place, dice.choice([name for name in blocks if name not in names]))
        elif names:
            name = names.pop(place % len(names))
            if deed == "move":
                names.insert(dice.randrange(len(names) + 1), name)
            if deed == "change":
                blocks[name] = blocks[name].replace("point", "the point").replace("do", "see to")
                names.insert(place % (len(names) + 1), name)
        html = write(minutes, 1, "".join(blocks[name] for name in names))

    reading = read(html, panel_code="GRID")
    decisions = Decision.objects.filter(retired_at=None).order_by("position")
    actions = Action.objects.filter(retired_at=None).order_by("position")
    mentions = ActionMention.objects.values_list("block", "meeting_number", "number")
    assert [(row.position, str(row.pk), row.statement, tuple(row.sub_points)) for row in decisions] == [
        (position, each.id, each.text, each.sub_points) for position, each in enumerate(reading.statements)
    ]
    assert [(row.position, str(row.pk), row.text) for row in actions] == [
        (position, each.id, each.text) for position, each in enumerate(reading.actions)
    ]
    assert sorted((str(block), meeting, number) for block, meeting, number in mentions) == sorted(
        (each.block, each.reference.meeting_number, each.reference.number) for each in reading.mentions
    )


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
    with pytest.raises(Unacceptable, match="first statement"):
        link_restatement(first, again, by=cast.secretary)
