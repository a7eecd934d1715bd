"""Where no item has a number, the headings that stand apart are the items, and a doubt says so."""

import pytest

from minutes.importing.parsed import Unreadable
from tests.minutes.importing.reading import read
from tests.minutes.importing.showing import Shown

FORUM = """\
WINDMILL FORUM

Minutes of the meeting
Tuesday 3 June 2031

Attendees:
Asa Bell (AB), Chair
Cor Dale (CD)

Apologies:
Eve Fenn (EF)

Sails

AB said that the sails had been mended over the winter, and thanked CD for the use of the crane
that had been needed for it.

The Forum AGREED that the mill should be opened on 1 July 2031.

Grain store

Mice had been seen.

Any other business

None.

Actions

1. Count the mice at next Forum meeting.
2. CD to return the crane.

Decisions

- The mill is opened on 1 July 2031.
"""
CLUB = """\
Minutes of the Rowing Club Committee

Held at the boathouse on 3 May 2031

In attendance

Ann Reed (Chair), Bo Sand, Cy Trent

Apologies

Apologies were received from Dee Umber.

BOATHOUSE ROOF

Costs

The Secretary had two prices. The lower was £900, and the Committee APPROVED it.

REGATTA

The regatta will be held in July.
"""
SCHOOL = """\
Governors of Elm Bank School
15 May 2031

Welcome
The Chair welcomed the governors to the meeting, and Ms Hale, who came for the first time.

Reading scheme
The Head presented the reading scheme, which had been used in two classes since the autumn.
The Governors NOTED the scheme.

Date of next meeting

17 July 2031 at 5 pm.
"""
WARDENS = """\
Wardens of the Marsh

Drains and the Repair of the Sluice on the
Western Bank

The sluice had stuck twice. The Wardens DEFERRED its repair to the May 2032 meeting.

Rights of way

The path was open.
"""


FERRIES = """\
Island Ferry Users
Note of 2 June 2031

Sent apologies
Lorna Neil

Timetable
Two sailings would be cut. The Forum AGREED to object.

Fares
Fares would rise by 2 per cent.

Next meeting
1 September 2031, Kirkness.
"""


@pytest.mark.parametrize(
    ("source", "titles"),
    [
        (FERRIES, ["Timetable", "Fares", "Next meeting"]),
        (FORUM, ["Sails", "Grain store", "Any other business", "Actions", "Decisions"]),
        (CLUB, ["Apologies", "BOATHOUSE ROOF", "REGATTA"]),
        (SCHOOL, ["Welcome", "Reading scheme", "Date of next meeting"]),
        (WARDENS, ["Drains and the Repair of the Sluice on the Western Bank", "Rights of way"]),
    ],
)
def test_headings_that_stand_apart_are_the_items(source: str, titles: list[str]) -> None:
    shown = Shown(source)

    assert shown.items == [(rank, "", title) for rank, title in enumerate(titles, start=1)]
    assert "headings without numbers" in shown.doubts
    assert shown.text.split() == source.split()


def test_what_stands_under_the_headings_is_read_as_ever() -> None:
    shown = Shown(FORUM)

    assert shown.decisions == [(1, "AGREED", "AGREED that the mill should be opened on 1 July 2031.")]
    assert shown.actions == [
        ("1.", "", "Count the mice at next Forum meeting.", ""),
        ("2.", "CD", "CD to return the crane.", ""),
    ]
    assert shown.apologies == [("", "Eve Fenn")]


def test_headings_in_other_letters_below_those_in_capitals_are_sub_headings() -> None:
    assert [item["subheadings"] for item in Shown(CLUB).data["items"]] == [[], ["Costs"], []]


def test_the_doubt_shows_what_was_taken_for_items() -> None:
    (message,) = (doubt.message for doubt in read(CLUB).doubts if doubt.kind == "headings without numbers")

    assert message.endswith("taken for them: 1. Apologies; 2. BOATHOUSE ROOF; 3. REGATTA.")


def test_a_letter_has_no_headings() -> None:
    with pytest.raises(Unreadable, match="no headings that stand apart"):
        read("Dear Sir,\n\nThank you for your letter.\n\nYours,\n\nA. Bell\n")
