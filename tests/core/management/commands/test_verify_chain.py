"""manage.py verify_chain, after tampering by raw SQL such as a person with the database in hand would use."""
# ruff: noqa: S608 (the statements are put together from this file's own words)

import pytest
from django.core.management import call_command
from django.db import connection

from core.accounts.models import User
from core.audit.trail import record
from core.audit.triggers import declared_triggers
from tests.fixtures_triggers import triggers_lifted

BROKEN = "The audit chain is broken. "
EVENTS = "core_auditevent"
COLUMNS = "at, actor_id, verb, subject_type, subject_id, facts, previous_hash, hash"


@pytest.fixture(autouse=True)
def thirty_events(db):
    secretary = User.objects.create_user("secretary@example.org")
    for number in range(30):
        record("accounts.invited", secretary, by=secretary, number=number)


def tamper(*statements):
    with triggers_lifted(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def renumber(first, last, by):
    """By way of free numbers, for the position is unique."""
    return [
        f"UPDATE {EVENTS} SET seq = seq + 1000 WHERE seq BETWEEN {first} AND {last}",
        f"UPDATE {EVENTS} SET seq = seq - 1000 + {by} WHERE seq > 1000",
    ]


def verify_chain(capsys):
    """What it printed, what it complained of, and its exit code."""
    code = 0
    try:
        call_command("verify_chain", no_color=True)
    except SystemExit as end:
        code = end.code
    return (*capsys.readouterr(), code)


def test_a_chain_that_nobody_touched_is_intact(capsys):
    assert verify_chain(capsys) == ("Audit chain: 30 events, intact.\n", "", 0)


@pytest.mark.parametrize(
    "assignment",
    [
        "facts = '{\"number\":17}'",
        "verb = 'x'",
        "subject_id = '0'",
        "at = '2017-08-11 10:30:00+00:00'",
        "hash = ''",
    ],
)
def test_a_changed_event_is_named(capsys, assignment):
    tamper(f"UPDATE {EVENTS} SET {assignment} WHERE seq = 17")

    assert verify_chain(capsys) == ("", f"{BROKEN}Event 17 was changed after it was written.\n", 1)


def test_an_instant_that_is_none_is_a_changed_event_and_no_traceback(capsys):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps only instants in such a column")
    tamper(f"UPDATE {EVENTS} SET at = '2017-99-99 yesterday' WHERE seq = 17")

    assert verify_chain(capsys) == ("", f"{BROKEN}Event 17 was changed after it was written.\n", 1)


def test_a_deleted_event_is_named(capsys):
    tamper(f"DELETE FROM {EVENTS} WHERE seq = 17")

    assert verify_chain(capsys) == ("", f"{BROKEN}Event 17 is missing: it was deleted.\n", 1)


def test_a_deleted_event_is_named_though_those_behind_it_were_renumbered(capsys):
    tamper(f"DELETE FROM {EVENTS} WHERE seq = 17", *renumber(18, 30, by=-1))

    assert verify_chain(capsys) == ("", f"{BROKEN}Event 17 is missing: it was deleted.\n", 1)


def test_an_event_deleted_at_the_end_is_named(capsys):
    tamper(f"DELETE FROM {EVENTS} WHERE seq = 30")

    assert verify_chain(capsys) == ("", f"{BROKEN}Event 30 is missing: it was deleted.\n", 1)


def test_a_chain_of_which_only_the_head_is_left_misses_its_first_event(capsys):
    tamper(f"DELETE FROM {EVENTS}")

    assert verify_chain(capsys) == ("", f"{BROKEN}Event 1 is missing: it was deleted.\n", 1)


def test_an_inserted_event_is_named(capsys):
    tamper(
        *renumber(17, 30, by=1),
        f"INSERT INTO {EVENTS} (seq, {COLUMNS}) SELECT 17, {COLUMNS} FROM {EVENTS} WHERE seq = 3",
    )

    sentence = "Event 17 was inserted: SmartGov did not write it there."
    assert verify_chain(capsys) == ("", f"{BROKEN}{sentence}\n", 1)


def test_an_event_inserted_at_the_end_is_named(capsys):
    tamper(f"INSERT INTO {EVENTS} (seq, {COLUMNS}) SELECT 31, {COLUMNS} FROM {EVENTS} WHERE seq = 30")

    sentence = "Event 31 was inserted: SmartGov did not write it there."
    assert verify_chain(capsys) == ("", f"{BROKEN}{sentence}\n", 1)


def test_events_that_changed_places_are_both_named(capsys):
    tamper(
        f"UPDATE {EVENTS} SET seq = 1000 WHERE seq = 17",
        f"UPDATE {EVENTS} SET seq = 17 WHERE seq = 21",
        f"UPDATE {EVENTS} SET seq = 21 WHERE seq = 1000",
    )

    assert verify_chain(capsys) == ("", f"{BROKEN}Events 17 and 21 have changed places.\n", 1)


def test_a_changed_head_is_named(capsys):
    tamper("UPDATE core_chainhead SET hash = ''")

    sentence = "The head of the chain does not agree with event 30: one of the two was changed."
    assert verify_chain(capsys) == ("", f"{BROKEN}{sentence}\n", 1)


def test_a_deleted_head_is_named(capsys):
    tamper("DELETE FROM core_chainhead")

    assert verify_chain(capsys) == ("", f"{BROKEN}The head of the chain is missing: it was deleted.\n", 1)


def test_missing_triggers_are_reported_beside_an_intact_chain(capsys):
    names = ", ".join(trigger.name for trigger in declared_triggers(connection))

    with triggers_lifted():
        outcome = verify_chain(capsys)

    complaint = f"Not guarded against change, run manage.py migrate: {names}.\n"
    assert outcome == ("Audit chain: 30 events, intact.\n", complaint, 0)


@pytest.mark.parametrize("more", [0, 2, 199])
def test_the_chain_is_read_in_a_constant_number_of_queries(more, django_assert_num_queries, capsys):
    secretary = User.objects.get()
    for _ in range(more):
        record("accounts.invited", secretary, by=secretary)

    with django_assert_num_queries(3):
        call_command("verify_chain")
