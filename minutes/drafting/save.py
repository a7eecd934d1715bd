"""The one way into the text of minutes: save an item's text, and with it everything that is read from it."""

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from core.accounts.models import User
from core.audit.trail import record
from core.errors import Unacceptable, WrongState
from core.prepared import Prepared
from meetings.access import require_secretary
from meetings.models import AgendaItem, Decision, Meeting
from meetings.panels.queries import outcome_words
from minutes.drafting import projections
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes, Revision
from minutes.text import Change, Merge, NotUsable, change_between, holds_changes, merge, normal_form
from minutes.text.markup import CONFIDENTIAL, UUID
from minutes.text.merge import Clash

LONGEST_TEXT = 500_000  # characters of markup; a whole day's meeting has a fifth of that
MOST_REFERENCES = 5_000  # to actions, in one item: each is a row that is written under the lock
COALESCING = timedelta(minutes=10)
_state_of = Prepared(lambda meeting: Minutes.objects.filter(meeting=meeting).values_list("state"))
_COPIED = re.compile(rf'(data-decision|data-action)="({UUID})"')
SAVES_BETWEEN_THINNING = 10
ROUNDS = 3  # of planning a save before the lock; who is overtaken in each plans it under the lock


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
class _Step:
    """A text to be stored as the next revision, and what it changes in the one before it."""

    html: str
    change: Change


@dataclass(frozen=True, slots=True)
class _Plan:
    """The outcome of a save on one revision of the text: how it reads then, and by which steps, if any."""

    revision: int
    html: str
    steps: tuple[_Step, ...]

    @property
    def outcome(self) -> Saved:
        return Saved(self.html, self.revision + len(self.steps), is_new=bool(self.steps))

    def holds_for(self, text: ItemText) -> bool:
        """Return whether it can be written: nobody has saved since, and nothing it names lives elsewhere now."""
        if self.revision != text.revision:
            return False
        return not any(projections.fresh_ids_for_copies(text.item, step.change) for step in self.steps)


@transaction.atomic
def start_minutes(meeting: Meeting, *, by: User) -> Minutes:
    """Opens the minutes of a meeting, an empty text for each of its items.

    Raises WrongState if the meeting has minutes already.
    """
    require_secretary(meeting.panel, by)
    minutes, is_new = Minutes.objects.get_or_create(meeting=meeting)
    if not is_new:
        raise WrongState(f"{meeting.reference} has minutes already.")
    ItemText.objects.bulk_create(ItemText(item=item) for item in meeting.items.all())
    record("minutes.started", minutes, by=by, meeting=meeting.reference)
    return minutes


def save_item_text(item: AgendaItem, html: str, *, base_revision: int, before: Sequence[str] = (), by: User) -> Saved:
    """Saves an item's text as its author left it, on the revision they last had.

    What others saved since is merged in block by block; a text that was saved before, its answer lost, says nothing
    new. ``before`` are the texts that the same page sent on that revision and heard nothing of, the oldest first: each
    that did not arrive is saved now, so that the text stands on them, and one that is still on its way changes nothing
    when it comes.

    Raises TextClash where both changed one block, NotAllowed for anybody but the panel's secretariat, WrongState
    unless the minutes are a draft, Unacceptable for a text that is too long or cannot be read. A save that changes
    nothing leaves no trace.

    The text is read, merged and compared before the lock is taken, which on SQLite is that of the whole database.
    """
    sent = (*before, html)
    for _ in range(ROUNDS):
        plan = _planned(_texts().get(item=item), sent, base_revision, by)
        if not plan.steps:
            return plan.outcome
        with transaction.atomic():
            text = _locked(item)
            _guard(text, by)
            if plan.holds_for(text):
                return _carry_out(plan, text, by=by)
    with transaction.atomic():
        text = _locked(item)
        return _carry_out(_planned(copy(text), sent, base_revision, by), text, by=by)


