"""A history from a seed: the house in which it takes place, what is done, what is killed, and what was found."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from django.contrib.auth.hashers import make_password

from core.accounts.models import User
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import Role
from meetings.models import Panel
from minutes.models import Minutes
from tests.factories import Joining, make_members, make_minutes, make_panel, paragraph, seed_outcome_words, write
from tests.histories import beside, checker
from tests.histories.ledger import Ledger
from tests.histories.processes import Processes
from tests.histories.session import Session
from tests.histories.writer import Writer, all_at_work

WRITERS = 5
ITEMS = ("Welcome", "Budget", "Grid", "Tariffs")
SIGNING = "signing"
HOUR = 3600
LATER = 3 * 24 * HOUR  # further than the clock ever jumps: what was begun before it was put back is overdue too


@dataclass
class House:
    panel: Panel
    minutes: Minutes
    secretaries: list[User]
    chair: User

    @property
    def reference(self) -> str:
        return self.minutes.meeting.reference


def make_house() -> House:
    """Five secretaries at the minutes of one meeting, with something in each item."""
    seed_outcome_words()
    panel = make_panel()
    secretaries = [Joining(panel, f"s{number}@example.org", Role.SECRETARY, True) for number in range(WRITERS)]
    *writers, chair, _member = make_members(
        *secretaries,
        Joining(panel, "chair@example.org", Role.CHAIR, True),
        Joining(panel, "member@example.org", Role.MEMBER),
    )
    password = make_password(beside.PASSWORD, hasher="md5")
    User.objects.filter(pk__in=[user.pk for user in (*writers, chair)]).update(password=password)
    minutes = make_minutes(panel, titles=ITEMS)
    record_attendance(minutes.meeting, [], by=writers[0])
    for number in range(1, len(ITEMS) + 1):
        write(minutes, number, paragraph(f"first of {number}", "The Panel met."))
    return House(panel, minutes, writers, chair)


@dataclass
class Found:
    """``log`` is what the processes complained of, but for answers that are no errors of theirs."""

    ledger: Ledger
    faults: list[str]
    kills: dict[str, int]
    log: str

    @property
    def figures(self) -> str:
        counts = ", ".join(f"{what} {count}" for what, count in sorted(self.ledger.counts.items()))
        return f"Acknowledged {self.ledger.acknowledged}; kills {self.kills}; {counts}; faults {len(self.faults)}"


@dataclass
class History:
    """``operations`` are shared by the writers; every so many of them something happens to the processes."""

    seed: int
    operations: int
    happenings: int
    signings: int
    folder: Path

    def run(self) -> Found:
        house, ledger = make_house(), Ledger()
        laid = checker.faults_in_proof()
        items = list(house.minutes.meeting.items.order_by("number").values_list("pk", flat=True))
        with running(self.folder) as processes:
            writers = [self._writer(number, house, items, processes, ledger) for number in range(WRITERS)]
            with happening(self._fate(processes, house, ledger)) as done:
                all_at_work(writers, self.operations // WRITERS, done)
            for writer in writers:
                for item in items:
                    writer.adopt(item)  # sends what was not heard
            processes.put_clock(LATER)
            processes.drain()
        faults = [f"Seed {self.seed}: {fault}" for fault in checker.faults(ledger, items, self.folder, laid)]
        return Found(ledger, faults, processes.kills, processes.complaints())

    def _writer(self, number: int, house: House, items: list[int], processes: Processes, ledger: Ledger) -> Writer:
        account = house.secretaries[number]
        session = Session(processes.port, account.email, beside.PASSWORD)
        random = Random(f"{self.seed}/{number}")  # noqa: S311 - work, not secrets
        return Writer(number, account.pk, items, house.reference, session, random, ledger)

    def _fate(self, processes: Processes, house: House, ledger: Ledger) -> list[tuple[int, object]]:
        """What happens once so many operations are done, in that order."""
        random = Random(self.seed)  # noqa: S311 - work, not secrets
        secretary = Session(processes.port, house.secretaries[0].email, beside.PASSWORD)
        chair = Session(processes.port, house.chair.email, beside.PASSWORD)
        events = [
            lambda: processes.kill("web"),
            lambda: processes.kill("worker"),
            lambda: processes.put_clock(
                random.choice([-HOUR, -1, 1, 60, HOUR // 4, HOUR, 13 * HOUR]) * random.random()
            ),
        ]
        fate = [(random.randrange(self.operations), events[number % 3]) for number in range(self.happenings)]
        signing = threading.Lock()

        def sign() -> None:
            with signing:
                beside.sign_and_reopen(secretary, chair, house.reference, ledger)

        def sign_at_once() -> None:
            threading.Thread(target=sign, name=SIGNING, daemon=True).start()

        fate += [(random.randrange(self.operations), sign_at_once) for _ in range(self.signings)]
        return sorted(fate, key=lambda each: each[0])


@contextmanager
def running(folder: Path) -> Iterator[Processes]:
    processes = Processes(folder)
    try:
        yield processes
    finally:
        processes.end()


@contextmanager
def happening(fate: list[tuple[int, object]]) -> Iterator[object]:
    """Within the block what is fated happens, each at its time; gives what is called when an operation is done."""
    done, ended, stumbled = threading.Semaphore(0), threading.Event(), list[BaseException]()

    def run() -> None:
        count = 0
        try:
            for at, event in fate:
                while count < at and not ended.is_set():
                    count += done.acquire(timeout=0.2)
                event()
        except BaseException as error:
            stumbled.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield done.release
    finally:
        ended.set()
        thread.join()
        for signing in [each for each in threading.enumerate() if each.name == SIGNING]:
            signing.join()
    if stumbled:
        raise stumbled[0]
