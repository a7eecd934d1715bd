"""The one way into the text of minutes: save an item's text, and with it everything that is read from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from core.accounts import User
from core.audit import record
from core.errors import Unacceptable, WrongState
from meetings.models import AgendaItem, Decision, Meeting
from meetings.queries import outcome_words
from meetings.services import require_secretary
from minutes import projections
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes, Revision
from minutes.text import Change, Merge, NotUsable, change_between, holds_changes, merge, normal_form
from minutes.text.markup import CONFIDENTIAL
from minutes.text.merge import Clash

LONGEST_TEXT = 500_000  # characters of markup; a whole day's meeting has a fifth of that
COALESCING = timedelta(minutes=10)
SAVES_BETWEEN_THINNING = 10


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


@transaction.atomic
def save_item_text(item: AgendaItem, html: str, *, base_revision: int, before: Sequence[str] = (), by: User) -> Saved:
    """Saves an item's text as its author left it, on the revision they last had.

    What others saved since is merged in block by block; a text that was saved before, its answer lost, says nothing
    new. ``before`` are the texts that the same page sent on that revision and heard nothing of, the oldest first: each
    that did not arrive is saved now, so that the text stands on them, and one that is still on its way changes nothing
    when it comes.

    Raises TextClash where both changed one block, NotAllowed for anybody but the panel's secretariat, WrongState
    unless the minutes are a draft, Unacceptable for a text that is too long or cannot be read. A save that changes
    nothing leaves no trace.
    """
    text = _locked(item)
    require_secretary(text.item.meeting.panel, by)
    if not is_draft(text.item.meeting):
        raise WrongState("The text can be changed only while the minutes are a draft.")
    stood = text.revision
    base = text.html if base_revision == stood else text_at(text, base_revision)
    since = base_revision
    for sent in before:
        mine = _normal(text, sent)
        try:
            since = _save_on(text, mine, base, since, by=by)
        except TextClash:
            continue  # it was not saved, and will not be if it comes again: what follows stands on what came before it
        base = mine
    _save_on(text, _normal(text, html), base, since, by=by)
    return Saved(text.html, text.revision, is_new=text.revision > stood)


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

    For callers that hold the lock and have checked who and when: ``save_item_text`` and the import.
    """
    if html == text.html:
        return
    html, change = _with_own_ids(text, html)
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
    """Asked once the text is locked: who freezes it, moves the minutes on first and then waits for this lock."""
    return Minutes.objects.filter(meeting=meeting, state=MinutesState.DRAFT).exists()


def text_at(text: ItemText, number: int) -> str:
    """The text of a revision, or of the last one kept before it: an older base can only show more clashes."""
    kept = Revision.objects.filter(item_text=text, number__lte=number).order_by("-number")
    return kept.values_list("html", flat=True).first() or ""


def _locked(item: AgendaItem) -> ItemText:
    texts = ItemText.objects.select_related("item__meeting__panel")
    return texts.select_for_update(of=("self",)).get(item=item)


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


def _save_on(text: ItemText, mine: str, base: str, since: int, *, by: User) -> int:
    """Saves a text that was written on another, which stood at the revision ``since``; returns the one it stands at."""
    saved_at = _saved_at(text, mine, base, since, by)
    if saved_at is not None:
        return saved_at
    merged = Merge(mine, ()) if base == text.html else merge(base, mine, text.html)
    if merged.clashes:
        raise TextClash(merged, text.revision)
    write_text(text, merged.html, by=by)
    return text.revision


def _saved_at(text: ItemText, mine: str, base: str, since: int, by: User) -> int | None:
    """The revision in which this very author saved the text: they, or their tab, were gone before the answer."""
    if mine == base:
        return since
    if since == text.revision:
        return None
    kept = Revision.objects.filter(item_text=text, number__gt=since, by=by).order_by("number")
    revisions = kept.values_list("number", "html").iterator()
    return next((number for number, html in revisions if holds_changes(html, base=base, mine=mine)), None)


def _with_own_ids(text: ItemText, html: str) -> tuple[str, Change]:
    """The text with a fresh uuid for everything that was copied from another item, and what changes with it."""
    code = text.item.meeting.panel.code
    change = change_between(text.html, html, panel_code=code)
    fresh = projections.fresh_ids_for_copies(text.item, change)
    if not fresh:
        return html, change
    for old, new in fresh.items():
        html = html.replace(f'data-decision="{old}"', f'data-decision="{new}"')
        html = html.replace(f'data-action="{old}"', f'data-action="{new}"')
    return html, change_between(text.html, html, panel_code=code)


def _keep_revision(text: ItemText, at: datetime, *, by: User) -> None:
    Revision.objects.create(item_text=text, number=text.revision, html=text.html, by=by, at=at)
    if text.revision % SAVES_BETWEEN_THINNING == 0:
        _thin_revisions(text, at, by=by)


def _thin_revisions(text: ItemText, at: datetime, *, by: User) -> None:
    """Of this author's unbroken run of saves, those of ten to twenty minutes ago coalesce to the last of them.

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
