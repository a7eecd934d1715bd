"""Holds what the writers were told against what is there: nothing lost, nothing twice, nothing out of order.

The trail orders all saves; every save that was acknowledged has its event there, and its text in the revision of that
number. From one revision to the next no word is gone that its author did not take out, and none is there that its
author did not send. So nothing is lost on the way to the text that stands, whatever was killed meanwhile.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from actions.models import Action
from core.audit.trail import AuditEvent
from core.audit.verification import Verification
from meetings.models import Attendance, Decision
from minutes.enums import MinutesState
from minutes.models import IssuedFile, ItemText, LateWords, Revision, SignOff, StateChange
from minutes.text import read
from tests.histories.ledger import Ledger, Move, Register, Save, tokens_in

CAME_TO = {
    "send-to-chair": MinutesState.CHAIR_REVIEW,
    "circulate": MinutesState.CIRCULATED,
    "approve": MinutesState.APPROVED,
    "sign": MinutesState.SIGNED,
    "reopen": MinutesState.DRAFT,
}


class Event(NamedTuple):
    """A save as the trail has it."""

    seq: int
    author: int
    sha256: str


def faults(ledger: Ledger, items: Sequence[int], folder: Path, laid: Sequence[str] = ()) -> list[str]:
    """All that is not as the writers were told, in sentences; ``laid`` is what the proof said before they began."""
    events = saves_in_the_trail()
    found = list(ledger.oddities)
    for item in items:
        found += faults_in_item(item, [save for save in ledger.saves if save.item == item], events)
        found += faults_in_rows(item)
    found += out_of_order(ledger.saves, events)
    found += words_twice(items, ledger.saves)
    found += faults_in_attendance(ledger.registers, guests_recorded())
    found += faults_in_moves(ledger.moves, Counter(StateChange.objects.values_list("new", flat=True)))
    found += faults_in_files(folder)
    return [*found, *(sentence for sentence in faults_in_proof() if sentence not in laid)]


def faults_in_proof() -> list[str]:
    """What the product itself finds: the chain, and rows and files against it. Tests lay some rows without an event."""
    return [str(fault) for fault in Verification(()).faults()]


def saves_in_the_trail() -> dict[tuple[int, int], list[Event]]:
    """The events of saves, by item and revision; of each there is to be one."""
    found = defaultdict(list)
    for event in AuditEvent.objects.filter(verb="minutes.text_saved").order_by("seq"):
        facts = json.loads(event.facts)
        key = (int(event.subject_id), facts["revision"])
        found[key].append(Event(event.seq, event.actor_id, facts["sha256"]))
    return found


def faults_in_item(item: int, saves: Sequence[Save], events: dict[tuple[int, int], list[Event]]) -> Iterator[str]:
    text = ItemText.objects.get(item=item)
    numbers = sorted(number for where, number in events if where == item)
    if numbers != list(range(1, text.revision + 1)):
        yield f"Item {item}: the trail has revisions {numbers}, the text is at {text.revision}."
    for number in numbers:
        if len(events[item, number]) > 1:
            yield f"Item {item}: revision {number} was saved twice."
    revisions = list(Revision.objects.filter(item_text=text).order_by("number"))
    kept = [(row.number, row.by_id, row.html) for row in revisions]
    if kept and (kept[-1][0], kept[-1][2]) != (text.revision, text.html):
        yield f"Item {item}: the text is not its last revision, {kept[-1][0]}."
    for number, _, html in kept:
        if not events.get((item, number)) or events[item, number][0].sha256 != digest(html):
            yield f"Item {item}: revision {number} is not what the trail says."
    yield from lost_answers(item, saves, events)
    yield from unexplained(item, saves, kept)
    yield from lost_late_words(item, saves, " ".join(html for *_, html in kept))


def lost_answers(item: int, saves: Sequence[Save], events: dict[tuple[int, int], list[Event]]) -> Iterator[str]:
    """Whoever was told that a text is saved finds it in the trail under that number, and by that name if it is new."""
    for save in saves:
        if save.revision is None or (save.revision == 0 and not save.html):
            continue
        event = next(iter(events.get((item, save.revision), [])), None)
        if event is None or event.sha256 != digest(save.html):
            yield f"Item {item}: what was acknowledged as revision {save.revision} is lost."
        elif save.is_new and event.author != save.author:
            yield f"Item {item}: revision {save.revision} was acknowledged to another than its author."


def unexplained(item: int, saves: Sequence[Save], kept: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """Words that went or came from one revision to the next without their author having sent so."""
    dropped, sent = defaultdict(set), defaultdict(set)
    for save in saves:
        dropped[save.author] |= save.dropped
        sent[save.author] |= save.sent
    for (_, _, old), (number, author, new) in pairwise([(0, 0, ""), *kept]):
        before, after = tokens_in(old), tokens_in(new)
        if lost := set(before) - set(after) - dropped[author]:
            yield f"Item {item}: revision {number} has lost {sorted(lost)}."
        if strange := set(after) - set(before) - sent[author]:
            yield f"Item {item}: revision {number} has {sorted(strange)} from nowhere."
        if twice := [token for token, count in Counter(after).items() if count > 1]:
            yield f"Item {item}: revision {number} has {twice} twice."


def lost_late_words(item: int, saves: Sequence[Save], ever: str) -> Iterator[str]:
    late = " ".join(LateWords.objects.filter(item=item).values_list("html", flat=True))
    somewhere = set(tokens_in(f"{ever} {late}"))
    for save in saves:
        if save.is_late and (lost := save.brought - somewhere):
            yield f"Item {item}: {sorted(lost)} came too late and was said to be kept; it is not."


def faults_in_rows(item: int) -> Iterator[str]:
    """Decisions and actions are those of the text, in its order."""
    text = ItemText.objects.select_related("item__meeting__panel").get(item=item)
    reading = read(text.html, panel_code=text.item.meeting.panel.code)
    said = ([each.id for each in reading.statements], [each.id for each in reading.actions])
    rows = tuple(
        [
            str(pk)
            for pk in model.objects.filter(item=item, retired_at=None).order_by("position").values_list("pk", flat=True)
        ]
        for model in (Decision, Action)
    )
    if said != rows:
        yield f"Item {item}: the text has decisions and actions {said}, the rows are {rows}."


def out_of_order(saves: Sequence[Save], events: dict[tuple[int, int], list[Event]]) -> Iterator[str]:
    """A save that was acknowledged before another began comes before it in the trail."""
    placed = []
    for save in saves:
        if save.is_new and save.ended is not None and (at := events.get((save.item, save.revision or 0))):
            placed.append((at[0].seq, save))
    latest_start = 0.0
    for seq, save in sorted(placed, key=lambda each: each[0]):
        if save.ended is not None and save.ended < latest_start:
            yield f"Item {save.item}: revision {save.revision}, event {seq}, stands behind one that was begun after it."
        latest_start = max(latest_start, save.began)


def words_twice(items: Sequence[int], saves: Sequence[Save]) -> Iterator[str]:
    """A word stands in as many items as it was sent to, at the most."""
    sent = defaultdict(set)
    for save in saves:
        for token in save.sent:
            sent[token].add(save.item)
    texts = ItemText.objects.filter(item__in=items).values_list("html", flat=True)
    for token, count in Counter(token for html in texts for token in set(tokens_in(html))).items():
        if count > len(sent[token]):
            yield f"{token} stands in {count} items, and was written in {len(sent[token])}."


def guests_recorded() -> frozenset[str]:
    return frozenset(token for name in Attendance.objects.values_list("name", flat=True) for token in tokens_in(name))


def faults_in_attendance(registers: Sequence[Register], now: frozenset[str]) -> Iterator[str]:
    """Each record stands on the one its page showed, so they are a chain, from what is recorded now back to nothing;
    all that were acknowledged are on it."""
    made = {register.after: register for register in registers}
    chain: list[Register] = []
    at = now
    while at:
        if at not in made:
            yield f"The attendance {sorted(at)} was recorded by nobody."
            break
        chain.append(made[at])
        at = made[at].before
    on_it = {register.after for register in chain}
    for register in registers:
        if register.is_acknowledged and register.after not in on_it:
            yield f"The attendance {sorted(register.after)} was acknowledged and is lost."


def faults_in_moves(moves: Sequence[Move], changes: Counter[str]) -> Iterator[str]:
    """Each move that was acknowledged was made; each that was made had been asked for."""
    for verb, state in CAME_TO.items():
        asked = [move for move in moves if move.verb == verb]
        told = sum(move.is_acknowledged for move in asked)
        if not told <= changes[state] <= len(asked):
            yield f"{verb}: {told} acknowledged of {len(asked)}, {changes[state]} made."


def faults_in_files(folder: Path) -> Iterator[str]:
    """Each signed version has its two files, once, and they are what their rows say."""
    for version in SignOff.objects.values_list("version", flat=True):
        files = IssuedFile.objects.filter(version=version)
        if sorted(files.values_list("rendition", flat=True)) != ["confidential", "public"]:
            yield f"Version {version} has the files {list(files)}."
        for file in files:
            if sha256((folder / "issued" / file.stored_name).read_bytes()).hexdigest() != file.sha256:
                yield f"The file {file.stored_name} is not what was issued."


def digest(html: str) -> str:
    return sha256(html.encode()).hexdigest()
