"""The checker finds each kind of loss: what it was told and what is there are made to differ in one place."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from core.audit.trail import AuditEvent
from core.audit.triggers import triggers_lifted
from minutes.models import ItemText, Minutes, Revision
from tests.conftest import Cast
from tests.factories import item_of, paragraph, stated, write
from tests.histories import checker
from tests.histories.ledger import Ledger, Move, Register, Save, tokens_in

pytestmark = pytest.mark.django_db
FIRST, SECOND = "t0x1t", "t1x1t"


@pytest.fixture
def text(cast: Cast, minutes: Minutes) -> ItemText:
    """Two words, saved by two people, the second of them a decision."""
    return ItemText.objects.select_related("item").get(item=item_of(minutes, 1))


@pytest.fixture
def ledger(cast: Cast, minutes: Minutes, text: ItemText) -> Ledger:
    one = write(minutes, 1, paragraph("one", FIRST), by=cast.secretary)
    two = write(minutes, 1, one + stated("two", "AGREED", SECOND), by=cast.secretary)
    text.refresh_from_db()
    words = [frozenset(), frozenset({FIRST}), frozenset({FIRST, SECOND})]
    saved = {"item": text.item_id, "author": cast.secretary.pk, "is_new": True}
    return Ledger(
        [
            Save(base=words[0], sent=words[1], began=1, ended=2, html=one, revision=1, **saved),
            Save(base=words[1], sent=words[2], began=3, ended=4, html=two, revision=2, **saved),
        ]
    )


@pytest.fixture
def laid(ledger: Ledger) -> list[str]:
    return checker.faults_in_proof()


def found(ledger: Ledger, text: ItemText, folder: Path, laid: list[str]) -> list[str]:
    return [fault.partition(": ")[2] for fault in checker.faults(ledger, [text.item_id], folder, laid)]


def test_nothing_is_found_where_all_is_as_it_was_told(
    ledger: Ledger, text: ItemText, stores: Path, laid: list[str]
) -> None:
    assert found(ledger, text, stores, laid) == []


def acknowledge_another_text(ledger: Ledger) -> None:
    ledger.saves[1].html += "!"


def acknowledge_one_more(ledger: Ledger) -> None:
    ledger.saves[1].revision = 3


def acknowledge_to_another(ledger: Ledger) -> None:
    ledger.saves[1].author += 1


def send_without_the_first_word(ledger: Ledger) -> None:
    ledger.saves[0].sent = frozenset()


def begin_the_first_last(ledger: Ledger) -> None:
    ledger.saves[0].began, ledger.saves[0].ended = 5, 6


def say_it_came_too_late(ledger: Ledger) -> None:
    late = Save(ledger.saves[0].item, ledger.saves[0].author, frozenset(), frozenset({"t4x4t"}), is_late=True)
    ledger.saves.append(late)


@pytest.mark.parametrize(
    ("tell", "sentences"),
    [
        (acknowledge_another_text, ["what was acknowledged as revision 2 is lost."]),
        (acknowledge_one_more, ["what was acknowledged as revision 3 is lost."]),
        (
            acknowledge_to_another,
            [
                "revision 2 was acknowledged to another than its author.",
                f"revision 2 has ['{SECOND}'] from nowhere.",
            ],
        ),
        (begin_the_first_last, ["revision 2, event {}, stands behind one that was begun after it."]),
        (say_it_came_too_late, ["['t4x4t'] came too late and was said to be kept; it is not."]),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_what_was_told_and_is_not_there_is_found(
    ledger: Ledger, text: ItemText, stores: Path, laid: list[str], tell: Callable[[Ledger], None], sentences: list[str]
) -> None:
    tell(ledger)

    (_, (at, *_)) = max(checker.saves_in_the_trail().items())
    assert found(ledger, text, stores, laid) == [sentence.format(at.seq) for sentence in sentences]


def test_a_word_that_nobody_took_out_and_one_that_nobody_wrote_are_found(
    cast: Cast, minutes: Minutes, ledger: Ledger, text: ItemText, stores: Path, laid: list[str]
) -> None:
    write(minutes, 1, paragraph("one", f"{SECOND} t3x3t t3x3t"), by=cast.secretary)

    item = f"Item {text.item_id}"
    assert checker.faults(ledger, [text.item_id], stores, laid) == [
        f"{item}: revision 3 has lost ['{FIRST}'].",
        f"{item}: revision 3 has ['t3x3t'] from nowhere.",
        f"{item}: revision 3 has ['t3x3t'] twice.",
        "t3x3t stands in 1 items, and was written in 0.",
    ]


def test_a_text_that_is_not_its_last_revision_is_found(
    ledger: Ledger, text: ItemText, stores: Path, laid: list[str]
) -> None:
    ItemText.objects.update(html=ledger.saves[0].html)

    assert found(ledger, text, stores, laid)[0] == "the text is not its last revision, 2."


def test_a_revision_without_its_event_and_rows_without_their_text_are_found(
    ledger: Ledger, text: ItemText, stores: Path, laid: list[str]
) -> None:
    Revision.objects.filter(number=2).update(html=ledger.saves[0].html)
    ItemText.objects.update(html=ledger.saves[0].html)

    sentences = found(ledger, text, stores, laid)

    assert "revision 2 is not what the trail says." in sentences
    assert any(sentence.startswith("the text has decisions and actions ([], [])") for sentence in sentences)


def test_attendances_are_a_chain_back_to_nothing() -> None:
    one, two, both = frozenset({"a"}), frozenset({"b"}), frozenset({"a", "b"})
    made = [Register(frozenset(), one, True), Register(one, both, True)]

    assert list(checker.faults_in_attendance(made, both)) == []
    assert list(checker.faults_in_attendance([*made, Register(one, two, True)], both)) == [
        "The attendance ['b'] was acknowledged and is lost."
    ]
    assert list(checker.faults_in_attendance([*made, Register(one, two)], both)) == []
    assert list(checker.faults_in_attendance(made[:1], both)) == [
        "The attendance ['a', 'b'] was recorded by nobody.",
        "The attendance ['a'] was acknowledged and is lost.",
    ]


@pytest.mark.parametrize(("made", "count"), [(0, 1), (1, 0), (2, 0), (3, 1)])
def test_a_move_that_was_acknowledged_was_made_and_none_that_was_not_asked_for(made: int, count: int) -> None:
    moves = [Move("sign", is_acknowledged=True), Move("sign")]

    assert len(list(checker.faults_in_moves(moves, Counter({"signed": made})))) == count


def test_an_event_that_is_gone_breaks_the_chain(ledger: Ledger, text: ItemText, stores: Path, laid: list[str]) -> None:
    with triggers_lifted(connection):
        AuditEvent.objects.filter(verb="minutes.text_saved").last().delete()

    assert any("missing" in sentence for sentence in checker.faults(ledger, [text.item_id], stores, laid))


def test_the_words_by_which_texts_are_told_apart_are_read_from_markup() -> None:
    assert tokens_in(f"<p>The {FIRST}, <em>{SECOND}</em>t9x</p>") == [FIRST, SECOND]
