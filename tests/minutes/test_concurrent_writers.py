import threading
from collections.abc import Callable

import pytest
from django.db import connections

from actions.models import Action
from actions.services import issue_action_numbers
from core.accounts import User
from core.audit import inspect_chain
from meetings.models import Meeting
from minutes.drafting import save_item_text
from tests.factories import action, item_of, make_minutes, make_panel, paragraph, write

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
