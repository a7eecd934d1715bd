from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = "Panels and meetings"

    def ready(self) -> None:
        from core.audit.triggers import protect
        from core.background.housekeeping import every_minute
        from meetings.agenda.services.bin import empty_agenda_bin
        from meetings.attested import attest_meetings
        from meetings.calendar.services.bin import empty_bin_of_meetings
        from meetings.models import AgendaIssue, AgendaRecall, Pack, PaperVersion, ReadersCopy
        from meetings.papers.pages import prune_pages
        from meetings.papers.prepared import prune_prepared
        from meetings.papers.reminders import remind_presenters
        from meetings.papers.services.bin import empty_paper_bin
        from meetings.people.list_import.importer import forget_member_lists
        from meetings.people.term_warnings import warn_of_ending_terms

        protect(AgendaIssue, AgendaRecall, PaperVersion)
        attest_meetings()
        for mail in (remind_presenters, warn_of_ending_terms):
            every_minute(mail)
        for bin_of in (empty_agenda_bin, empty_bin_of_meetings, empty_paper_bin):
            every_minute(bin_of)
        for cache in (prune_pages, prune_prepared, Pack.prune, ReadersCopy.prune, forget_member_lists):
            every_minute(cache)
