import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest
from django.db import connection, connections

from actions.models import Action
from actions.services import issue_action_numbers
from core.accounts.models import User
from core.audit.trail import AuditEvent, inspect_chain
from core.errors import NotAllowed, WrongState
from meetings.enums import Role
from meetings.models import AgendaItem, Decision, Meeting, Membership
from minutes.document.build import build_document
from minutes.drafting import plan, projections, save
from minutes.drafting.plan import TextClash
from minutes.drafting.save import ROUNDS, save_item_text
from minutes.enums import MinutesState
from minutes.models import Minutes, Revision
from tests.factories import (
    action,
    item_of,
    make_member,
    make_minutes,
    make_panel,
    paragraph,
    seed_outcome_words,
    stated,
    uuid_of,
    write,
)

WRITERS = 50


def all_at_once(jobs: list[Callable[[], object]]) -> list[BaseException]:
    """Runs the jobs in threads that start together, each on its own connection, and returns what they raised."""
    raised: list[BaseException] = []
    start = threading.Barrier(len(jobs))

    def run(job: Callable[[], object]) -> None:
        try:
            start.wait()
            job()
        except BaseException as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.mark.django_db(transaction=True)
def test_fifty_writers_at_one_meeting_after_issue_leave_no_gap_and_lose_no_number() -> None:
    minutes = make_minutes(make_panel(), titles=[f"Item {number}" for number in range(WRITERS)])
    write(minutes, 1, action("first", "The Clerk to begin."))
    keeper = User.objects.operator()
    issue_action_numbers(minutes.meeting, by=keeper)
    items = list(minutes.meeting.items.select_related("meeting__panel"))
    known = write(minutes, 1, action("first", "The Clerk to begin."))

    def job(number: int) -> Callable[[], object]:
        kept = known if number == 0 else ""
        text = kept + action(f"a{number}", f"The Clerk to do {number}.")
        return lambda: save_item_text(items[number], text, base_revision=1 if kept else 0, by=keeper)

    raised = all_at_once([job(number) for number in range(WRITERS)])

    assert raised == []
    assert sorted(Action.objects.values_list("number", flat=True)) == list(range(1, WRITERS + 2))
    assert Meeting.objects.get().next_action_number == WRITERS + 2
    assert inspect_chain().fault is None


@pytest.mark.django_db(transaction=True)
def test_writers_of_different_paragraphs_of_one_item_all_find_their_words_in_it() -> None:
    minutes = make_minutes(make_panel())
    names = [f"p{number}" for number in range(12)]
    write(minutes, 1, "".join(paragraph(name, "Blank.") for name in names))
    item, keeper = item_of(minutes, 1), User.objects.operator()

    def job(mine: str) -> Callable[[], object]:
        text = "".join(paragraph(name, f"By {mine}." if name == mine else "Blank.") for name in names)
        return lambda: save_item_text(item, text, base_revision=1, by=keeper)

    raised = all_at_once([job(name) for name in names])

    item.text.refresh_from_db()
    assert raised == []
    assert item.text.html == "".join(paragraph(name, f"By {name}.") for name in names)
    assert item.text.revision == len(names) + 1


