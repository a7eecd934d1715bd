import pytest
from lxml import etree

from minutes.text.inline import BREAK, Mark, Run, add_mark, mark_of, runs_of, write_runs
from minutes.text.markup import parse_markup

BOLD, STRESSED, LINK = ("strong", "", ""), ("em", "", ""), ("a", "https://example.org/", "")
NOTED = ("span", "1", "NOTED")


@pytest.mark.parametrize(
    ("markup", "mark"),
    [
        ("<b/>", BOLD),
        ("<i/>", STRESSED),
        ('<a href="https://example.org/"/>', LINK),
        ('<span data-decision="1" data-outcome="NOTED"/>', NOTED),
        ("<a/>", None),
        ('<span data-decision="1"/>', None),
        ("<font/>", None),
    ],
)
def test_an_element_stands_for_a_mark_where_it_says_something(markup: str, mark: Mark | None) -> None:
    assert mark_of(etree.fromstring(markup)) == mark


def test_marks_stand_in_one_order_and_each_kind_once() -> None:
    other_link = ("a", "https://example.com/", "")

    assert add_mark(add_mark((STRESSED,), LINK), NOTED) == (NOTED, LINK, STRESSED)
    assert add_mark((BOLD,), LINK) == (LINK, BOLD)
    assert add_mark((LINK,), other_link) == (LINK,)
    assert add_mark((LINK,), None) == (LINK,)


def test_running_text_is_read_piece_by_piece_with_what_follows_a_mark() -> None:
    paragraph = parse_markup("<p>a<em>b<strong>c</strong>d</em><br>e</p>")[0]

    assert list(runs_of(paragraph)) == [
        Run("a"),
        Run("b", (STRESSED,)),
        Run("c", (BOLD, STRESSED)),
        Run("d", (STRESSED,)),
        Run(BREAK),
        Run("e"),
    ]


def test_a_mark_that_goes_on_is_opened_once() -> None:
    runs = [Run("a < ", (NOTED,)), Run("b", (NOTED, BOLD)), Run(BREAK, (NOTED, BOLD)), Run("c", (LINK,)), Run("d")]

    assert write_runs(runs) == (
        '<span data-decision="1" data-outcome="NOTED">a &lt; <strong>b<br></strong></span>'
        '<a href="https://example.org/">c</a>d'
    )


def test_a_run_belongs_to_one_statement() -> None:
    run = Run("a", (NOTED, BOLD))

    assert run.decision == ("1", "NOTED")
    assert run.with_decision("2", "AGREED").decision == ("2", "AGREED")
    assert run.without_decision() == Run("a", (BOLD,))
    assert Run("a", (BOLD,)).decision is None
