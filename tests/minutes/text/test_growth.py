"""No text takes longer than its length deserves: of every kind of run that a reader could stumble over."""

import pytest

from minutes.text import change_between, from_plain, mark_statements, merge, normal_form, plain_text, read
from minutes.text.clauses import perhaps_outcomes
from minutes.text.pointers import points_to_confidential_minutes
from tests.factories import SEEDED_WORDS, action, paragraph, uuid_of
from tests.growth import LIMIT, TIMES, growth
from tests.minutes.text.examples import EXAMPLES

SIZE = 800  # characters, and eight times as many
CONDITIONS = (
    "subject to ", "subject to it: ", "subject to approval ", "conditional on ", "provided that ", "on condition that ",
    "v1.subject to ",
)  # fmt: skip
DUES = (
    "to ", "to the ", "until May 2017 ", "to the meeting ", "meeting in ", "by ", "by the ", "by 1 May 2017 ", "due: ",
    "by 12 Jan. ", "by Friday ", "before the ", "no later than ", "at the end of ", "(end of Q3", ", the end of the ",
    "at the ", "at the meeting ", "agreed at the meeting ", "within 5 WDs ", "Clerk, ", "by the end of ",
)  # fmt: skip
REFERENCES = (
    "47/01 and ", "action 47/01, ", "action 47/01 and ", "actions no. ", "SECP47/01 ", "paper SECP47/01, ",
    "paper SECP47/01 x ", "paper ", "papers no. ", "SECP47/0", "S1/0O", "action S47/0",
)  # fmt: skip
POINTERS = ("confidential ", "see ", "see: ", "recorded in ", "is in the ", "minutes of this ", "confidential a b ")
MARKS = ("<br>", "<em>x</em>", "&amp;", "&nbsp;", "&lt;")
WORDS = (
    *EXAMPLES["runs"], *CONDITIONS, *DUES, *REFERENCES, *POINTERS,
)  # fmt: skip


def saved(html: str) -> None:
    """All that a save reads of a text."""
    change_between("", normal_form(html, outcomes=SEEDED_WORDS), panel_code="SECP")


def span(outcome: str, text: str) -> str:
    return f'<span data-decision="{uuid_of(text[:20])}" data-outcome="{outcome}">{text}</span>'


@pytest.mark.parametrize("words", [*WORDS, *MARKS])
def test_a_save_reads_any_run_of_words_in_proportion_to_its_length(words: str) -> None:
    def text(size: int) -> str:
        run = "x" + words * (size // len(words))
        return (
            paragraph("plain", run + "y")
            + paragraph("stated", span("DEFERRED", f"It DEFERRED by a majority {run}y") + " It rose.")
            + f'<ul data-block="{uuid_of("list")}"><li><p>{span("AGREED", f"AGREED {run}y")} z</p></li></ul>'
            + action("owed", f"Clerk to do {run}y")
            + action("whose", f"{run} to do it")
        )

    assert growth(saved, text, SIZE) < LIMIT


@pytest.mark.parametrize("between", [" ", ", and ", "<br>", ". ", ", as <b>two</b> said, "])
def test_many_statements_of_one_paragraph_are_read_in_proportion_to_their_number(between: str) -> None:
    def text(count: int) -> str:
        spans = [span("AGREED", f"It AGREED {number} by a majority") for number in range(count)]
        return normal_form(f"<p>{between.join(spans)}</p><ul><li>{between.join(spans)}</li></ul>")

    assert growth(lambda html: read(html, panel_code="SECP"), text, 25) < LIMIT


@pytest.mark.parametrize("words", WORDS)
def test_statements_are_found_in_any_run_of_words_in_proportion_to_its_length(words: str) -> None:
    def text(size: int) -> str:
        run = words * (size // len(words))
        entry = f"<li><p>AGREED x{run}x NOTED {run};{run}</p></li>"
        return normal_form(paragraph("p", f"The Panel AGREED x{run}x NOTED {run}it") + f"<ul>{entry}</ul>")

    def mark(html: str) -> None:
        mark_statements(html, SEEDED_WORDS)
        perhaps_outcomes(html)
        points_to_confidential_minutes(html + "confidential")

    assert growth(mark, text, SIZE) < LIMIT


@pytest.mark.parametrize("between", ["", "\n", "\n\n", "\n- ", "\n\n- "])
@pytest.mark.parametrize(
    "words",
    ["x", "x y-", "NOTED it; and", "AGREED.", "- ", "(a) x", ".", "The Panel:", "ACTION: x", "ACTION 3 A.", "Action: "],
)
def test_typed_lines_are_read_in_proportion_to_their_length(words: str, between: str) -> None:
    def text(size: int) -> str:
        return f"{words}{between}" * (size // len(words + between))

    assert growth(lambda plain: from_plain(plain, known="", words=SEEDED_WORDS), text, 3 * SIZE) < LIMIT


def blocks(count: int, name: str = "b", text: str = "It rose.") -> str:
    return "".join(paragraph(f"{name}{number}", text) for number in range(count))


@pytest.mark.parametrize("repeated", [True, False])
def test_a_text_edited_as_plain_text_is_compared_in_proportion_to_its_length(repeated: bool) -> None:
    def texts(count: int) -> tuple[str, str]:
        known = "".join(paragraph(f"b{n}", "It rose." if repeated else f"It rose {n // 3}.") for n in range(count))
        chunks = plain_text(known).split("\n\n")
        return known, "\n\n".join(each if n % 2 else each + " Twice." for n, each in enumerate(chunks))

    assert growth(lambda pair: from_plain(pair[1], known=pair[0], words=SEEDED_WORDS), texts, 30) < LIMIT


def test_two_who_add_many_blocks_are_merged_in_proportion_to_their_number() -> None:
    def texts(count: int) -> tuple[str, str, str]:
        base = blocks(count)
        return base, blocks(count, "mine") + base, base + blocks(count, "theirs")

    assert growth(lambda three: merge(*three), texts, 200) < LIMIT


@pytest.mark.parametrize(
    "part",
    [
        "<p> </p>",
        "<p>x</p>",
        "<b>x</b>",
        "x<br>",
        "<table><tr><td>x</td></tr></table>",
        "<ul><li>x</li></ul>",
        "<span data-sensitivity=x>y</span>",
    ],
)
@pytest.mark.parametrize("around", ["p", "div", "aside", "ul", "td", "span"])
def test_any_markup_is_brought_into_its_form_in_proportion_to_its_length(around: str, part: str) -> None:
    def html(size: int) -> str:
        inner = part * (size // len(part))
        attributes = f' data-action="{uuid_of("owed")}"' if around == "aside" else ""
        return f"<{around}{attributes}>{inner}</{around}>"

    assert growth(saved, html, 3 * SIZE) < LIMIT


def test_the_limit_lies_between_work_that_is_linear_and_work_that_is_not() -> None:
    def texts(size: int) -> str:
        return "x" * size

    assert growth(lambda text: [text.count("y") for _ in range(50)], texts, 50_000) < LIMIT
    assert growth(lambda text: [text.count("y") for _ in text], texts, 1_000) > LIMIT
    assert TIMES < LIMIT < TIMES**2
