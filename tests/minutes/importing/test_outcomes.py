"""Outcomes printed as labels are decisions with all their limbs, and without who proposed them and how many voted."""

from typing import Any

import pytest

from minutes.importing.outcomes import first_limb
from tests.minutes.importing.showing import Shown


def decisions_of(body: str) -> list[dict[str, Any]]:
    source = f"41/31 Footbridge\n\nThe Clerk had asked three firms.\n\n{body}\n\n42/31 Close\n\nThe meeting closed.\n"
    decisions: list[dict[str, Any]] = Shown(source).data["items"][0]["decisions"]
    return decisions


@pytest.mark.parametrize(
    ("body", "outcome", "text"),
    [
        ("RESOLVED: That the price be paid.", "RESOLVED", "RESOLVED: That the price be paid."),
        ("RESOLVED that the price be paid.", "RESOLVED", "RESOLVED that the price be paid."),
        ("RESOLVED unanimously: To pay.", "RESOLVED", "RESOLVED unanimously: To pay."),
        ("Resolved that the price be paid.", "RESOLVED", "Resolved that the price be paid."),
        ("Resolved: That the price be paid.", "RESOLVED", "Resolved: That the price be paid."),
        ("It was resolved that it be paid. All were glad.", "RESOLVED", "resolved that it be paid."),
        ("It was unanimously resolved to pay.", "RESOLVED", "resolved to pay."),
        ("It was RESOLVED that it be paid.", "RESOLVED", "RESOLVED that it be paid."),
        ("NOTED", "NOTED", "NOTED"),
        ("NOTED.", "NOTED", "NOTED."),
        ("NOTED\n\nThe Clerk will write.", "NOTED", "NOTED"),
        ("APPROVED – the accounts.", "APPROVED", "APPROVED – the accounts."),
        ("Agreed: to paint the bridge.", "AGREED", "Agreed: to paint the bridge."),
        ("41.1 RESOLVED: That it be paid.", "RESOLVED", "RESOLVED: That it be paid."),
        (
            "RESOLVED: 1) That the price of £1,840 be paid. 2) That the Clerk\nwrite to the owner before June.",
            "RESOLVED",
            "RESOLVED: 1) That the price of £1,840 be paid. 2) That the Clerk write to the owner before June.",
        ),
        ("RESOLVED: 1. That it go. 2. That it stay.", "RESOLVED", "RESOLVED: 1. That it go. 2. That it stay."),
        ("RESOLVED: That it go. That it stay. It rained.", "RESOLVED", "RESOLVED: That it go. That it stay."),
        (
            "RESOLVED: (i) That it be paid.\n(ii) That it be lit.\n(iii) That it be watched.",
            "RESOLVED",
            "RESOLVED: (i) That it be paid. (ii) That it be lit. (iii) That it be watched.",
        ),
        (
            "AGREED: 1. That two trees be planted.\n2. That the school help.",
            "AGREED",
            "AGREED: 1. That two trees be planted. 2. That the school help.",
        ),
        ("RESOLVED: That it be paid. (Mr Ode proposed, Mr Fry seconded.)", "RESOLVED", "RESOLVED: That it be paid."),
        ("RESOLVED: That it be paid.\nProposed Cllr Ode, seconded Cllr Fry.", "RESOLVED", "RESOLVED: That it be paid."),
        ("AGREED that it be paid. That decision was late.", "AGREED", "AGREED that it be paid."),
        ("Resolved (unanimously): that it be paid.", "RESOLVED", "Resolved (unanimously): that it be paid."),
        ("RESOLVED (Cllr Ode / Cllr Fry) that it go.", "RESOLVED", "RESOLVED (Cllr Ode / Cllr Fry) that it go."),
        ("Resolved, nem. con., that it be paid.", "RESOLVED", "Resolved, nem. con., that it be paid."),
        ("Resolved by 4 votes to 3: that it go.", "RESOLVED", "Resolved by 4 votes to 3: that it go."),
        ("Resolution: That it be paid.", "RESOLVED", "Resolution: That it be paid."),
        ("RESOLUTION 12/31: That it be paid.", "RESOLVED", "RESOLUTION 12/31: That it be paid."),
        ("Decision: Approved.", "APPROVED", "Approved."),
        ("DECISION: AGREED", "AGREED", "AGREED"),
        ("Outcome: Approved", "APPROVED", "Approved"),
        ("Outcome – Approved with two changes.", "APPROVED", "Approved with two changes."),
        ("Agreed.", "AGREED", "Agreed."),
        ("The plan was put to the vote.\n\nCarried.", "CARRIED", "Carried."),
        ("AGREED:\n\nthat it be paid.", "AGREED", "AGREED: that it be paid."),
        ("RESOLVED:\nThat it be paid.", "RESOLVED", "RESOLVED: That it be paid."),
        ("IT WAS RESOLVED THAT IT BE PAID.", "RESOLVED", "RESOLVED THAT IT BE PAID."),
        ("RESOLVED THAT IT BE PAID.", "RESOLVED", "RESOLVED THAT IT BE PAID."),
    ],
)  # fmt: skip
def test_a_labelled_outcome_runs_over_its_limbs(body: str, outcome: str, text: str) -> None:
    assert [(row["outcome"], row["text"]) for row in decisions_of(body)] == [(outcome, text)]


