import pytest

from minutes.text import Statement, mark_statements, normal_form, plain_text, read
from tests.factories import SEEDED_WORDS, action, paragraph, uuid_of


def statements(html: str) -> list[Statement]:
    return list(read(mark_statements(normal_form(html), SEEDED_WORDS), panel_code="SECP").statements)


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


def test_the_list_after_a_colon_holds_the_sub_points() -> None:
    html = "<p>The Panel APPROVED two things:</p><ul><li>(a) one thing; and</li><li>another.</li></ul>"

    assert [statement.sub_points for statement in statements(html)] == [("one thing", "another.")]


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


@pytest.mark.parametrize(
    ("sentence", "dissent"),
    [
        ("The majority of the Panel AGREED it, however two Panel Members did not agree.", 2),
        ("The Board APPROVED it by a majority, one Member dissenting.", 1),
        ("The Group APPROVED, by a majority of five to two, the lot.", 2),
        ("The Board APPROVED it by a majority, Mr Nunn and Ms Ode dissenting.", 2),
        ("The Board APPROVED it by a majority, Mr Nunn, Mr Ode Po, and Dr de la Cruz dissenting.", 3),
        ("The Board APPROVED it by a majority. Mr Nunn and Mr Ode spoke, Ms Po voting against.", 1),
        ("The Board APPROVED it by a majority, as Mr Sir Dame Lord Xu dissented.", 1),
        ("The Board APPROVED it by a majority. Three Members voted against.", 3),
        ("The Panel AGREED it by majority, with three Members of the opinion that it be tested first.", 3),
        ("The majority of the Board AGREED it, with one Trustee taking the contrary view.", 1),
        ("The Board APPROVED it by a majority.", None),
    ],
)
def test_a_majority_is_read_with_its_dissenters_counted(sentence: str, dissent: int | None) -> None:
    (statement,) = statements(f"<p>{sentence}</p>")

    assert (statement.carried_by, statement.dissent_count) == ("majority", dissent)


def test_of_many_statements_each_has_the_dissent_that_is_counted_behind_it() -> None:
    found = statements(
        "<p>The Panel AGREED a by a majority and NOTED b. The majority AGREED c. Two Members dissented. "
        "It APPROVED d by a majority, and by a majority AGREED e with one dissent. "
        "By a majority it DEFERRED f, Mr Nunn and Ms Ode voting against. It APPROVED g by a majority.</p>"
    )

    assert [(each.text[:-1].split()[1], each.dissent_count) for each in found] == [
        ("a", None), ("b", None), ("c", 2), ("d", 1), ("e", 1), ("f,", 2), ("g", None),
    ]  # fmt: skip


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


def test_a_statement_without_dissent_is_not_carried_by_majority() -> None:
    (statement,) = statements("<p>The Panel AGREED that two Members go to the meeting.</p>")

    assert (statement.carried_by, statement.dissent_count) == ("", None)


@pytest.mark.parametrize(
    ("rest", "meeting"),
    [
        (
            "the decision pending more that will be considered at the September 2017 Panel meeting.",
            "September 2017",
        ),
        ("it to its 104th meeting.", "104th meeting"),
        ("it, and asked that it be put on the agenda of the July 2016 Panel meeting.", "July 2016"),
        ("it pending a survey, to be placed on the agenda for its May 2016 meeting.", "May 2016"),
        ("the choice until the next meeting.", "next meeting"),
        ("the appointment for the coming year to meeting 241.", "meeting 241"),
        ("the August 2017 report to November 2017.", "November 2017"),
        ("it for want of time.", ""),
        (f"it to the next meeting in order that {'more ' * 20} is known.", "next meeting"),
        (f"it to the {'x' * 100} meeting.", ""),
    ],
)
def test_a_deferral_names_the_month_or_the_meeting(rest: str, meeting: str) -> None:
    (statement,) = statements(f"<p>The Panel DEFERRED {rest}</p>")

    assert statement.deferred_to == meeting


@pytest.mark.parametrize(
    ("rest", "condition"),
    [
        (
            "the post, noting any extension would be subject to Board approval.",
            "any extension would be subject to Board approval",
        ),
        ("that Parties subject to Security Assessments were affected.", ""),
        ("it, provided that the budget holds.", "provided that the budget holds"),
        ("v1.2 subject to approval.", "subject to approval"),
        ("v1.subject to approval.", ""),
        ("it: subject to legal advice, if any.", "subject to legal advice"),
        ("it at 10:30 on condition that it rains; and rose.", "on condition that it rains"),
        ("it, subject to the plan: approval of the Board, if any.", "subject to the plan"),
        ("it, subject to the plan. Approval was given.", ""),
        ("it, subject to subject to subject to approval.", "subject to subject to subject to approval"),
    ],
)  # fmt: skip
def test_a_condition_is_told_from_a_mere_subject_to(rest: str, condition: str) -> None:
    (statement,) = statements(f"<p>The Panel APPROVED {rest}</p>")

    assert statement.condition == condition


def test_not_before_the_outcome_makes_it_negative() -> None:
    (statement,) = statements("<p>The proposal was not APPROVED.</p>")

    assert statement.is_negative


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("SECAS to provide a paper.", "SECAS", ""),
        ("The DCC to report at the September 2017 meeting.", "DCC", "September 2017 meeting"),
        ("NGESO and the DCC to report by 18 August 2017.", "NGESO and the DCC", "18 August 2017"),
        ("The DCC to lay it before the Board at its 23rd meeting.", "DCC", "23rd meeting"),
        ("The DCC to write to Ofgem. Due: 28 February 2025", "DCC", "28 February 2025"),
        ("The Chair to write by the end of May 2024, with the costs.", "Chair", "the end of May 2024"),
        ("SECAS to answer within 10 working days.", "SECAS", "10 working days"),
        ("SECAS to answer within 5 WDs of the meeting, in writing.", "SECAS", "5 WDs of the meeting"),
        ("SECAS to answer what is received within 10 working days.", "SECAS", ""),
        ("SECAS to send the plan made by the DCC.", "SECAS", ""),
        ("SECAS to circulate the paper discussed at the July 2017 meeting.", "SECAS", ""),
        ("SECAS shall confirm the dates.", "SECAS", ""),
        (f"SECAS to report by May 2017 or by the {'x' * 200} meeting.", "SECAS", "May 2017"),
        ("Nothing more.", "", ""),
    ],
)
def test_owner_and_due_are_read_of_the_actions_sentence(text: str, owner: str, due: str) -> None:
    (found,) = read(action("a", text), panel_code="SECP").actions

    assert (found.owner, found.due) == (owner, due)


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


def test_a_text_already_marked_is_not_marked_again() -> None:
    once = mark_statements(normal_form("<p>The Panel AGREED it.</p><ul><li>NOTED it</li></ul>"), SEEDED_WORDS)

    assert mark_statements(once, SEEDED_WORDS) == once
    assert normal_form(once) == once


def test_plain_text_keeps_every_word_and_the_shape_of_lists() -> None:
    html = (
        paragraph("p", "One.<br>Two.")
        + f'<ul data-block="{uuid_of("l")}"><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>'
        + action("a", "SECAS to go.")
    )

    assert plain_text(html) == "One.\nTwo.\n\n- a\n  - b\n\nACTION: SECAS to go."
