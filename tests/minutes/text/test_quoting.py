"""Straight quotes as the panel's: by the examples that the editor is held to, and only where they are new."""

import pytest

from minutes.text.quoting import curled, curled_where_changed
from tests.growth import LIMIT, growth
from tests.minutes.text.examples import EXAMPLES


@pytest.mark.parametrize("example", EXAMPLES["quotes"], ids=lambda example: example["typed"])
def test_quotes_are_written_as_the_table_says(example: dict) -> None:
    assert curled(example["typed"], example["style"]) == example["written"]


def test_each_line_begins_anew() -> None:
    assert curled('He said: "now\n"then" 5"\n\n- "on"', "double") == 'He said: “now\n“then” 5"\n\n- “on”'


def test_what_stands_before_is_known() -> None:
    assert curled('2"', "double", before='"five\nIt is “Release ') == "2”"
    assert curled('2"', "double", before="“five\nIt is Release ") == '2"'


@pytest.mark.parametrize(
    ("known", "text", "written"),
    [
        ("", 'A "new" one.', "A “new” one."),
        ('Its "old" one.', 'Its "old" and "new" one.', 'Its "old" and “new” one.'),
        ("The “plan” went on.", 'The "plan" went on.', 'The "plan" went on.'),
        ("The plan’s end.", "The plan's end.", "The plan's end."),
        ("The plan’s end.", 'The plan\'s "end".', "The plan's “end”."),
        ('The "plan".', 'The "plan" of "May".', 'The "plan" of “May”.'),
        ("A “b”.", 'A "b".\n\nIt\'s new.', 'A "b".\n\nIt’s new.'),
        ("One.", "One.", "One."),
    ],
)
def test_only_what_is_new_is_changed_and_what_was_put_back_stays(known: str, text: str, written: str) -> None:
    assert curled_where_changed(known, text, "double") == written
    assert curled_where_changed(written, written, "double") == written
    assert curled_where_changed(known, text, "as_typed") == text


@pytest.mark.parametrize("run", ['"', "'", "5'6\" ", '“"', '"\n'])
def test_any_run_of_quotes_is_read_in_proportion_to_its_length(run: str) -> None:
    assert growth(lambda text: curled_where_changed("x", text, "double"), lambda size: run * size, 800) < LIMIT
