from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = "Panels and meetings"

    def ready(self) -> None:
        from core.housekeeping import every_minute
        from core.triggers import protect
        from meetings.models import AgendaIssue, AgendaRecall
        from meetings.services.agenda_bin import empty_agenda_bin

        protect(AgendaIssue, AgendaRecall)
        every_minute(empty_agenda_bin)
