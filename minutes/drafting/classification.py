"""Classifies an agenda item, and with it everything that is read from its text; and says why a block is secret."""

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet

from actions.models import Action, ActionMention
from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import record
from core.errors import Unacceptable, WrongState
from meetings.access import require_secretary
from meetings.models import AgendaItem, Decision, Panel
from minutes.enums import MinutesState
from minutes.models import BlockReason, ItemText, Minutes
from minutes.text import read

OFFERED = 12


@transaction.atomic
def classify_item(
    item: AgendaItem, sensitivity: Sensitivity, *, by: User, reason: str = "", public_title: str = ""
) -> None:
    """Makes an item confidential, for a reason and with the title that the public minutes print; or public again.

    What is read from its text follows. A block that is confidential by itself stays so in a public item. Raises
    WrongState once the minutes have left the draft, Unacceptable for a confidential item without a reason.
    """
    require_secretary(item.meeting.panel, by)
    text = ItemText.objects.select_for_update(no_key=True).filter(item=item).first()
    if Minutes.objects.filter(meeting=item.meeting).exclude(state=MinutesState.DRAFT).exists():
        raise WrongState("An item can be classified only while the minutes are a draft.")
    item.sensitivity, item.sensitivity_reason, item.public_title = sensitivity.value, reason.strip(), public_title
    _check(item)
    item.save(update_fields=["sensitivity", "sensitivity_reason", "public_title"])
    yielded = _classify_rows(text, sensitivity) if text is not None else []
    record("minutes.item_classified", item, by=by, attests=yielded, sensitivity=sensitivity.value)


@transaction.atomic
def give_block_reason(item: AgendaItem, blocks: Collection[UUID], reason: str, *, by: User) -> None:
    """Says why some blocks of an item's text are confidential, each by itself.

    Raises WrongState unless the minutes are a draft and the blocks are confidential as last saved, Unacceptable for
    no reason or one too long to be kept.
    """
    require_secretary(item.meeting.panel, by)
    text = ItemText.objects.select_for_update(no_key=True).get(item=item)
    if Minutes.objects.filter(meeting=item.meeting).exclude(state=MinutesState.DRAFT).exists():
        raise WrongState("A reason can be given only while the minutes are a draft.")
    if not {str(block) for block in blocks} <= set(_secret_blocks(text)):
        raise WrongState("That paragraph is not confidential as it was last saved.")
    rows = [BlockReason(item=item, block=block, reason=reason.strip()) for block in blocks]
    for row in rows:
        _check_reason(row)
    BlockReason.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["item", "block"], update_fields=["reason", "retired_at"]
    )
    record("minutes.block_reason_given", item, by=by, blocks=[str(block) for block in blocks])


def usual_reasons(panel: Panel) -> list[str]:
    """The reasons that this panel has given most, for items and blocks: to be offered to those who may read them."""
    of_items = AgendaItem.objects.filter(meeting__panel=panel).exclude(sensitivity_reason="")
    of_blocks = BlockReason.objects.filter(item__meeting__panel=panel, retired_at=None)
    given = of_items.order_by().values_list("sensitivity_reason").union(of_blocks.values_list("reason"), all=True)
    counts = Counter(reason for (reason,) in given)
    return [reason for reason, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:OFFERED]]


def _check_reason(row: BlockReason) -> None:
    if not row.reason:
        raise Unacceptable("Say why the paragraph is confidential; the reason is kept with it.")
    try:
        row.clean_fields(exclude=["item", "retired_at"])
    except ValidationError as error:
        raise Unacceptable(" ".join(error.messages)) from error


def _check(item: AgendaItem) -> None:
    if item.sensitivity == Sensitivity.CONFIDENTIAL and not item.sensitivity_reason:
        raise Unacceptable("Say why the item is confidential; the reason is kept with it.")
    try:
        item.clean_fields()
    except ValidationError as error:
        raise Unacceptable(" ".join(error.messages)) from error


def _classify_rows(text: ItemText, sensitivity: Sensitivity) -> list[Model]:
    """Classify what the text yields, and return its decisions and actions. Rows that the text no longer has stay as
    they were: their secrecy must not fall unseen."""
    secret = _secret_blocks(text)
    rows: tuple[QuerySet[Model], ...] = (
        Decision.objects.filter(item=text.item_id, retired_at=None),
        Action.objects.filter(item=text.item_id, retired_at=None),
        ActionMention.objects.filter(item=text.item_id),
    )
    for kind in rows:
        kind.update(sensitivity=sensitivity.value)
        kind.filter(block__in=secret).update(sensitivity=Sensitivity.CONFIDENTIAL.value)
    decisions, actions, _ = rows
    return [*decisions.all(), *actions.all()]


def _secret_blocks(text: ItemText) -> list[str]:
    blocks = read(text.html, panel_code=text.item.meeting.panel.code).blocks
    return [block.id for block in blocks if block.is_confidential]
