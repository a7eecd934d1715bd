"""Mail leaves through a real SMTP server, after the commit, and is tried again where there is none."""

import socketserver
import threading
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from core.background import mail as notify
from core.background.mail import TRIES, Mail, compose, deliver, queue_mails
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


def test_it_asks_machines_for_no_answer_and_people_to_write_to_those_named(queue: None, server: list[bytes]) -> None:
    queue_mails([MAIL], reply_to=["secretary@example.org", "deputy@example.org"])

    work_off_the_queue()

    head = server[0].partition(b"\r\n\r\n")[0].splitlines()
    assert b"Auto-Submitted: auto-generated" in head
    assert b"X-Auto-Response-Suppress: OOF, AutoReply" in head
    assert b"Reply-To: secretary@example.org, deputy@example.org" in head


def test_where_nobody_is_named_an_answer_goes_to_the_sender(queue: None, server: list[bytes]) -> None:
    queue_mails([MAIL])

    work_off_the_queue()

    assert b"Reply-To" not in server[0]


@pytest.mark.parametrize("attempt", [(), (3,)])
def test_a_mail_queued_by_an_earlier_release_is_delivered(
    queue: None, server: list[bytes], attempt: tuple[int, ...]
) -> None:
    deliver.enqueue(*MAIL, *attempt)

    work_off_the_queue()

    assert b"To: member@example.org" in server[0]


def test_plain_text_is_not_escaped_and_a_subject_is_one_line() -> None:
    words = {"reference": "GRID12\n/01", "reason": "O'Brien & Sons <{{ x }}>", "action": UUID(int=0)}

    mail = compose("closure_refused", "ada@example.org", site="https://minutes.example.org", name="Ada", **words)

    assert mail.subject == "GRID12 /01: not closed, and open again"
    assert "\nReason: O'Brien & Sons <{{ x }}>\n" in mail.body
    assert "\nhttps://minutes.example.org/actions/" in mail.body


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
    queue_mails([MAIL], reply_to=["secretary@example.org"])
    before = timezone.now()

    work_off_the_queue()
    waiting = DBTaskResult.objects.get(status="READY")
    due = [waiting.run_after]
    for _ in range(TRIES - 1):
        DBTaskResult.objects.filter(status="READY").update(run_after=before)
        work_off_the_queue()
        due += DBTaskResult.objects.filter(status="READY").values_list("run_after", flat=True)

    kept = {tuple(task.args_kwargs["kwargs"]["reply_to"]) for task in DBTaskResult.objects.all()}
    assert kept == {("secretary@example.org",)}
    assert due[0] > before
    assert due == sorted(due)
    assert DBTaskResult.objects.filter(status="FAILED").count() == 1
    assert not DBTaskResult.objects.filter(status="READY").exists()
    assert len(due) + 1 == notify.TRIES
