"""A column at the right margin names who owes what the sentence beside it promises; it is never drawn into the text."""

import pytest

from tests.minutes.importing.reading import outline, read
from tests.minutes.importing.showing import Shown

BOARD = """\
                              FENWICK HOUSING ASSOCIATION
                              Minutes of the Board meeting of 16 April 2031

                                                                                  Action by
 1.    Apologies

       These were received from P. Cole and Dr. K. Iyer.

 2.    Fire doors

       NS said that two blocks still lacked new doors. A list of the flats will be      NS
       sent to every member. The contractor had been slow to answer.

       The Board heard that the deadline had passed. The Chair will write to the        Chair
       contractor by 1 May 2031.

       The Board AGREED to hold back the last payment.

 3.    Lettings

       The following will be done:
       •   a leaflet on damp;                                                           JM
       •   a page for the web.                                                          JM / NS

       The Board NOTED the figures.
"""
SPORTS = """\
MINUTES of the Sports Ground Committee                                       OWNER

1  Pitches

   The drains were cleared in May. Cllr Ode to ask for a price for new         Ode,
   goalposts before the July 2031 meeting.                                     Clerk

2  Hut

   The hut was let.

   The door is to be painted.
                                                                               Clerk

"""
TRUST = """\
Trustees of the Mill

                                                                    By whom
Item 1 Sails

The sails turned. The miller said that they were loud and that the
neighbours had asked for oil. Oil will be bought.                   AB

Item 2 Flour

There was none to sell.
"""
RAIL = """\
Halt Users' Group, 4 June 2031

                                                                 Lead
I. Timetable

The last train had left early on most days in May. A letter      EF
would be sent to the operator.

II. Shelter

The shelter leaked; the Group NOTED the leak and thanked
those who had mopped.                                            GH
"""


@pytest.mark.parametrize(
    ("source", "actions"),
    [
        (BOARD, [
            ("…  NS", "NS", "A list of the flats will be sent to every member.", ""),
            ("…  Chair", "Chair", "The Chair will write to the contractor by 1 May 2031.", "1 May 2031"),
            ("…  JM", "JM", "a leaflet on damp;", ""),
            ("…  JM / NS", "JM / NS", "a page for the web.", ""),
        ]),
        (SPORTS, [
            (
                "…  Ode / Clerk",
                "Ode / Clerk",
                "Cllr Ode to ask for a price for new goalposts before the July 2031 meeting.",
                "July 2031 meeting",
            ),
            ("…  Clerk", "Clerk", "The door is to be painted.", ""),
        ]),
        (TRUST, [("…  AB", "AB", "Oil will be bought.", "")]),
        (RAIL, [
            ("…  EF", "EF", "A letter would be sent to the operator.", ""),
            ("…  GH", "GH", "The shelter leaked; the Group NOTED the leak and thanked those who had mopped.", ""),
        ]),
    ],
)  # fmt: skip
def test_the_sentence_beside_a_note_is_an_action(source: str, actions: list[tuple[str, ...]]) -> None:
    shown = Shown(source)

    assert shown.actions == actions
    printed = source.replace("•", "").replace("Ode,", "Ode").replace(" / ", " ")
    assert set(printed.split()) == set(shown.text.replace(" / ", " ").replace("•", "").split())


def test_what_stands_around_the_sentence_stays_text() -> None:
    assert outline(read(BOARD).items[1].blocks) == [
        ("text", "NS said that two blocks still lacked new doors."),
        ("action …  NS", "A list of the flats will be sent to every member."),
        ("text", "The contractor had been slow to answer."),
        ("text", "The Board heard that the deadline had passed."),
        ("action …  Chair", "The Chair will write to the contractor by 1 May 2031."),
        ("text", "The Board AGREED to hold back the last payment."),
    ]


def test_a_note_beside_what_is_no_sentence_stays_in_the_text_with_a_doubt() -> None:
    source = BOARD.replace("2.    Fire doors", f"2.    Fire doors{' ' * 66}NS")

    shown = Shown(source)

    assert shown.items[1] == (2, "2.", "Fire doors NS")
    assert "owner in the margin" in shown.doubts
    assert len(shown.actions) == 4


def test_without_a_head_over_it_no_column_is_one() -> None:
    assert Shown(BOARD.replace("Action by", "Page seen")).actions == []


def test_the_head_of_the_column_draws_nothing_to_itself() -> None:
    parsed = read(f"Board{'Action by':>60}\n\nHeld on 4 June 2031.\n\n1. Oil\n\nIt was dear.\n\n2. End\n\nIt ended.\n")

    assert outline(parsed.front) == [("text", "Action by"), ("text", "Board"), ("text", "Held on 4 June 2031.")]


