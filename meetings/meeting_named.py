"""The condition on the meeting that a reference names: one for all that look a meeting up by its code and number."""

from django.db.models import Q

from meetings.references import panels_and_series


def meeting_named(code: str, number: int, *, at: str = "") -> Q:
    """Return the condition that a row's meeting is the one with this code and number: SECP and 47, SECP-C and 12.

    ``at`` is the path from the row to its meeting, such as "item__meeting"; a meeting has none.
    """
    path = f"{at}__" if at else ""
    condition = Q()
    for panel, series in panels_and_series(code):
        condition |= Q(**{f"{path}panel__code": panel, f"{path}series": series})
    return condition & Q(**{f"{path}number": number})
