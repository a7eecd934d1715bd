"""What an action's history says."""

from actions.models import Action


def history(action: Action) -> list[tuple[str, str, str, str]]:
    return list(action.history.values_list("field", "old", "new", "reason"))