def test_the_head_of_the_column_may_stand_on_a_line_of_text() -> None:
    source = (
        f"Lowfield Trust\n\n1      Welcome{'ACTION':>76}\n1.1    The Chair welcomed members.\n\n2      Budget\n"
        "2.1    The Clerk had answered. A letter will go to the bank before                    OP\n       June.\n"
        "2.2    The policy to be put on the website.                                           IJ\n"
    )

    shown = Shown(source)

    assert shown.items == [(1, "1", "Welcome"), (2, "2", "Budget")]
    assert shown.actions == [
        ("…  OP", "OP", "A letter will go to the bank before June.", "before June"),
        ("2.2 …  IJ", "IJ", "The policy to be put on the website.", ""),
    ]
    assert "\n2.2 The policy to be put on the website.  IJ\n" in shown.text
    assert sorted(shown.text.split()) == sorted(source.split())


HEAD = f"Board\n{'Action by':>82}\n\n1. Roof\n\nThe roof leaked, and the surveyor had been there twice.\n\n"


def _beside(text: str, note: str) -> str:
    return f"{text:<73}{note}\n"


@pytest.mark.parametrize(
    ("body", "points", "actions"),
    [
        (
            "RESOLVED: that\n"
            + _beside("(a) the surveyor be asked to write a report on the roof before the", "NS")
            + "    end of May;\n(b) the Treasurer pay the first bill; and\n"
            + _beside("(c) the Chair thank the tenants.", "Chair"),
            [
                "the surveyor be asked to write a report on the roof before the end of May",
                "the Treasurer pay the first bill",
                "the Chair thank the tenants.",
            ],
            [
                ("NS", "the surveyor be asked to write a report on the roof before the end of May;"),
                ("Chair", "the Chair thank the tenants."),
            ],
        ),
        (
            _beside("RESOLVED: (i) That the surveyor write a report.", "NS")
            + "(ii) That the Treasurer pay the bill.\n"
            + _beside("(iii) That the Chair thank the tenants.", "TR"),
            [
                "That the surveyor write a report.",
                "That the Treasurer pay the bill.",
                "That the Chair thank the tenants.",
            ],
            [("NS", "That the surveyor write a report."), ("TR", "That the Chair thank the tenants.")],
        ),
        (
            "The Board AGREED:\n\n" + _beside("• to paint the hut;", "JM") + "• to sell the mower.\n",
            ["to paint the hut", "to sell the mower."],
            [("JM", "to paint the hut;")],
        ),
        (
            "It was RESOLVED:\n"
            + _beside("1. to sell the fence; and", "TR / JM")
            + _beside("2. to thank the tenants.", "NS"),
            ["to sell the fence", "to thank the tenants."],
            [("TR / JM", "to sell the fence; and"), ("NS", "to thank the tenants.")],
        ),
    ],
)
def test_a_limb_with_an_owner_stays_a_limb_and_is_an_action(
    body: str, points: list[str], actions: list[tuple[str, str]]
) -> None:
    source = f"{HEAD}{body}\n2. Close\n\nThe meeting closed.\n"
    shown = Shown(source)

    (decision,) = shown.data["items"][0]["decisions"]
    assert decision["sub_points"] == points
    assert [(owner, text) for _, owner, text, _ in shown.actions] == actions
    assert sorted(shown.text.replace("- ", "").replace("• ", "").split()) == sorted(source.replace("• ", "").split())


def test_a_sentence_that_states_an_outcome_is_a_decision_and_an_action() -> None:
    source = HEAD + _beside("It was AGREED that the surveyor write a report.", "NS") + "\n2. Close\n\nAll went.\n"
    shown = Shown(source)

    assert shown.decisions == [(1, "AGREED", "AGREED that the surveyor write a report.")]
    assert shown.actions == [("…  NS", "NS", "It was AGREED that the surveyor write a report.", "")]
    assert "outcome within an action" not in shown.doubts


def test_an_owner_beside_an_action_under_a_label_is_its_owner() -> None:
    source = HEAD + _beside("ACTION: Write to the county.", "NS") + "\n2. Close\n\nAll went.\n"

    assert Shown(source).actions == [("ACTION: …  NS", "NS", "Write to the county.", "")]


def test_initials_below_one_another_are_a_column_without_a_head() -> None:
    source = (
        "Board\n\n1. Roof\n\nThe roof leaked, and the surveyor had been there twice.\n\n"
        + _beside("The members had been told of it. A letter will be sent to", "RS")
        + "the county.\n\n"
        + _beside("It was AGREED that the field be let to the club.", "JM/RS")
        + "\n2. Close\n\nAll went.\n"
    )

    assert [(owner, text) for _, owner, text, _ in Shown(source).actions] == [
        ("RS", "A letter will be sent to the county."),
        ("JM/RS", "It was AGREED that the field be let to the club."),
    ]
