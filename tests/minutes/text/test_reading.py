import pytest

from minutes.text import mark_statements, normal_form, read
from tests.factories import paragraph, uuid_of
from tests.minutes.text.marked import statements


def said(html: str) -> list[tuple[str, str]]:
    return [(statement.lead, statement.text) for statement in statements(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>It was late. The Panel AGREED the plan. It rose.</p>", [("The Panel", "AGREED the plan.")]),
        ("<p>2.1 The Panel AGREED the plan.</p>", [("The Panel", "AGREED the plan.")]),
        (
            "<p>The Board NOTED the report and APPROVED the budget.</p>",
            [("The Board", "NOTED the report"), ("", "APPROVED the budget.")],
        ),
        (
            "<p>The Board NOTED the report, but the Chair and two members DEFERRED it.</p>",
            [("The Board", "NOTED the report"), ("the Chair and two members", "DEFERRED it.")],
        ),
        (
            "<p>By seven to two the Board NOTED it and, by the same vote, APPROVED the fee.</p>",
            [("By seven to two the Board", "NOTED it"), ("by the same vote,", "APPROVED the fee.")],
        ),
        (
            "<p>The Board NOTED costs and benefits of the plan.</p>",
            [("The Board", "NOTED costs and benefits of the plan.")],
        ),
        ("<p>It kept to the AGREED timetable, as APPROVED, and the plan is to be NOTED.</p>", []),
        ("<p>The cover says “APPROVED”.</p>", []),
        ("<p>“APPROVED” stands on the cover.</p>", []),
        ("<p>PAPERS NOTED AND APPROVED</p>", []),
        ("<h3>Matters NOTED by the Panel</h3>", []),
        ("<p>The Panel agreed the plan.</p>", []),
        ("<p>The pre-APPROVED list</p>", []),
        (
            "<p>The Panel:</p><ul><li>NOTED the paper; and</li><li>AGREED the plan.</li></ul>",
            [("", "NOTED the paper"), ("", "AGREED the plan.")],
        ),
        ("<ul><li>(a) NOTED the paper. It was long;</li></ul>", [("", "NOTED the paper. It was long")]),
        ("<ul><li>Costs rose. The Panel AGREED the plan. It rose.</li></ul>", [("The Panel", "AGREED the plan.")]),
    ],
)  # fmt: skip
def test_a_statement_runs_from_its_outcome_word_to_the_end_of_its_sentence_item_or_clause(
    html: str, expected: list[tuple[str, str]]
) -> None:
    assert said(html) == expected


def test_the_sub_headings_are_those_and_nothing_else() -> None:
    html = normal_form("<h3>Costs</h3><p>They rose.</p><ul><li>a</li></ul><h2>Next steps</h2>")

    assert read(html, panel_code="GRID").subheadings == ("Costs", "Next steps")


def test_the_list_after_a_colon_holds_the_sub_points() -> None:
    html = "<p>The Panel APPROVED two things:</p><ul><li>(a) one thing; and</li><li>another.</li></ul>"

    assert [statement.sub_points for statement in statements(html)] == [("one thing", "another.")]


LIMBS = (
    "<p>The Panel RESOLVED{}</p>" + f'<aside data-action="{uuid_of("a")}">(a) one thing;</aside>'
    "<ul><li>(b) another; and</li></ul>" + f'<aside data-action="{uuid_of("b")}">• the last.</aside>'
    f'<aside data-action="{uuid_of("c")}">Clerk to write.</aside><ul><li>no point</li></ul>'
)


@pytest.mark.parametrize("lead", [":", " that", ": that"])
def test_actions_with_the_mark_of_a_limb_are_sub_points_too(lead: str) -> None:
    html = normal_form(LIMBS.format(lead))
    marked = mark_statements(html, ["RESOLVED"])
    reading = read(marked, panel_code="ABC")

    assert [statement.sub_points for statement in reading.statements] == [("one thing", "another", "the last.")]
    assert [action.text for action in reading.actions] == ["one thing;", "the last.", "Clerk to write."]


def test_an_action_states_an_outcome_only_where_it_is_marked() -> None:
    html = normal_form(f'<aside data-action="{uuid_of("a")}">It was AGREED to pay.</aside>')

    assert read(mark_statements(html, ["AGREED"]), panel_code="ABC").statements == ()
    marked = mark_statements(html, ["AGREED"], with_actions=True)
    (statement,) = read(normal_form(marked), panel_code="ABC").statements
    assert (statement.lead, statement.text, statement.form) == ("It was", "AGREED to pay.", "text")