@transaction.atomic
def save_front(minutes: Minutes, html: str, *, by: User) -> None:
    """Stores what an imported document prints before its first item; nothing is read from it."""
    require_secretary(minutes.meeting.panel, by)
    front = normal_form(html, known=minutes.front, outcomes=())
    if front != minutes.front:
        minutes.front = front
        minutes.save(update_fields=["front"])
        record("minutes.front_saved", minutes, by=by, sha256=sha256(front.encode()).hexdigest())


@transaction.atomic
def link_restatement(decision: Decision, original: Decision | None, *, by: User) -> None:
    """Says that a statement says again what another of the same minutes has said, so that a register can fold them;
    or, with None, that it does not.

    Raises WrongState unless the minutes are a draft, Unacceptable where the other is of another meeting, is the
    statement itself, or is a restatement too.
    """
    meeting = _locked(decision.item).item.meeting
    require_secretary(meeting.panel, by)
    if not is_draft(meeting):
        raise WrongState("What a statement restates can be changed only while the minutes are a draft.")
    if original is not None:
        is_possible = original.pk != decision.pk and original.item.meeting_id == meeting.pk
        if not is_possible or original.restates_id is not None:
            raise Unacceptable("A statement restates another first statement of the same minutes.")
    decision.restates = original
    decision.save(update_fields=["restates"])
    record("minutes.restatement_linked", decision, by=by, restates=original.pk if original else None)


def write_text(text: ItemText, html: str, *, by: User) -> None:
    """Stores a text in normal form and brings decisions, actions and references in line with it.

    For callers that hold the lock and have checked who and when, as the import has.
    """
    if step := _step_to(text, html):
        _write(text, step, by=by)


def _guard(text: ItemText, by: User) -> None:
    require_secretary(text.item.meeting.panel, by)
    if not is_draft(text.item.meeting):
        raise WrongState("The text can be changed only while the minutes are a draft.")


def _planned(text: ItemText, sent: Sequence[str], base_revision: int, by: User) -> _Plan:
    """Return what saving these texts in turn comes to. ``text`` is a reading of the row, and goes along with it."""
    _guard(text, by)
    stood, steps = text.revision, list[_Step]()
    base, since = text.html if base_revision == stood else text_at(text, base_revision), base_revision
    *before, last = sent
    for earlier in before:
        mine = _normal(text, earlier)
        try:
            since = _plan_one(text, steps, mine, base, since, by)
        except _Clashes:
            continue  # it was not saved, and will not be if it comes again: what follows stands on what came before it
        base = mine
    try:
        _plan_one(text, steps, _normal(text, last), base, since, by)
    except _Clashes as clashes:
        raise TextClash(clashes.merged, stood) from None  # nothing of all this is written
    return _Plan(stood, text.html, tuple(steps))


def _plan_one(text: ItemText, steps: list[_Step], mine: str, base: str, since: int, by: User) -> int:
    """Plans for a text that was written on another, which stood at revision ``since``; returns the one it stands at."""
    saved_at = _saved_at(text, mine, base, since, by)
    if saved_at is not None:
        return saved_at
    merged = Merge(mine, ()) if base == text.html else merge(base, mine, text.html)
    if merged.clashes:
        raise _Clashes(merged)
    if step := _step_to(text, merged.html):
        _refuse_too_many_references(step.change)
        steps.append(step)
        text.html, text.revision = step.html, text.revision + 1
    return text.revision


def _refuse_too_many_references(change: Change) -> None:
    named = len(change.reading.mentions)
    if named > MOST_REFERENCES:
        raise Unacceptable(f"This refers to {named:,} actions; {MOST_REFERENCES:,} is the most. Nothing was saved.")


def _carry_out(plan: _Plan, text: ItemText, *, by: User) -> Saved:
    for step in plan.steps:
        _write(text, step, by=by)
    return plan.outcome


