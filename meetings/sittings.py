"""The things that only a meeting has: a day to move, people who come, an agenda that is issued. Nobody meets by
correspondence."""

from core.errors import WrongState
from meetings.models import Meeting


def require_sitting(meeting: Meeting) -> None:
    """Refuse a decision by correspondence where only a meeting will do. Raises WrongState."""
    if meeting.series:
        raise WrongState(f"{meeting.reference} is a decision by correspondence: nobody meets for it.")
