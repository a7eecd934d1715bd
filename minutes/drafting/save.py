"""The one way into the text of minutes: save an item's text, and with it everything that is read from it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from copy import copy
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256

from django.db import transaction
from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from core.accounts.models import User
from core.audit.attested import as_it_stands
from core.audit.trail import record
from core.errors import Unacceptable, WrongState
from core.prepared import Prepared
from meetings.access import require_secretary
from meetings.models import AgendaItem, Decision, Meeting
from meetings.panels.queries import outcome_words
from minutes.drafting import projections
from minutes.drafting.plan import Plan, Saved, Step, plan_save, step_between
from minutes.drafting.projections import Overtaken
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes, Revision
from minutes.text import normal_form
from minutes.text.markup import CONFIDENTIAL

ROUNDS = 3  # of planning a save before the lock is taken
COALESCING = timedelta(minutes=10)
SAVES_BETWEEN_THINNING = 10
ONLY_A_DRAFT = "The text can be changed only while the minutes are a draft."
_state_of = Prepared(lambda meeting: Minutes.objects.filter(meeting=meeting).values_list("state"))


class NoDraft(WrongState):
    """The minutes have left the draft, be it since whoever writes was let in."""


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
    record("minutes.started", minutes, by=by, attests=[minutes], meeting=meeting.reference)
    return minutes


def save_item_text(item: AgendaItem, html: str, *, base_revision: int, before: Sequence[str] = (), by: User) -> Saved:
    """Saves an item's text as its author left it, on the revision they last had.

    What others saved since is merged in block by block; a text that was saved before, its answer lost, says nothing
    new. ``before`` are the texts that the same page sent on that revision and heard nothing of, the oldest first: each
    that did not arrive is saved now, so that the text stands on them, and one that is still on its way changes nothing
    when it comes.

    Raises TextClash where both changed one block, NotAllowed for anybody but the panel's secretariat, NoDraft unless
    the minutes are a draft, Unacceptable for a text that is too long or cannot be read, Overtaken where others were
    quicker each time. A save that changes nothing leaves no trace.

    The text is read, merged and compared before the lock is taken, which on SQLite is that of the whole database; who
    was overtaken in so many rounds goes through another under it.
    """
    sent = (*before, html)
    for attempt in range(ROUNDS + 1):
        with suppress(Overtaken), nullcontext() if attempt < ROUNDS else _held(item):
            text = _texts().get(item=item)
            _guard(text, by)
            words = SimpleLazyObject(partial(outcome_words, text.item.meeting.panel))  # most saves need none
            plan = plan_save(text, sent, base_revision, words=words, by=by)
            if plan.steps:
                _carry_out(plan, item, by=by)
            return plan.outcome
    raise Overtaken


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
    otherwise = "What a statement repeats can be changed only while the minutes are a draft."
    text = text_to_write(decision.item, by, otherwise=otherwise)
    if original is not None:
        is_possible = original.pk != decision.pk and original.item.meeting_id == text.item.meeting_id
        if not is_possible or original.restates_id is not None:
            raise Unacceptable(
                "A statement can repeat only an original statement of the same minutes, not itself or another repeat."
            )
    decision.restates = original
    decision.save(update_fields=["restates"])
    restates = original.pk if original else None
    record("minutes.restatement_linked", decision, by=by, attests=[as_it_stands(decision)], restates=restates)


def text_to_write(item: AgendaItem, by: User, *, otherwise: str = ONLY_A_DRAFT) -> ItemText:
    """An item's text, locked, for the panel's secretariat; raises NoDraft in these words unless it is of a draft."""
    text = _locked(item)
    _guard(text, by, otherwise)
    return text


def write_text(text: ItemText, html: str, *, by: User) -> None:
    """Stores a text in normal form and brings decisions, actions and references in line with it.

    For callers that hold the lock and have checked who and when, as the import has.
    """
    if step := step_between(text, html, holds=True):
        _write(text, step, by=by)()


@transaction.atomic
def _carry_out(plan: Plan, item: AgendaItem, *, by: User) -> None:
    """Writes what was planned, under the lock. Raises Overtaken where it does not hold any more."""
    text = text_to_write(item, by)
    if plan.revision != text.revision:
        raise Overtaken
    if any(projections.fresh_ids_for_copies(text.item, step.change, holds=True) for step in plan.steps):
        raise Overtaken
    for record_it in [_write(text, step, by=by) for step in plan.steps]:
        record_it()


def _write(text: ItemText, step: Step, *, by: User) -> Callable[[], object]:
    """Writes the text and its rows, and returns what records it.

    That waits until all steps are written: the trail's head is every writer's, so no lock is waited for behind it.
    """
    html, change = step.html, step.change
    at = timezone.now()
    has_secrets = CONFIDENTIAL in text.html or CONFIDENTIAL in html
    text.html, text.revision = html, text.revision + 1
    text.save(update_fields=["html", "revision"])
    revision, thinned = _keep_revision(text, at, by=by)
    written = projections.reconcile(text.item, change, at, has_secrets=has_secrets, by=by)
    return partial(
        record,
        "minutes.text_saved",
        text.item,
        by=by,
        attests=[copy(text), revision, *written],
        removes=thinned,
        revision=text.revision,
        sha256=sha256(html.encode()).hexdigest(),
    )


def _texts() -> QuerySet[ItemText]:
    return ItemText.objects.select_related("item__meeting__panel")


def _guard(text: ItemText, by: User, otherwise: str = ONLY_A_DRAFT) -> None:
    """Refuses what may not be written. Under the lock that is final: who freezes a text moves the minutes on first."""
    require_secretary(text.item.meeting.panel, by)
    if _state_of.rows(text.item.meeting_id) != [(MinutesState.DRAFT,)]:
        raise NoDraft(otherwise)


@contextmanager
def _held(item: AgendaItem) -> Iterator[None]:
    """Have the lock on an item's text all the while."""
    with transaction.atomic():
        _locked(item)
        yield


def _locked(item: AgendaItem) -> ItemText:
    return _texts().select_for_update(of=("self",), no_key=True).get(item=item)


def _keep_revision(text: ItemText, at: datetime, *, by: User) -> tuple[Revision, list[Revision]]:
    """Return the revision, and those that were taken away for it."""
    revision = Revision.objects.create(item_text=text, number=text.revision, html=text.html, by=by, at=at)
    is_time = text.revision % SAVES_BETWEEN_THINNING == 0
    return revision, _thin_revisions(text, at, by=by) if is_time else []


def _thin_revisions(text: ItemText, at: datetime, *, by: User) -> list[Revision]:
    """Deletes all but the last of those saves in this author's unbroken run that are ten to twenty minutes old, and
    returns them.

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
    over = run.filter(number__lt=Subquery(run.order_by("-number").values("number")[:1]))
    thinned = list(over.only("item_text", "number"))
    Revision.objects.filter(pk__in=[revision.pk for revision in thinned]).delete()
    return thinned