def _write(text: ItemText, step: _Step, *, by: User) -> None:
    html, change = step.html, step.change
    at = timezone.now()
    has_secrets = CONFIDENTIAL in text.html or CONFIDENTIAL in html
    text.html, text.revision = html, text.revision + 1
    text.save(update_fields=["html", "revision"])
    _keep_revision(text, at, by=by)
    projections.reconcile_decisions(text.item, change, at)
    projections.reconcile_actions(text.item, change, at, by=by)
    projections.reconcile_mentions(text.item, change)
    if has_secrets:
        projections.reconcile_reasons(text.item, change, at)
    digest = sha256(html.encode()).hexdigest()
    record("minutes.text_saved", text.item, by=by, revision=text.revision, sha256=digest)


def is_draft(meeting: Meeting) -> bool:
    """Return whether the minutes are a draft. Asked under the lock: who freezes a text moves the minutes on first."""
    return _state_of.rows(meeting.pk) == [(MinutesState.DRAFT,)]


def text_at(text: ItemText, number: int) -> str:
    """The text of a revision, or of the last one kept before it: an older base can only show more clashes."""
    earlier = Revision.objects.filter(item_text=text, number__lte=number).order_by("-number")
    return earlier.values_list("html", flat=True).first() or ""


def _texts() -> QuerySet[ItemText]:
    return ItemText.objects.select_related("item__meeting__panel")


def _locked(item: AgendaItem) -> ItemText:
    return _texts().select_for_update(of=("self",)).get(item=item)


def _normal(text: ItemText, html: str) -> str:
    if len(html) > LONGEST_TEXT:
        raise Unacceptable(
            f"The text of one item can have {LONGEST_TEXT:,} characters; this one has {len(html):,}. "
            "Nothing was saved. Move a part of it to another item."
        )
    panel = text.item.meeting.panel
    words = SimpleLazyObject(lambda: outcome_words(panel))  # most saves change no statement and need none
    try:
        return normal_form(html, known=text.html, outcomes=words)
    except NotUsable as error:
        raise Unacceptable(str(error)) from error


def _saved_at(text: ItemText, mine: str, base: str, since: int, by: User) -> int | None:
    """The revision in which this very author saved the text: they, or their tab, were gone before the answer."""
    if mine == base:
        return since
    if since == text.revision:
        return None
    own = Revision.objects.filter(item_text=text, number__gt=since, by=by).order_by("number")
    revisions = own.values_list("number", "html").iterator()
    return next((number for number, html in revisions if holds_changes(html, base=base, mine=mine)), None)


def _step_to(text: ItemText, html: str) -> _Step | None:
    """The text with a fresh uuid for all that was copied from another item, and what changes with it; None if nothing
    does."""
    if html == text.html:
        return None
    code = text.item.meeting.panel.code
    change = change_between(text.html, html, panel_code=code)
    if fresh := projections.fresh_ids_for_copies(text.item, change):
        html = _COPIED.sub(lambda match: f'{match[1]}="{fresh.get(match[2], match[2])}"', html)
        change = change_between(text.html, html, panel_code=code)
    return _Step(html, change)


def _keep_revision(text: ItemText, at: datetime, *, by: User) -> None:
    Revision.objects.create(item_text=text, number=text.revision, html=text.html, by=by, at=at)
    if text.revision % SAVES_BETWEEN_THINNING == 0:
        _thin_revisions(text, at, by=by)


def _thin_revisions(text: ItemText, at: datetime, *, by: User) -> None:
    """Deletes all but the last of those saves in this author's unbroken run that are ten to twenty minutes old.

    The recent ones stay, since another browser may still be working on any of them.
    """
    revisions = Revision.objects.filter(item_text=text)
    newest_of_others = revisions.exclude(by=by).order_by("-number").values("number")[:1]
    run = revisions.filter(
        by=by,
        at__lt=at - COALESCING,
        at__gte=at - 2 * COALESCING,
        number__gt=Coalesce(Subquery(newest_of_others), 0),
    )
    run.filter(number__lt=Subquery(run.order_by("-number").values("number")[:1])).delete()
