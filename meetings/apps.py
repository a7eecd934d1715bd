from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = "Panels and meetings"

    def ready(self) -> None:
        from core.housekeeping import every_minute
        from core.triggers import protect
        from meetings.member_list.importer import forget_member_lists
        from meetings.models import AgendaIssue, AgendaRecall
        from meetings.reminders import remind_presenters
        from meetings.services import empty_agenda_bin, empty_bin_of_meetings
        from meetings.term_warnings import warn_of_ending_terms

        protect(AgendaIssue, AgendaRecall)
        every_minute(remind_presenters)
        every_minute(warn_of_ending_terms)
        every_minute(empty_agenda_bin)
        every_minute(empty_bin_of_meetings)
        every_minute(forget_member_lists)
