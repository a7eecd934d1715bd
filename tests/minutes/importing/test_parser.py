"""Whole documents, each in another house's manner, read from the first line to the last."""

from datetime import date

from tests.minutes.importing.reading import outline, read, titles

COMMITTEE = """\
Harbour Code Committee
Minutes of meeting 12 held on Friday 11th August 2017

Present
Large Suppliers   Ann Ost
Small Suppliers   Bob Iver

Apologies for absence:
Gas Networks      Kim van Dyke
Other SEC Parties Dr Una O’Shea

1. Welcome and Apologies

The Chair welcomed everybody to the meeting and explained that the
room had to be left by noon.

2. Pilotage Charges

The Committee considered the paper on pilotage charges, which sets out
the options that had been put to the harbour users in spring, and
asked whether the proposed charges could be brought in before the

ABC12 Minutes                                             Page 1 of 3
\fHarbour Code Committee – Public

winter season began. The Secretariat answered that this could not be
done.

The Committee RESOLVED:
• to adopt option two; and
• to ask the Secretariat for a short-
  term plan.

ACTION ABC12/01: The Secretariat and the Harbour Master to draw up a
plan for the winter season.

ABC12 Minutes                                             Page 2 of 3
\fHarbour Code Committee – Public

3. Any Other Business

There was none.

ABC12 Minutes                                             Page 3 of 3
"""


def test_a_committee_with_form_feeds_and_headers_in_mid_sentence():
    parsed = read(COMMITTEE)

    assert parsed.held_on == date(2017, 8, 11)
    assert [(apology.category, apology.name) for apology in parsed.apologies] == [
        ("Gas Networks", "Kim van Dyke"),
        ("Other SEC Parties", "Dr Una O’Shea"),
    ]
    assert titles(parsed) == [(1, "Welcome and Apologies"), (2, "Pilotage Charges"), (3, "Any Other Business")]
    assert outline(parsed.items[1].blocks) == [
        (
            "text",
            "The Committee considered the paper on pilotage charges, which sets out the options that had been put to "
            "the harbour users in spring, and asked whether the proposed charges could be brought in before the "
            "winter season began. The Secretariat answered that this could not be done.",
        ),
        ("text", "The Committee RESOLVED:"),
        ("list", ["to adopt option two; and", "to ask the Secretariat for a short-term plan."]),
        ("ABC12/01", "The Secretariat and the Harbour Master to draw up a plan for the winter season."),
    ]
    assert [found.line for found in parsed.furniture] == [23, 24, 37, 38, 44]


UNWRAPPED = """\
Minutes of the 12th meeting
Date: 3 May 2023

Item 1: Apologies
Apologies were received from Jane Doe (Large Suppliers) and John Roe. The Chair thanked those present.
Item 2: Harbour lights
Background
The lights were renewed in 2019. They have since failed twice.
Options
The Board considered the following options:
1. Renew the lights
2. Replace the mast
3. Do nothing
The Board ENDORSED option 2.
Action ABC12/1 – Port Ltd to order the mast by June 2023
Item 3: Any other business
None.
"""


def test_a_board_with_a_paragraph_a_line_and_no_blank_lines():
    parsed = read(UNWRAPPED)

    assert parsed.held_on == date(2023, 5, 3)
    assert [(apology.category, apology.name, apology.line) for apology in parsed.apologies] == [
        ("Large Suppliers", "Jane Doe", 5),
        ("", "John Roe", 5),
    ]
    assert titles(parsed) == [(1, "Apologies"), (2, "Harbour lights"), (3, "Any other business")]
    assert outline(parsed.items[1].blocks) == [
        ("heading", "Background"),
        ("text", "The lights were renewed in 2019. They have since failed twice."),
        ("heading", "Options"),
        ("text", "The Board considered the following options:"),
        ("list", ["1. Renew the lights", "2. Replace the mast", "3. Do nothing"]),
        ("text", "The Board ENDORSED option 2."),
        ("ABC12/01", "Port Ltd to order the mast by June 2023"),
    ]


NUMBERED_PARAGRAPHS = """\
1.0 MINUTES AND ACTIONS

1.1 The Committee APPROVED the minutes of meeting 11.

1.2 The Committee reviewed the actions: ABC11/03 was closed and the owner of ABC10/07 asked for more
time until the autumn.

2.0 BUDGET FOR FY2017/18

2.1 The Committee received the budget for FY2017/18 and consultation paper CP17/18. It was noted that
2.0 per cent of the budget was not yet spent.

2.2 The Committee:

(a) NOTED the budget;
(b) DECIDED that
    (i) fees remain as they are; and
    (ii) reserves be kept; and
(c) asked for a report.

ACTION [ABC12/01] Treasurer to report back.

3.0 DATE OF NEXT MEETING

3.1 The next meeting will be on 5 June 2018.
"""


def test_a_committee_with_numbered_paragraphs_and_capital_titles():
    parsed = read(NUMBERED_PARAGRAPHS)

    assert titles(parsed) == [(1, "MINUTES AND ACTIONS"), (2, "BUDGET FOR FY2017/18"), (3, "DATE OF NEXT MEETING")]
    assert outline(parsed.items[1].blocks)[1:] == [
        ("text", "2.2 The Committee:"),
        (
            "list",
            [
                "(a) NOTED the budget;",
                ("(b) DECIDED that", ["(i) fees remain as they are; and", "(ii) reserves be kept; and"]),
                "(c) asked for a report.",
            ],
        ),
        ("ABC12/01", "Treasurer to report back."),
    ]
    assert parsed.held_on is None


