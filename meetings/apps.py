from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = "Panels and meetings"

    def ready(self) -> None:
        from core.housekeeping import every_minute
        from core.triggers import protect
        from meetings.member_list.importer import forget_member_lists
        from meetings.models import AgendaIssue, AgendaRecall, PaperVersion
        from meetings.pack.parts import prune_parts
        from meetings.pack.requesting import prune_packs
        from meetings.paper_pages import prune_pages
        from meetings.reminders import remind_presenters
        from meetings.services import empty_agenda_bin, empty_bin_of_meetings, empty_paper_bin
        from meetings.term_warnings import warn_of_ending_terms

        protect(PaperVersion)
        protect(AgendaIssue, AgendaRecall)
        every_minute(remind_presenters)
        every_minute(warn_of_ending_terms)
        every_minute(empty_agenda_bin)
        every_minute(empty_bin_of_meetings)
        for chore in (empty_paper_bin, prune_pages, prune_parts, prune_packs):
            every_minute(chore)
        every_minute(forget_member_lists)
