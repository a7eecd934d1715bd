"""Questions about panels that more than one place asks."""

from django.db.models import Q

from meetings.models import OutcomeWord, Panel


def outcome_words(panel: Panel | None) -> frozenset[str]:
    """Return the words in capitals that make a decision on this panel: those that come with SmartGov, and its own.

    Without a panel, return those that every panel has.
    """
    rows = OutcomeWord.objects.filter(Q(panel=None) | Q(panel=panel)).order_by()
    return frozenset(rows.values_list("word", flat=True))
