from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "minutes"
    verbose_name = "Minutes"

    def ready(self) -> None:
        from actions.models import ActionChange, Evidence, IssuedAction, Notice
        from core.housekeeping import every_minute
        from core.triggers import protect
        from meetings.models import IssuedDecision
        from minutes.issuing import request_late_files
        from minutes.models import (
            Approval,
            Countersignature,
            IssuedFile,
            SignOff,
            StateChange,
            Version,
            VersionPublication,
            VersionWithdrawal,
        )
        from minutes.printing import prune_printings

        protect(ActionChange, IssuedAction, IssuedDecision, StateChange)
        protect(Version, Approval, Countersignature, SignOff, VersionPublication, VersionWithdrawal, IssuedFile)
        protect(Evidence, Notice)
        every_minute(prune_printings)
        every_minute(request_late_files)
