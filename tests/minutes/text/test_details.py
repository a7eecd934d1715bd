import pytest

from tests.minutes.text.marked import statements


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
        ("it to A-B2-47.", "A-B2-47"),
        ("it to A-B247.", "A-B247"),
        ("it for want of time.", ""),
        (f"it to the next meeting in order that {'more ' * 20} is known.", "next meeting"),
        (f"it to the {'x' * 92} meeting.", f"{'x' * 92} meeting"),  # a hundred characters
        (f"it to the {'x' * 93} meeting.", ""),
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