@pytest.mark.parametrize(
    ("body", "lead", "text"),
    [
        ("NOT APPROVED.", "NOT", "APPROVED."),
        ("Not agreed.", "Not", "agreed."),
        ("NOT AGREED: that it be sold.", "NOT", "AGREED: that it be sold."),
        ("Decision: Not approved.", "Not", "approved."),
        ("The motion was NOT AGREED.", "The motion was NOT", "AGREED."),
        ("The motion was not yet AGREED.", "The motion was not yet", "AGREED."),
        ("It was NOT unanimously AGREED to sell it.", "It was NOT unanimously", "AGREED to sell it."),
        ("No changes were AGREED.", "No changes were", "AGREED."),
        ("Nothing was AGREED.", "Nothing was", "AGREED."),
    ],
)
def test_an_outcome_that_is_denied_is_a_refusal(body: str, lead: str, text: str) -> None:
    (decision,) = decisions_of(body)

    assert (decision["lead"], decision["text"], decision["is_negative"]) == (lead, text, True)


@pytest.mark.parametrize(
    "line", ["For 7, against 2, abstained 1.", "(For: 7; Against: 2)", "For: Ode, Fry; Against: Cole, Root"]
)
def test_votes_on_a_line_of_their_own_belong_to_the_outcome_above(line: str) -> None:
    (decision,) = decisions_of(f"It was AGREED that it be paid.\n\n{line}")

    assert (decision["carried_by"], decision["dissent_count"]) == ("majority", 2)


@pytest.mark.parametrize("line", ["Outcome: Approved", "For: Ode, Fry; Against: Cole", "Proposed by Cllr Ode"])
def test_an_outcome_or_a_vote_is_no_sub_heading(line: str) -> None:
    source = f"1. Bridge\n\nIt leaned.\n\n{line}\n\nThe Clerk had asked three firms for a price.\n"

    assert Shown(source).data["items"][0]["subheadings"] == []


@pytest.mark.parametrize("label", ["RESOLVED:", "Resolved:", "It was RESOLVED:"])
def test_limbs_on_lines_of_their_own_are_sub_points(label: str) -> None:
    (decision,) = decisions_of(f"{label}\n(a) That it be paid;\n(b) That it be lit; and\n(c) That it be watched.")

    assert decision["sub_points"] == ["That it be paid", "That it be lit", "That it be watched."]


@pytest.mark.parametrize(
    ("tally", "dissent"),
    [
        ("(Cllr Ode proposed, Cllr Fry seconded, four were in favour and two against.)", 2),
        ("(3 in favour, 1 against)", 1),
        ("Four voted for and three voted against.", 3),
        ("(5 votes for, 2 votes against, 1 abstention)", 2),
        ("(All were in favour.)", None),
        ("For 7, against 2, abstained 1.", 2),
        ("(For: 7; Against: 2; Abstentions: 1)", 2),
        ("Votes for: 7\nVotes against: 2\nAbstentions: 1", 2),
        ("Proposed by Cllr Ode, seconded by Cllr Fry. For: Moss, Hale, Fenn; Against: Cole and Root", 2),
        ("Proposed: Cllr Ode. Seconded: Cllr Fry. For: 6 Against: 1", 1),
        ("For 7, against none.", None),
        (
            "\n\nProposed by: Cllr Ode\nSeconded by: Cllr Fry\nFor: Cllrs Ode, Fry, Hale\n"
            "Against: Cllr Cole\nAbstained: Cllr Root",
            1,
        ),
        ("(Four were in favour and none against.)", None),
        ("Four were against the price.", None),
    ],
)
def test_the_votes_behind_a_statement_say_how_it_was_carried(tally: str, dissent: int | None) -> None:
    (decision,) = decisions_of(f"RESOLVED: That the price be paid. {tally}")

    assert (decision.get("carried_by"), decision.get("dissent_count")) == ("majority" if dissent else None, dissent)


@pytest.mark.parametrize(
    "body",
    [
        "The matter was resolved by the Clerk.",
        "It was resolved.",
        "Noted that it rained.",
        "Agreed as a correct record.",
        "The Clerk resolved that it be paid.",
        "NOTES",
    ],
)
def test_other_words_in_small_letters_are_no_decisions(body: str) -> None:
    assert decisions_of(body) == []


def test_the_limb_that_a_label_begins_with() -> None:
    labels = ("RESOLVED: (i) That", "AGREED – 1. To", "RESOLVED: That", "The Panel AGREED: 1. To", "WICK: a) is")
    assert [first_limb(text) for text in labels] == ["(i)", "1.", "", None, None]
