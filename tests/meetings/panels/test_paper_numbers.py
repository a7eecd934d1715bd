from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.item_numbers import ItemNumber
from meetings.panels.paper_numbers import PaperPlace, paper_reference, pattern_faults

PLACE = PaperPlace("SECP", 47, 6, 2, date(2017, 8, 11))


@pytest.mark.parametrize(
    ("pattern", "reference"),
    [
        ("{panel}_{meeting}_{number:02}", "SECP_47_02"),
        ("{panel}_{meeting}_{date:%d%m}_{number:02}", "SECP_47_1108_02"),
        ("{panel}{meeting} item {item}/{number:03}", "SECP47 item 6/002"),
        ("{number}-{date}", "2-1108"),
    ],
)
def test_a_paper_is_called_as_the_pattern_says(pattern: str, reference: str) -> None:
    assert list(pattern_faults(pattern)) == []
    assert paper_reference(pattern, PLACE) == reference


def test_a_paper_of_a_late_item_is_called_by_its_letter() -> None:
    place = PLACE._replace(item=ItemNumber(6, 1))

    assert paper_reference("{meeting} {item:02} {number}", place) == "47 06A 2"


@pytest.mark.parametrize(
    ("pattern", "reference"),
    [
        ("{panel}{meeting}/{number:02}", "A-B2-47/02"),
        ("{panel}_{meeting}_{number}", "A-B2_47_2"),
        ("{panel}1{number}", "A-B2-12"),
    ],
)
def test_a_code_that_ends_with_a_digit_is_parted_from_a_number(pattern: str, reference: str) -> None:
    assert paper_reference(pattern, PLACE._replace(panel="A-B2")) == reference


@pytest.mark.parametrize(
    ("pattern", "reference"),
    [
        ("{panel}_{meeting}_{number:02}", "SECP_C12_02"),
        ("{meeting}/{number:02}", "C12/02"),
        ("{meeting:03}/{number}", "C012/2"),
        ("{panel}{meeting}/{number:02}", "SECP-C12/02"),
        ("{panel}_{date:%d%m}_{number:02}", "C12/SECP_1108_02"),
    ],
)
def test_a_paper_of_a_decision_by_correspondence_has_the_mark_of_its_series(pattern: str, reference: str) -> None:
    assert paper_reference(pattern, PLACE._replace(meeting=12, series="C")) == reference


def test_a_meeting_without_a_day_leaves_a_gap_that_one_sees() -> None:
    assert paper_reference("{date:%d%m}_{number}", PLACE._replace(held_on=None)) == "date_2"


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("{panel}_{meeting}", "Without {number} two papers of a meeting would be called the same."),
        ("{panel}_{number}", "Without {meeting} or {date} papers of two meetings would be called the same."),
        ("{panel", "A brace is missing: each token stands between { and }."),
        ("{}{meeting}{number}", "A brace is missing: each token stands between { and }."),
        ("{meeting}{number!r}", "A brace is missing: each token stands between { and }."),
        (
            "{secret}{meeting}{number}",
            "There is no {secret}. The tokens are {panel}, {meeting}, {item}, {number}, {date}.",
        ),
        (
            "{panel.__class__}{meeting}{number}",
            "There is no {panel.__class__}. The tokens are {panel}, {meeting}, {item}, {number}, {date}.",
        ),
        ("{panel:>9}{meeting}{number}", "{panel} takes no format."),
        (
            "{meeting}{number:>99999999}",
            "“>99999999” is not a number format: use 02 for two digits or 03 for three.",
        ),
        ("{meeting}{number}{date:%H}", "“%H” is not a date format: use %d, %m, %y, %Y, %j or %b."),
        (
            "{meeting}{number}<b>",
            "“<b>” cannot be part of a paper's number. Use letters, digits, spaces and - _ . / alone.",
        ),
        ("{meeting}{number}" + "x" * 60, "A pattern has at most 60 characters; this one has 77."),
    ],
)
def test_a_pattern_that_will_not_do_is_told_so(pattern: str, fault: str) -> None:
    assert list(pattern_faults(pattern)) == [fault]


@given(st.text(st.sampled_from("{}:%panelmeetingnumber02d_!.[]"), max_size=40))
def test_a_pattern_without_faults_always_prints(pattern: str) -> None:
    if not list(pattern_faults(pattern)):
        assert paper_reference(pattern, PLACE)
