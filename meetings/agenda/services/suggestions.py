"""Takes a suggestion up: an item of an earlier meeting goes onto an agenda."""

from django.db import transaction

from core.accounts.models import User
from core.audience import Audience, Sensitivity
from core.errors import WrongState
from meetings.access import reads_confidential
from meetings.agenda.suggestions import Suggestion, carried_over, deferred_to
from meetings.models import AgendaItem, Meeting

from .planned import NewItem, hold_agenda, plan_items
from .points import Details


@transaction.atomic
def take_suggestion(meeting: Meeting, item: int, *, by: User) -> AgendaItem:
    """Puts the suggested item, named by its id, at the end of the agenda; what was confidential stays so.

    Raises WrongState for one that is no longer suggested, to this person or at all.
    """
    hold_agenda(meeting, by=by)
    audience = Audience.CONFIDENTIAL if reads_confidential.test(by, meeting.panel) else Audience.PUBLIC
    for suggestion in (*deferred_to(meeting, audience), *carried_over(meeting, audience)):
        if suggestion.item.pk == item:
            (taken,) = plan_items(meeting, [NewItem(_details(suggestion), came_from=suggestion.item)], by=by)
            return taken
    raise WrongState("This is on the agenda already, or is no longer suggested.")


def _details(suggestion: Suggestion) -> Details:
    item = suggestion.item
    secrecy = Sensitivity.CONFIDENTIAL if suggestion.is_secret else Sensitivity.PUBLIC
    return Details(
        title=item.title,
        purpose=suggestion.purpose,
        presenter=item.presenter,
        presented_by=item.presented_by,
        minutes_allotted=item.minutes_allotted,
        sensitivity=secrecy,
        sensitivity_reason=suggestion.reason,
        public_title=item.public_title if suggestion.is_secret else "",
    )
