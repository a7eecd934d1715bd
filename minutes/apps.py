from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "minutes"
    verbose_name = "Minutes"

    def ready(self) -> None:
        from actions.models import ActionChange, Evidence, IssuedAction, Notice
        from core.housekeeping import every_minute
        from core.triggers import protect
        from meetings.models import IssuedDecision
        from minutes.models import Version
        from minutes.printing import prune_printings

        protect(ActionChange, IssuedAction, IssuedDecision, Version)
        protect(Evidence, Notice)
        every_minute(prune_printings)
