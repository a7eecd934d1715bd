"""Plans what saving an item's text comes to: read, merged and compared while nobody waits. Nothing is written here."""

import re
import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count

from core.accounts.models import User
from core.errors import Unacceptable, WrongState
from minutes.drafting import projections
from minutes.models import ItemText, Revision
from minutes.text import Change, Merge, NotUsable, change_between, holds_changes, merge, normal_form
from minutes.text.markup import UUID
from minutes.text.merge import Clash

LONGEST_TEXT = 500_000  # characters of markup; a whole day's meeting has a fifth of that
MOST_REFERENCES = 5_000  # to actions, in one item: each is a row that is written under the lock
NAMES = uuid.UUID("5b7f0c0e-8e0e-4a55-9f6d-2f3f6f2f9a11")  # of pieces that are named by the text they came with
_COPIED = re.compile(rf'(data-decision|data-action)="({UUID})"')


class TextClash(WrongState):
    """Somebody else has changed the same paragraph; nothing was saved. Each clash holds base, mine and theirs.

    ``html`` is what a save would give where the others' wording stands in every clash, ``revision`` the one that now
    stands: whoever has taken both up can go on from there, and only the clashes are left to be chosen.
    """

    def __init__(self, merged: Merge, revision: int) -> None:
        super().__init__(
            "Somebody else has changed the same paragraph. Nothing of yours is lost: choose which wording stands."
        )
        self.clashes: tuple[Clash, ...] = merged.clashes
        self.html = merged.html
        self.revision = revision


@dataclass(frozen=True, slots=True)
class Saved:
    """The text as it now stands, others' changes included, its revision, and whether the save said anything new."""

    html: str
    revision: int
    is_new: bool


class _Clashes(Exception):
    """A text and the one that stands have both changed a block since the text they share."""

    def __init__(self, merged: Merge) -> None:
        super().__init__()
        self.merged = merged


@dataclass(frozen=True, slots=True)
class Step:
    """A text to be stored as the next revision, and what it changes in the one before it."""

    html: str
    change: Change


@dataclass(frozen=True, slots=True)
class Plan:
    """The outcome of a save on one revision of the text: how it reads then, and by which steps, if any."""

    revision: int
    html: str
    steps: tuple[Step, ...]

    @property
    def outcome(self) -> Saved:
        return Saved(self.html, self.revision + len(self.steps), is_new=bool(self.steps))


def plan_save(text: ItemText, sent: Sequence[str], base_revision: int, *, words: Collection[str], by: User) -> Plan:
    """Return what saving these texts in turn comes to. ``text`` is a reading of the row, and goes along with it.

    ``words`` are those that make a decision on this panel. Raises TextClash where the last text and the one that
    stands have both changed a block, Unacceptable for a text that is too long or cannot be read.
    """
    stood, steps = text.revision, list[Step]()
    base, since = text.html if base_revision == stood else text_at(text, base_revision), base_revision
    *before, last = sent
    for earlier in before:
        mine = _normal(text, earlier, words, base_revision, by)
        try:
            since = _plan_one(text, steps, mine, base, since, by)
        except _Clashes:
            continue  # it was not saved, and will not be if it comes again: what follows stands on what came before it
        base = mine
    try:
        _plan_one(text, steps, _normal(text, last, words, base_revision, by), base, since, by)
    except _Clashes as clashes:
        raise TextClash(clashes.merged, stood) from None  # nothing of all this is written
    return Plan(stood, text.html, tuple(steps))


def step_between(text: ItemText, html: str, *, holds: bool = False) -> Step | None:
    """Return the text with a fresh uuid for all that was copied from another item, and what changes with it; None if
    nothing does. ``holds`` is for who writes it at once (``fresh_ids_for_copies``)."""
    if html == text.html:
        return None
    code = text.item.meeting.panel.code
    change = change_between(text.html, html, panel_code=code)
    if fresh := projections.fresh_ids_for_copies(text.item, change, holds=holds):
        html = _COPIED.sub(lambda match: f'{match[1]}="{fresh.get(match[2], match[2])}"', html)
        change = change_between(text.html, html, panel_code=code)
    return Step(html, change)


def text_at(text: ItemText, number: int) -> str:
    """The text of a revision, or of the last one kept before it: an older base can only show more clashes."""
    earlier = Revision.objects.filter(item_text=text, number__lte=number).order_by("-number")
    return earlier.values_list("html", flat=True).first() or ""


def _plan_one(text: ItemText, steps: list[Step], mine: str, base: str, since: int, by: User) -> int:
    """Plans for a text that was written on another, which stood at revision ``since``; returns the one it stands at."""
    saved_at = _saved_at(text, mine, base, since, by)
    if saved_at is not None:
        return saved_at
    merged = Merge(mine, ()) if base == text.html else merge(base, mine, text.html)
    if merged.clashes:
        raise _Clashes(merged)
    if step := step_between(text, merged.html):
        _refuse_too_many_references(step.change)
        steps.append(step)
        text.html, text.revision = step.html, text.revision + 1
    return text.revision


def _refuse_too_many_references(change: Change) -> None:
    named = len(change.reading.mentions)
    if named > MOST_REFERENCES:
        raise Unacceptable(f"This refers to {named:,} actions; {MOST_REFERENCES:,} is the most. Nothing was saved.")


def named_by(item: int, revision: int, author: int, sent: str) -> Callable[[], str]:
    """Return what names the pieces of a text that came without names, one after another.

    The same text that comes again, on the same revision and from the same author, gets the same names: so a button
    pressed twice writes a paragraph once.
    """
    numbers, seed = count(), f"{item}/{revision}/{author}/{sha256(sent.encode(errors='replace')).hexdigest()}"
    return lambda: str(uuid.uuid5(NAMES, f"{seed}/{next(numbers)}"))


def require_known(revision: int, text: ItemText) -> None:
    """Raise Unacceptable for a revision that never was: a page has only those that were given to it."""
    if not 0 <= revision <= text.revision:
        raise Unacceptable("There is no such revision of this text. Open the item again and repeat the change.")


def _normal(text: ItemText, html: str, words: Collection[str], revision: int, by: User) -> str:
    _refuse_too_long(html)
    new_id = named_by(text.item_id, revision, by.pk, html)
    try:
        normal = normal_form(html, known=text.html, outcomes=words, new_id=new_id)
    except NotUsable as error:
        raise Unacceptable(str(error)) from error
    _refuse_too_long(normal)  # or what was stored, with the ids of its blocks, could not be sent again
    return normal


def _refuse_too_long(html: str) -> None:
    if len(html) > LONGEST_TEXT:
        raise Unacceptable(
            f"The text of one item can have {LONGEST_TEXT:,} characters; this one has {len(html):,}. "
            "Nothing was saved. Move a part of it to another item."
        )


def _saved_at(text: ItemText, mine: str, base: str, since: int, by: User) -> int | None:
    """The revision in which this very author saved the text: they, or their tab, were gone before the answer."""
    if mine == base:
        return since
    if since == text.revision:
        return None
    own = Revision.objects.filter(item_text=text, number__gt=since, by=by).order_by("number")
    revisions = own.values_list("number", "html").iterator()
    return next((number for number, html in revisions if holds_changes(html, base=base, mine=mine)), None)