@pytest.mark.django_db(transaction=True)
def test_an_authors_saves_that_come_at_once_leave_the_last_words() -> None:
    """Each twice, as where the answer was lost; each names those before it."""
    minutes = make_minutes(make_panel())
    write(minutes, 1, paragraph("p", "0"))
    item, keeper = item_of(minutes, 1), User.objects.operator()
    sent = [paragraph("p", f"{number}") for number in (1, 2, 0, 3, 1, 4)]

    def job(place: int) -> Callable[[], object]:
        return lambda: save_item_text(item, sent[place], base_revision=1, before=sent[:place], by=keeper)

    raised = all_at_once([job(place) for place in [*range(len(sent))] * 2])

    item.text.refresh_from_db()
    assert raised == []
    assert (item.text.html, item.text.revision) == (sent[-1], len(sent) + 1)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_issue_the_numbers_at_once_one_does() -> None:
    minutes = make_minutes(make_panel())
    write(minutes, 1, action("a", "The Clerk to write.") + action("b", "The Clerk to call."))
    keeper = User.objects.operator()

    raised = all_at_once([lambda: issue_action_numbers(minutes.meeting, by=keeper)] * 8)

    assert [type(error).__name__ for error in raised] == ["WrongState"] * 7
    assert sorted(Action.objects.values_list("number", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_cut", [True, False], ids=["cut before", "new to both"])
@pytest.mark.parametrize("piece", [stated("s", "AGREED", "the plan"), action("s", "The Clerk to write.")])
def test_what_two_paste_at_once_into_two_items_has_a_row_in_each(
    piece: str, is_cut: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have asked where it lives before either has written."""
    seed_outcome_words()
    minutes = make_minutes(make_panel(), titles=("One", "Two", "Three"))
    if is_cut:
        write(minutes, 1, piece)
        write(minutes, 1, paragraph("p", "Nothing."))
    keeper, here, both = User.objects.operator(), projections.reconcile, threading.Barrier(2)

    def beside_the_other(*given: object, **named: object) -> object:
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=1)  # the other may have to wait for this one, as it should
        return here(*given, **named)  # type: ignore[arg-type] # as they came

    monkeypatch.setattr(projections, "reconcile", beside_the_other)

    raised = all_at_once(
        [partial(save_item_text, item_of(minutes, number), piece, base_revision=0, by=keeper) for number in (2, 3)]
    )

    assert raised == []
    pieces = [item.decisions or item.actions for item in build_document(minutes).items if item.number != 1]
    assert [len(each) for each in pieces] == [1, 1]
    assert len({each.id for (each,) in pieces}) == 2


@pytest.mark.django_db(transaction=True)
def test_who_saves_two_texts_at_once_waits_for_nobody_behind_the_trail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another has the meeting's next number, and waits for the head of the trail."""
    minutes = make_minutes(make_panel(), titles=("One", "Two"))
    write(minutes, 1, action("first", "The Clerk to begin."))
    keeper, meet = User.objects.operator(), threading.Barrier(2)
    issue_action_numbers(minutes.meeting, by=keeper)
    kept = item_of(minutes, 1).text.html
    numbering, reconciling, seen = projections.give_next_numbers, projections.reconcile, list[int]()

    def wait() -> None:
        with suppress(threading.BrokenBarrierError):
            meet.wait(timeout=1)

    def reconcile(item: AgendaItem, *given: object, **named: object) -> object:
        seen.append(item.number.main)
        if seen.count(1) == 2 and item.number == 1:
            wait()
        return reconciling(item, *given, **named)  # type: ignore[arg-type] # as they came

    def give_next_numbers(meeting: Meeting, actions: list[Action]) -> None:
        numbering(meeting, actions)
        if actions and actions[0].item.number == 2:
            wait()

    monkeypatch.setattr(projections, "reconcile", reconcile)
    monkeypatch.setattr(projections, "give_next_numbers", give_next_numbers)
    one, other = kept + paragraph("p", "Words."), kept + paragraph("p", "Words.") + action("a", "The Clerk to go on.")

    raised = all_at_once(
        [
            partial(save_item_text, item_of(minutes, 1), other, base_revision=1, before=[one], by=keeper),
            partial(save_item_text, item_of(minutes, 2), action("b", "The Clerk to end."), base_revision=0, by=keeper),
        ]
    )

    assert raised == []
    assert sorted(Action.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert inspect_chain().fault is None


READERS = ("normal_form", "merge", "change_between")
ALL = [paragraph(name, "Blank.") for name in ("mine", "theirs", "others")]
Meanwhile = Callable[[int], object]


@pytest.fixture
def item() -> AgendaItem:
    minutes = make_minutes(make_panel())
    write(minutes, 1, "".join(ALL))
    return item_of(minutes, 1)


def changed(name: str, words: str) -> str:
    """The text of the item as it began, one paragraph of it changed."""
    return "".join(paragraph(name, words) if each == paragraph(name, "Blank.") else each for each in ALL)


def by_another(item: AgendaItem, html: str, base: int = 1) -> None:
    """Saved by another writer, on a connection of its own, before this one goes on."""
    raised = all_at_once([lambda: save_item_text(item, html, base_revision=base, by=User.objects.operator())])
    assert raised == []


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Meanwhile], list[bool]]:
    """Says what happens each time when a save is planned and not yet written; answers under which lock it was read."""

    def arrange(happens: Meanwhile) -> list[bool]:
        locked: list[bool] = []
        mine = threading.current_thread()
        read, last_question = plan.change_between, projections.fresh_ids_for_copies

        def reading(*texts: str, **more: str) -> object:
            if threading.current_thread() is mine:
                locked.append(connection.in_atomic_block)
            return read(*texts, **more)

        def asking(*arguments: object, **more: object) -> object:
            answer = last_question(*arguments, **more)
            if threading.current_thread() is mine and not connection.in_atomic_block:
                happens(len(locked))
            return answer

        monkeypatch.setattr(plan, "change_between", reading)
        monkeypatch.setattr(projections, "fresh_ids_for_copies", asking)
        return locked

    return arrange


@pytest.mark.django_db(transaction=True)
def test_a_text_is_read_while_nobody_waits_for_it(item: AgendaItem, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = dict.fromkeys(READERS, None)

    def watched(name: str, work: Callable[..., object]) -> Callable[..., object]:
        def reading(*texts: str, **more: object) -> object:
            locked[name] = connection.in_atomic_block
            return work(*texts, **more)

        return reading

    keeper = User.objects.operator()
    save_item_text(item, changed("theirs", "Theirs."), base_revision=1, by=keeper)
    for name in READERS:
        monkeypatch.setattr(plan, name, watched(name, getattr(plan, name)))

    save_item_text(item, changed("mine", "Mine."), base_revision=1, by=keeper)

    assert locked == dict.fromkeys(READERS, False)


@pytest.mark.django_db(transaction=True)
def test_who_is_overtaken_while_their_text_is_read_has_the_others_words_in_it(
    item: AgendaItem, meanwhile: Callable[[Meanwhile], list[bool]]
) -> None:
    theirs = changed("theirs", "Theirs.")
    locked = meanwhile(lambda times: by_another(item, theirs) if times == 1 else None)

    saved = save_item_text(item, changed("mine", "Mine."), base_revision=1, by=User.objects.operator())

    item.text.refresh_from_db()
    assert saved.html == item.text.html == "".join([paragraph("mine", "Mine."), paragraph("theirs", "Theirs."), ALL[2]])
    assert (saved.revision, Revision.objects.count()) == (3, 3)
    assert locked == [False, False]


@pytest.mark.django_db(transaction=True)
def test_who_is_overtaken_again_and_again_is_saved_all_the_same(
    item: AgendaItem, meanwhile: Callable[[Meanwhile], list[bool]]
) -> None:
    locked = meanwhile(lambda times: by_another(item, changed("theirs", f"Theirs, {times}."), base=times))

    saved = save_item_text(item, changed("mine", "Mine."), base_revision=1, by=User.objects.operator())

    theirs = paragraph("theirs", f"Theirs, {ROUNDS}.")
    assert saved.html == "".join([paragraph("mine", "Mine."), theirs, ALL[2]])
    assert saved.revision == 2 + ROUNDS
    assert locked == [False] * ROUNDS + [True]
    assert inspect_chain().fault is None


@pytest.mark.django_db(transaction=True)
def test_who_is_overtaken_in_the_same_paragraph_is_told_and_nothing_is_saved(
    item: AgendaItem, meanwhile: Callable[[Meanwhile], list[bool]]
) -> None:
    meanwhile(lambda times: by_another(item, changed("mine", "Theirs.")) if times == 1 else None)

    with pytest.raises(TextClash) as refusal:
        save_item_text(item, changed("mine", "Mine."), base_revision=1, by=User.objects.operator())

    (clash,) = refusal.value.clashes
    assert (clash.mine, clash.theirs) == (paragraph("mine", "Mine."), paragraph("mine", "Theirs."))
    assert (refusal.value.revision, Revision.objects.count()) == (2, 2)


@pytest.mark.django_db(transaction=True)
def test_a_statement_that_begins_to_live_elsewhere_while_a_text_is_read_is_not_stolen(
    item: AgendaItem, meanwhile: Callable[[Meanwhile], list[bool]]
) -> None:
    seed_outcome_words()
    other = item.meeting.items.get(number=2)
    agreed = stated("agreed", "AGREED", "it")
    locked = meanwhile(lambda times: by_another(other, agreed, base=0) if times == 1 else None)

    saved = save_item_text(item, "".join(ALL) + agreed, base_revision=1, by=User.objects.operator())

    assert Decision.objects.get(pk=uuid_of("agreed")).item == other
    assert Decision.objects.filter(item=item, retired_at=None).count() == 1
    assert uuid_of("agreed") not in saved.html
    assert locked == [False, False, False]  # the second time it was read once more, with a uuid of its own


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("meantime", "refusal"),
    [
        (lambda: Minutes.objects.update(state=MinutesState.CHAIR_REVIEW), WrongState),
        (lambda: Membership.objects.all().delete(), NotAllowed),
    ],
)
def test_what_a_save_must_be_is_asked_again_when_it_is_written(
    item: AgendaItem,
    meanwhile: Callable[[Meanwhile], list[bool]],
    meantime: Callable[[], object],
    refusal: type[Exception],
) -> None:
    keeper = make_member(item.meeting.panel, "keeper@example.org", Role.SECRETARY)
    meanwhile(lambda _: meantime())

    with pytest.raises(refusal):
        save_item_text(item, changed("mine", "Mine."), base_revision=1, by=keeper)

    item.text.refresh_from_db()
    assert item.text.html == "".join(ALL)


@pytest.mark.django_db(transaction=True)
def test_a_strangers_text_is_not_even_read(item: AgendaItem, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = make_member(item.meeting.panel, "observer@example.org", Role.OBSERVER)
    monkeypatch.setattr(plan, "normal_form", lambda *_, **__: pytest.fail("It was read."))

    with pytest.raises(NotAllowed):
        save_item_text(item, changed("mine", "Mine."), base_revision=1, by=stranger)


@pytest.mark.django_db(transaction=True)
def test_a_save_that_changes_nothing_takes_no_lock_and_leaves_no_trace(
    item: AgendaItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (AuditEvent.objects.count(), Revision.objects.count())
    monkeypatch.setattr(save, "_locked", lambda _: pytest.fail("It was locked."))

    saved = save_item_text(item, "".join(ALL), base_revision=1, by=User.objects.operator())

    assert (saved.html, saved.revision) == ("".join(ALL), 1)
    assert (AuditEvent.objects.count(), Revision.objects.count()) == before
