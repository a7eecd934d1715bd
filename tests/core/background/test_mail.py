"""Mail leaves through a real SMTP server, after the commit, and is tried again where there is none."""

import socketserver
import threading
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from core.background import mail as notify
from core.background.mail import TRIES, Mail, queue_mails
from tests.minutes.pages.printing import work_off_the_queue

pytestmark = pytest.mark.django_db
MAIL = Mail("member@example.org", "GRID12: draft minutes circulated", "Dear Ada,\n\nRead them – here.\n")


class Session(socketserver.StreamRequestHandler):
    """As much of SMTP as a mail needs."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline().strip().upper():
            if line == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.server.taken.append(b"".join(iter(self.rfile.readline, b".\r\n")))  # type: ignore[attr-defined]
            self.wfile.write(b"221 bye\r\n" if line == b"QUIT" else b"250 ok\r\n")


@pytest.fixture
def server(settings: Settings) -> Iterator[list[bytes]]:
    """What a server on this machine has taken in."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as smtp:
        smtp.taken = []  # type: ignore[attr-defined]
        threading.Thread(target=smtp.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = smtp.server_address
        yield smtp.taken  # type: ignore[attr-defined]
        smtp.shutdown()


def test_a_mail_is_delivered_by_the_worker(queue: None, server: list[bytes]) -> None:
    queue_mails([MAIL])
    assert server == []

    work_off_the_queue()

    (taken,) = server
    assert b"To: member@example.org" in taken
    assert b"Subject: GRID12: draft minutes circulated" in taken


def test_what_is_rolled_back_is_never_sent(queue: None, server: list[bytes]) -> None:
    with transaction.atomic():
        queue_mails([MAIL])
        transaction.set_rollback(True)

    work_off_the_queue()

    assert server == []


def test_without_a_server_it_is_tried_again_later_and_at_last_fails(
    queue: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    queue_mails([MAIL])
    before = timezone.now()

    work_off_the_queue()
    waiting = DBTaskResult.objects.get(status="READY")
    due = [waiting.run_after]
    for _ in range(TRIES - 1):
        DBTaskResult.objects.filter(status="READY").update(run_after=before)
        work_off_the_queue()
        due += DBTaskResult.objects.filter(status="READY").values_list("run_after", flat=True)

    assert due[0] > before
    assert due == sorted(due)
    assert DBTaskResult.objects.filter(status="FAILED").count() == 1
    assert not DBTaskResult.objects.filter(status="READY").exists()
    assert len(due) + 1 == notify.TRIES
