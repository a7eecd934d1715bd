"""What meetings ask of the floor below: tables that are written once, and chores of the minute loop."""

import pytest
from django.db import connection
from django.db.models import Model

from core.audit.triggers import declared_triggers
from core.background import housekeeping
from meetings.agenda.services.bin import empty_agenda_bin
from meetings.calendar.services.bin import empty_bin_of_meetings
from meetings.models import AgendaIssue, AgendaRecall, Pack, PaperVersion, ReadersCopy
from meetings.papers.pages import prune_pages
from meetings.papers.prepared import prune_prepared
from meetings.papers.reminders import remind_presenters
from meetings.papers.services.bin import empty_paper_bin
from meetings.people.list_import.importer import forget_member_lists
from meetings.people.term_warnings import warn_of_ending_terms

MAILS = [remind_presenters, warn_of_ending_terms]
BINS = [empty_agenda_bin, empty_bin_of_meetings, empty_paper_bin]
CACHES = [prune_pages, prune_prepared, Pack.prune, ReadersCopy.prune, forget_member_lists]


@pytest.mark.parametrize("model", [AgendaIssue, AgendaRecall, PaperVersion])
def test_what_was_issued_is_written_once(model: type[Model]) -> None:
    refused = {trigger.operation for trigger in declared_triggers(connection) if trigger.table == model._meta.db_table}

    assert refused >= {"UPDATE", "DELETE"}


@pytest.mark.parametrize("chore", [*MAILS, *BINS, *CACHES])
def test_the_minute_loop_does_it_once(chore: object) -> None:
    assert housekeeping._chores.count(chore) == 1
