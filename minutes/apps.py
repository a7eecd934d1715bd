from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "minutes"
    verbose_name = "Minutes"

    def ready(self) -> None:
        from actions.models import ActionChange, IssuedAction
        from core.triggers import protect
        from meetings.models import IssuedDecision
        from minutes.models import Version

        protect(ActionChange, IssuedAction, IssuedDecision, Version)
