"""Twenty readers at once, and a worker that is killed at its work."""

import signal
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.accounts.models import User
from minutes.enums import PrintingState, VersionKind
from minutes.models import Minutes, Printing
from minutes.pages import paper_file
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.factories import make_minutes, make_panel, paragraph, write
from tests.minutes.drafting.test_concurrent_writers import all_at_once
from tests.minutes.pages.printing import count_renderings, wait_until, work_off_the_queue, worker_process

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("queue")]
READERS = 20
PDF, PROGRESS = "/minutes/GRID12.pdf", "/minutes/GRID12/printing/"


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_file, "PATIENCE", 0)


def publish(minutes: Minutes) -> None:
    record_publication_elsewhere(minutes, by=User.objects.operator())
    freeze_version(minutes, VersionKind.IMPORTED, by=User.objects.operator())


def test_twenty_requests_at_once_render_once(monkeypatch: pytest.MonkeyPatch) -> None:
    minutes = make_minutes(make_panel())
    write(minutes, 1, paragraph("p", "The Panel met."))
    publish(minutes)
    rendered = count_renderings(monkeypatch)
    answers: list[int] = []

    raised = all_at_once([lambda: answers.append(Client().get(PDF).status_code)] * READERS)
    work_off_the_queue()
    raised += all_at_once([lambda: answers.append(Client().get(PDF).status_code)] * READERS)

    assert raised == []
    assert sorted(answers) == [200] * READERS + [202] * READERS
    assert DBTaskResult.objects.count() == 1
    assert rendered == ["public"]


def test_twenty_who_try_again_at_once_render_once(monkeypatch: pytest.MonkeyPatch) -> None:
    publish(make_minutes(make_panel()))
    Client().get(PDF)
    Printing.objects.update(state=PrintingState.FAILED)
    DBTaskResult.objects.all().delete()

    raised = all_at_once([lambda: Client().post(PROGRESS)] * READERS)

    assert raised == []
    assert DBTaskResult.objects.count() == 1


def test_a_worker_killed_at_its_work_keeps_nobody_waiting(printed: Path) -> None:
    minutes = make_minutes(make_panel(), titles=[f"Item {number}" for number in range(20)])
    for number in range(1, 21):
        write(
            minutes, number, "".join(paragraph(f"{number}-{n}", "The Panel talked for long. " * 20) for n in range(12))
        )
    publish(minutes)
    reader = Client()
    reader.get(PDF)

    with worker_process(printed) as worker:
        wait_until(lambda: Printing.objects.get().state == PrintingState.SETTING)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    left = Printing.objects.get().state, DBTaskResult.objects.get().status
    Printing.objects.update(started_at=timezone.now() - timedelta(minutes=3))
    offered = reader.get(PDF).content.decode()
    reader.post(PROGRESS)
    with worker_process(printed) as worker:
        wait_until(lambda: Printing.objects.get().state == PrintingState.DONE)
        is_alive = worker.poll() is None

    assert left == ("setting", "RUNNING")
    assert "Try again" in offered
    assert is_alive
    assert reader.get(PDF).content.startswith(b"%PDF")
