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
        from meetings.correspondence.services.closing import close_what_is_over
        from meetings.correspondence.services.moving import move_what_waits
        from meetings.correspondence.services.reminding import remind_voters
        from meetings.models import (
            AgendaIssue,
            AgendaRecall,
            Answer,
            Contribution,
            Extension,
            Pack,
            PaperVersion,
            ReadersCopy,
            Voter,
        )
        from meetings.papers.pages import prune_pages
        from meetings.papers.prepared import prune_prepared
        from meetings.papers.reminders import remind_presenters
        from meetings.papers.services.bin import empty_paper_bin
        from meetings.people.list_import.importer import forget_member_lists
        from meetings.people.term_warnings import warn_of_ending_terms

        protect(AgendaIssue, AgendaRecall, PaperVersion, Voter, Answer, Contribution, Extension)
        attest_meetings()
        for mail in (remind_presenters, warn_of_ending_terms, remind_voters):
            every_minute(mail)
        for step in (close_what_is_over, move_what_waits):
            every_minute(step)
        for bin_of in (empty_agenda_bin, empty_bin_of_meetings, empty_paper_bin):
            every_minute(bin_of)
        for cache in (prune_pages, prune_prepared, Pack.prune, ReadersCopy.prune, forget_member_lists):
            every_minute(cache)
