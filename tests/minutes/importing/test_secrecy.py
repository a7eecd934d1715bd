"""What the source marks as confidential comes in as confidential, and never in public without a doubt."""

import pytest

from tests.growth import LIMIT, growth
from tests.minutes.importing.reading import read
from tests.minutes.importing.showing import Shown

TEXT = "The members heard of it and were content with what they heard."


def minutes(title: str = "Staff", body: str = TEXT) -> str:
    return f"1. Roof\n\n{TEXT}\n\n2. {title}\n\n{body}\n\n3. Close\n\nThe Board NOTED the hour.\n"


@pytest.mark.parametrize(
    "title",
    [
        "Staff (Confidential)",
        "Staff [CONFIDENTIAL]",
        "Staff (strictly confidential – members only)",
        "CONFIDENTIAL: Staff",
        "Confidential item – Staff",
        "Staff – Confidential",
        "Staff (in camera)",
        "Staff (private session)",
        "Confidential business",
        "Exempt Items",
        "Commercial in confidence: Land",
    ],
)
def test_an_item_whose_title_says_so_is_confidential(title: str) -> None:
    shown = Shown(minutes(title))

    assert [item.get("sensitivity", "public") for item in shown.data["items"]] == ["public", "confidential", "public"]
    assert shown.data["items"][1]["title"] == title
    assert shown.data["items"][1]["blocks"] == []
    assert shown.text.count(TEXT) == 1
    assert "confidential item" in shown.doubts


@pytest.mark.parametrize(
    "title",
    [
        "Roads (private streets)",
        "Reserved matters application",
        "Confidential reporting policy",
        "Private hire licences",
        "Contract for confidential waste",
        "Minutes of the confidential meeting",
        "Closed footpaths",
        "Rents (confidential waste)",
    ],
)
def test_other_titles_are_public(title: str) -> None:
    assert [item.is_confidential for item in read(minutes(title)).items] == [False, False, False]


@pytest.mark.parametrize("heading", ["PART B – CONFIDENTIAL", "Closed session", "Section Two: Reserved business"])
def test_the_items_of_a_confidential_part_are_confidential_until_the_next_part(heading: str) -> None:
    source = f"1. Roof\n\n{TEXT}\n\n{heading}\n\n2. Staff\n\n{TEXT}\n\nOpen session\n\n3. Close\n\n{TEXT}\n"

    assert [item.is_confidential for item in read(source).items] == [False, True, False]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("It was late.\n\n[Confidential] The price was £100.\n\nAll went.", ["It was late.", "All went."]),
        ("It was late.\n\nThe price was £100. (CONFIDENTIAL)\n\nAll went.", ["It was late.", "All went."]),
        ("It was late.\n\n2.1 CONFIDENTIAL: The price was £100.\n\nAll went.", ["It was late.", "All went."]),
        ("It was late.\n\nCONFIDENTIAL\n\nThe price was £100.\n\nAll went.", ["It was late."]),
        ("It was late.\n\nACTION: Clerk to pay £100. (Confidential)\n\nAll went.", ["It was late.", "All went."]),
        (
            "It was late.\n\n• (Confidential) £100 was paid;\n• more was owed.\n\nAll went.",
            ["It was late.", "All went."],
        ),
        ("It was kept confidential.\n\nAll went.", ["It was kept confidential.", "All went."]),
    ],
)
def test_a_block_that_is_marked_is_confidential(body: str, blocks: list[str]) -> None:
    shown = Shown(minutes(body=body))

    assert [block["text"] for block in shown.data["items"][1]["blocks"]] == blocks
    assert "£100" not in shown.text
    assert ("confidential text" in shown.doubts) is ("£100" in body)


@pytest.mark.parametrize(
    "source",
    [
        "CONFIDENTIAL\n\n" + minutes(),
        "Elm Trust – Confidential\n\n" + minutes(),
        "Confidential – members only\n\f".join(["", minutes(), minutes(), "Confidential – members only\n"]),
    ],
)
def test_a_text_that_is_marked_as_a_whole_is_doubted(source: str) -> None:
    assert "confidential document" in [doubt.kind for doubt in read(source).doubts]


def test_marks_are_read_in_proportion_to_the_length_of_a_text() -> None:
    def text(size: int) -> str:
        return minutes("(Confidential – " * (size // 16), "(CONFIDENTIAL) " * (size // 15))

    assert growth(read, text, 1_000) < LIMIT