BARE_NUMBERS = """\
 1 Matters Arising

The Group went through the log. ABC11/04 remains open, whereas ABC11/05 has been closed since the
last meeting of the Group in the spring of this year, and the Group was content with what had been

2

 done so far.

2 Review of the Lighthouse Rota

The rota for 2018 was presented by the Secretary and the Group asked that the keepers of the north
light be given two weeks more, which the Secretary undertook to arrange with them before the end of
the month. 3 Parties had commented on it.

Members of the Group NOTED:

▪ the rota;
▪ the comments; and
– the cost.

3

 3 Any Other Business

Nothing was raised.

4
"""


def test_a_group_whose_items_and_pages_both_have_bare_numbers():
    parsed = read(BARE_NUMBERS)

    assert titles(parsed) == [(1, "Matters Arising"), (2, "Review of the Lighthouse Rota"), (3, "Any Other Business")]
    assert [(found.line, found.text) for found in parsed.furniture] == [(6, "2"), (22, "3"), (28, "4")]
    assert outline(parsed.items[0].blocks)[0][1].endswith("content with what had been done so far.")
    assert outline(parsed.items[1].blocks)[1:] == [
        ("text", "Members of the Group NOTED:"),
        ("list", ["the rota;", "the comments; and", "the cost."]),
    ]


NO_BLANK_LINES = """\
Agenda
1. Welcome
2. Report on the Modification of the Tide Tables
3. Close
1. Welcome
The Chair opened the meeting and thanked the members for coming such a long way.
2. Report on the Modification of the Tide Tables and their
Publication
The report was presented by Ms Hill. It says that the tables are sound, save for those
of the west coast, where the gauge had been out of order for most of the year.
Gauge at the west coast
The gauge was repaired in July and has since worked as it should, as far as can be seen
from the readings so far.
The Council AGREED:
- to thank Ms Hill
- to print the tables
3. Close
The meeting was closed at noon.
"""


def test_a_council_without_a_blank_line_and_with_its_agenda_in_front():
    parsed = read(NO_BLANK_LINES)

    assert titles(parsed) == [
        (1, "Welcome"),
        (2, "Report on the Modification of the Tide Tables and their Publication"),
        (3, "Close"),
    ]
    assert [kind for kind, _ in outline(parsed.items[1].blocks)] == ["text", "heading", "text", "text", "list"]
    assert parsed.placed[2] == "front matter"


LETTERS = """\
Apologies received: Jane Doe (Large Suppliers), John Roe (DCC)

1) Minutes

e The Committee looked at the minutes.
e The Committee APPROVED the minutes.

2) Quay walls

The Committee AGREED the following:

o repair of the north quay
    o in spring; and
    o before the regatta
e repair of the south quay

v an appraisal of both

3) Next steps

* ACTION: ABC12/02: Quay Master to invite tenders for the works
by the end of March.
[ACTION ABC12/03 – Ms Hill to write to the port.]

4) Closing summary of actions

ACTION: ABC12/02: Quay Master to invite tenders for the works by the end of March.
"""


def test_a_committee_whose_bullets_became_letters():
    parsed = read(LETTERS)

    assert [outline(item.blocks) for item in parsed.items] == [
        [("list", ["The Committee looked at the minutes.", "The Committee APPROVED the minutes."])],
        [
            ("text", "The Committee AGREED the following:"),
            (
                "list",
                [
                    ("repair of the north quay", ["in spring; and", "before the regatta"]),
                    "repair of the south quay",
                    "an appraisal of both",
                ],
            ),
        ],
        [
            ("ABC12/02", "Quay Master to invite tenders for the works by the end of March."),
            ("ABC12/03", "Ms Hill to write to the port."),
        ],
        [("text", "ACTION: ABC12/02: Quay Master to invite tenders for the works by the end of March.")],
    ]
    assert [(doubt.line, doubt.kind) for doubt in parsed.doubts if doubt.kind != "lower-case outcome"] == [
        (27, "repeated label")
    ]


INDENTED = (
    "\ufeff        Minutes of the Trustees\r\n\r\n   Agenda item 1 – MATTERS\u00a0ARISING\r\n\r\n"
    "   The Trustees looked at the matters of the last meeting, which were many and of\r\n"
    "   some weight, and were glad that most of them were done.\r\n\r\n   Agenda item 2 – LIGHTS\r\n\r\n"
    "     •   the north light,\r\n         which is old\r\n     •   the south light\r\n         o   its lamp\r\n"
    "         o   its mast\r\n     •   ACTION ABC12/01: Keeper to clean the\r\n         lamps of both\f\r\n"
    "         lights.\r\n\r\n   After this the Trustees went home.\r\n"
)


def test_trustees_whose_text_kept_the_indentation_of_the_page():
    parsed = read(INDENTED)

    assert titles(parsed) == [(1, "MATTERS ARISING"), (2, "LIGHTS")]
    assert outline(parsed.items[1].blocks) == [
        ("list", ["the north light, which is old", ("the south light", ["its lamp", "its mast"])]),
        ("ABC12/01", "Keeper to clean the lamps of both lights."),
        ("text", "After this the Trustees went home."),
    ]
