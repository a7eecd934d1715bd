"""The rows of decisions and actions follow an item's text."""

import random

import pytest

from actions.models import Action, ActionChange, ActionMention
from actions.services import issue_action_numbers
from meetings.enums import Stage
from meetings.models import Decision
from minutes.models import ItemText, Minutes
from minutes.text import mark_statements, read
from tests.conftest import Cast
from tests.factories import SEEDED_WORDS, action, item_of, make_minutes, paragraph, uuid_of, write
from tests.minutes.drafting.rows import AGREED, minutes_keeper


def living(model: type[Decision] | type[Action]) -> list[str]:
    return [str(pk) for pk in model.objects.filter(retired_at=None).values_list("pk", flat=True)]


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


def test_an_action_that_a_block_names_again_and_again_is_one_row_of_that_block(minutes: Minutes) -> None:
    write(
        minutes, 1, paragraph("p", "Actions 11/02, 11/03 and 11/02 and GRID11/002.") + paragraph("q", "Action 11/02.")
    )

    rows = ActionMention.objects.values_list("block", "meeting_number", "number", "position")
    assert [(str(block), *rest) for block, *rest in rows] == [
        (uuid_of("p"), 11, 2, 0),
        (uuid_of("p"), 11, 3, 1),
        (uuid_of("q"), 11, 2, 2),
    ]


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


def test_a_mark_on_a_line_break_alone_is_no_statement(minutes: Minutes) -> None:
    span = f'<span data-decision="{uuid_of("d")}" data-outcome="DEFERRED">\u2028</span>'

    assert "It <br></p>" in write(minutes, 1, paragraph("p", f"It {span}"))
    assert Decision.objects.count() == 0


def test_secrecy_of_a_block_and_of_an_item_reaches_the_rows(minutes: Minutes) -> None:
    secret_item = item_of(minutes, 2)
    secret_item.sensitivity, secret_item.sensitivity_reason = "confidential", "Commercial"
    secret_item.save()

    write(minutes, 1, action("a", "The Clerk to write.", secret=True) + action("b", "The Clerk to call."))
    write(minutes, 2, action("c", "The Clerk to act."))

    rows = Action.objects.order_by("item__number", "position").values_list("sensitivity", flat=True)
    assert list(rows) == ["confidential", "public", "confidential"]


@pytest.mark.parametrize(
    "words",
    [
        f"DEFERRED it to the next meeting in order that {'more ' * 20} is known",
        f"DEFERRED it to the {'x' * 200} meeting",
        f"DEFERRED it, subject to {'more ' * 200} approval",
        " ",
        "; and",
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
