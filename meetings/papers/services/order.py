"""The papers of an item put into another order; each keeps its number and its reference."""

from django.db import transaction

from core.accounts.models import User
from core.audit.trail import record
from core.errors import Unacceptable
from meetings.models import Paper

from .papers import hold_meeting


@transaction.atomic
def move_paper(paper: Paper, to: Paper, *, by: User) -> bool:
    """Puts a paper where another one of its item stands; that one and those between make room. Says whether it moved.

    What lies in the bin keeps its place among the others. Raises WrongState once the meeting is over or off,
    Unacceptable for two papers of which one is in the bin, or that are not of one item.
    """
    hold_meeting(paper.item.meeting, by)
    papers = {row.pk: row for row in Paper.with_binned.filter(item=paper.item_id).order_by("position", "number")}
    moved, other = papers.get(paper.pk), papers.get(to.pk)
    if moved is None or other is None or moved.binned_at or other.binned_at:
        raise Unacceptable("A paper can only go where another paper for its item is. Look at the list again.")
    order = list(papers)
    place = order.index(other.pk)
    order.remove(moved.pk)
    order.insert(place, moved.pk)
    if order == list(papers):
        return False
    for position, pk in enumerate(order, start=1):
        papers[pk].position = position
    Paper.with_binned.bulk_update(papers.values(), ["position"])
    record(
        "meetings.paper_moved",
        paper,
        by=by,
        reference=paper.reference,
        item=paper.item.number.plain,
        order=[papers[pk].reference for pk in order],
    )
    return True
