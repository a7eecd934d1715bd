from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "minutes"
    verbose_name = "Minutes"

    def ready(self) -> None:
        from actions.models import ActionChange, Evidence, IssuedAction, Notice
        from core.audit.checks import forget_old_checks, when_checked
        from core.audit.triggers import protect
        from core.background.housekeeping import every_minute
        from meetings.models import IssuedDecision
        from minutes.attested import attest_minutes
        from minutes.models import (
            Approval,
            Countersignature,
            IssuedFile,
            Printing,
            RecommendationAnswer,
            SignOff,
            StateChange,
            Version,
            VersionPublication,
            VersionWithdrawal,
        )
        from minutes.signed.checkpoint_mails import give_away_head_and_check, tell_of_faults
        from minutes.signed.issue import request_late_files
        from minutes.workflow.unsaved import forget_old_announcements

        protect(ActionChange, IssuedAction, IssuedDecision, StateChange)
        protect(Version, Approval, Countersignature, SignOff, VersionPublication, VersionWithdrawal, IssuedFile)
        protect(Evidence, Notice, RecommendationAnswer)
        attest_minutes()
        every_minute(Printing.prune)
        every_minute(request_late_files)
        every_minute(forget_old_announcements)
        every_minute(give_away_head_and_check)
        every_minute(forget_old_checks)
        when_checked(tell_of_faults)
