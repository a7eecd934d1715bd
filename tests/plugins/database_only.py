"""Leaves out, for the run on the second database, the tests that use none and those that look at what rows become.

A page, a file or a mail is made by Python from rows that were read; what is made does not depend on who answered, and
takes minutes. That the second database answers is seen elsewhere: the access tables ask for every address there is, as
three roles, and send what may be sent (``tests/test_access*.py``, which fail for an address that has no row), and each
room's services, registers, constraints, triggers and races have tests of their own. What writes rows, or asks for
them by anything that the two databases word apart (an order, a case, a date, a subquery), stays in.

Loaded by script/test with ``-p tests.plugins.database_only``.
"""

from pathlib import Path

import pytest
from django.test import TransactionTestCase

TESTS = Path(__file__).resolve().parents[1]
# live_server asks for its database only while the test is set up, too late to be seen here.
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}

WORDS_OF_PAGES = {
    "meetings/setup/test_forms.py",
    "meetings/setup/test_number_previews.py",
    "meetings/setup/test_previews.py",
    "meetings/setup/test_sections.py",
    "meetings/setup/test_words_form.py",
    "meetings/setup/views/test_settings.py",
    "meetings/agenda/views/test_changes.py",
    "meetings/agenda/views/test_page.py",
    "meetings/agenda/views/test_proposals.py",
    "meetings/agenda/views/test_standing_items.py",
    "meetings/agenda/views/test_steps.py",
    "smartgov/test_home.py",
    "minutes/drafting/test_outstanding.py",
    "minutes/drafting/views/test_cards.py",
    "minutes/drafting/views/test_news.py",
    "minutes/drafting/views/test_page.py",
    "minutes/pages/test_sheet_cache.py",
    "minutes/pages/views/test_page.py",
    "minutes/pages/views/test_version.py",
    "minutes/sitting/test_attendance_forms.py",
    "minutes/sitting/views/test_attendance.py",
    "minutes/workflow/test_forms.py",
    "minutes/workflow/test_next_steps.py",
    "minutes/workflow/test_transitions.py",
    "minutes/workflow/views/test_signing.py",
    "minutes/workflow/views/test_steps.py",
    "test_access_matrix.py",
    "test_planted.py",
}
FILES_MADE_OR_READ = {
    "meetings/agenda/test_rendering.py",
    "meetings/agenda/views/test_pdf.py",
    "meetings/calendar/test_ics.py",
    "meetings/pack/test_building.py",
    "meetings/pack/test_parts.py",
    "meetings/pack/test_requesting.py",
    "meetings/pack/test_views.py",
    "meetings/papers/test_papers_of_programs.py",
    "meetings/papers/test_prepared.py",
    "minutes/pages/views/test_paper.py",
    "minutes/pages/views/test_version_paper.py",
    "minutes/rendering/test_pdf.py",
    "minutes/signed/test_verify.py",
    "minutes/signed/test_views.py",
    "test_pdfs_that_leave.py",
    "test_static_files.py",
}
# What a process remembers of pages that it has made, and each of them made anew.
PAGES_MADE_TWICE = {
    "test_caches.py",
}
# The lists are read and planned in memory; test_importer.py beside them writes what was planned.
LISTS_READ = {
    "meetings/people/list_import/test_alternates.py",
    "meetings/people/list_import/test_growth.py",
}
# Every form is walked, and waits in one table, which tests/core/unsent writes.
FORMS_KEPT = "test_a_form_that_outlives_its_session_loses_nothing"
# Every address is asked for as each role on the first database. What the second is asked differs by three of them:
# who may see nothing but what is published, who reads what they are cleared for, and who may do all of it.
TABLE_OF_ROLES = "test_each_role_gets_what_the_table_says"
ROLES_ASKED_AS = ("anonymous", "observer", "secretary")
# What the demo says; tests/smartgov/demo/test_removal.py stages all of it, and takes it away.
CONTENT_OF_THE_DEMO = {
    "smartgov/demo/test_staging.py",
    "smartgov/demo/test_preparing.py",
    "smartgov/management/commands/test_demo.py",
}
SAME_ON_BOTH = WORDS_OF_PAGES | FILES_MADE_OR_READ | PAGES_MADE_TWICE | LISTS_READ | CONTENT_OF_THE_DEMO


def uses_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser"):
        return False
    if item.get_closest_marker("django_db") or item.get_closest_marker("postgres"):
        return True
    if not isinstance(item, pytest.Function):
        return False
    is_django_case = item.cls is not None and issubclass(item.cls, TransactionTestCase)
    return is_django_case or not DATABASE_FIXTURES.isdisjoint(item.fixturenames)


def may_differ(item: pytest.Item) -> bool:
    """Whether the second database could make a difference to this test."""
    is_same = item.path.is_relative_to(TESTS) and item.path.relative_to(TESTS).as_posix() in SAME_ON_BOTH
    return uses_database(item) and not is_same and not is_walked_enough(item.name)


def is_walked_enough(name: str) -> bool:
    """Whether the walk that a test of this name takes was taken on the first database, and once more is enough."""
    way, _, role = name.partition("[")
    if way == TABLE_OF_ROLES:
        return bool(role) and not role.startswith(ROLES_ASKED_AS)
    return way == FORMS_KEPT


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    others = [item for item in items if not may_differ(item)]
    items[:] = [item for item in items if may_differ(item)]
    config.hook.pytest_deselected(items=others)
