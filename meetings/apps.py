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

        protect(AgendaIssue, AgendaRecall, PaperVersion)
        for mail in (remind_presenters, warn_of_ending_terms):
            every_minute(mail)
        for bin_of in (empty_agenda_bin, empty_bin_of_meetings, empty_paper_bin):
            every_minute(bin_of)
        for cache in (prune_pages, prune_parts, prune_packs, forget_member_lists):
            every_minute(cache)