def test_the_list_nested_in_a_list_item_holds_its_sub_points() -> None:
    html = "<ul><li>NOTED these:<ul><li>one;</li><li>two</li></ul></li><li>AGREED it</li></ul>"

    assert [statement.sub_points for statement in statements(html)] == [("one", "two"), ()]


def test_a_list_after_a_full_stop_belongs_to_no_statement() -> None:
    html = "<p>The Panel AGREED it.</p><ul><li>one</li></ul>"

    assert [statement.sub_points for statement in statements(html)] == [()]


@pytest.mark.parametrize("words", [" ", "\u2028", "<br>"])
def test_a_mark_on_no_words_is_no_statement(words: str) -> None:
    mark = f'<span data-decision="{uuid_of("d")}" data-outcome="NOTED">{words}</span>'

    assert list(read(normal_form(f"<ul><li>It was{mark}</li></ul>"), panel_code="SECP").statements) == []


def test_marks_inside_a_statement_do_not_cut_it() -> None:
    html = "<p>The Panel <strong>AGREED</strong> the <em>plan</em>.</p>"

    assert said(html) == [("The Panel", "AGREED the plan.")]


def test_a_statement_marked_in_two_pieces_is_one() -> None:
    first, second = (
        f'<span data-decision="{uuid_of("d")}" data-outcome="AGREED">{words}</span>'
        for words in ("The Panel AGREED it,", "at once.")
    )

    (statement,) = read(paragraph("p", f"So {first} it was said, {second} It rose."), panel_code="GRID").statements

    assert (statement.outcome, statement.lead) == ("AGREED", "The Panel")
    assert statement.text == "AGREED it, it was said, at once."


def test_statements_of_one_sentence_have_it_whole_and_where_marks_cut_them_still_do() -> None:
    html = "<p>It rose. The <em>Panel</em> AGREED <b>a</b> and<br>NOTED b. It sat. It AGREED c.</p>"

    assert [(each.lead, each.text, each.sentence) for each in statements(html)] == [
        ("The Panel", "AGREED a", "The Panel AGREED a and\nNOTED b."),
        ("", "NOTED b.", "The Panel AGREED a and\nNOTED b."),
        ("It", "AGREED c.", "It AGREED c."),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Sub-Group had APPROVED a target of 0.3 m.",
        "Rates had been NOTED as high by the auditor.",
        "It had previously been AGREED that the fee stand.",
        "The Board had also APPROVED it in May.",
    ],
)
def test_what_had_been_decided_before_the_meeting_is_no_statement(sentence: str) -> None:
    assert list(statements(f"<p>{sentence}</p>")) == []


@pytest.mark.parametrize(
    "sentence", ["The minutes were APPROVED.", "The Board, having AGREED it, rose.", "Those who had left AGREED it."]
)
def test_what_is_decided_at_the_meeting_is_one(sentence: str) -> None:
    assert len(list(statements(f"<p>{sentence}</p>"))) == 1


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("As SECP46/01 says.", ["SECP46/01"]),
        ("The action GRID9/12 is closed.", ["GRID9/12"]),
        ("See paper GRID9/12.", []),
        ("In FY2017/18 and CP17/18 no action was due in 2017/18.", []),
        ("Paper CP17/18.", []),
    ],
)
def test_own_references_count_anywhere_others_only_where_the_sentence_speaks_of_actions(
    text: str, references: list[str]
) -> None:
    found = read(paragraph("p", text), panel_code="SECP").mentions

    assert [str(mention.reference) for mention in found] == references


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Further information can be found within the Confidential Minutes from this meeting.", True),
        ("What was said is recorded in the confidential minutes.", True),
        ("See the Confidential Annex.", True),
        ("The Panel approved the confidential minutes of the last meeting.", False),
        ("Members asked for the confidential minutes to be numbered.", False),
        ("They are recorded in the confidential minutes of the previous meeting.", False),
    ],
)
def test_a_pointer_to_the_confidential_minutes_is_told_from_their_mention(text: str, points: bool) -> None:
    assert read(paragraph("p", text), panel_code="SECP").points_to_confidential_minutes is points
