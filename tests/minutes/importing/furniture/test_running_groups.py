"""Headers and footers of several lines that come back as a group, without any page mark or number."""

import textwrap

import pytest

from tests.minutes.importing.reading import outline, read_agreed

TEXT = [
    "The engineer told the Board that the wall of the north quay had moved by a hand’s breadth since the winter, that "
    "the cause is not yet known, and that the divers of the Harbour Watch will look at its foot.",
    "A member asked whether boats could lie there in the meantime. The Harbour Master thought that small ones could, "
    "and that the Ferry Company of Wexmouth would have to be asked about the others.",
    "The Board NOTED the report, and AGREED that the wall be measured each week by the Clerk and by one of the "
    "divers until its foot has been seen.",
    "There was nothing else that anybody wished to say about the quay or about the wall, and so the Board went on to "
    "speak of the weather, which had been fair.",
]
GROUPS = [
    ["Printed 11 July 2019", "PORT ASSEMBLY", "MINUTES 12"],
    ["Port of Wexmouth", "Board minutes, public version"],
    ["Port Board", "Issue 3", "Wexmouth 2019", "For information"],
]


def _with_groups(width: int, group: list[str], cuts: list[int]) -> str:
    """The text with the group after these of its lines."""
    lines = ["1. Quay Walls", ""]
    for text in TEXT:
        lines += [*textwrap.wrap(text, width), ""]
    for cut in sorted(cuts, reverse=True):
        lines[cut:cut] = group
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    ("width", "cuts"),
    [(76, [3, 7, 11]), (76, [4, 6, 12]), (40, [4, 10, 17]), (40, [5, 15, 20]), (76, [3, 8, 15]), (96, [3, 8, 11])],
)
def test_a_group_that_comes_back_three_times_is_furniture_wherever_it_cuts(group, width, cuts):
    parsed = read_agreed(_with_groups(width, group, cuts))

    assert outline(parsed.items[0].blocks) == [("text", text) for text in TEXT]
    assert [found.text for found in parsed.furniture] == group * 3


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_that_stands_at_the_start_or_end_needs_to_cut_once_only(group):
    cut = _with_groups(76, group, [3])

    for source in ("\n".join(group) + "\n\n" + cut, cut + "\n" + "\n".join(group) + "\n"):
        parsed = read_agreed(source)

        assert outline(parsed.items[0].blocks) == [("text", text) for text in TEXT]
        assert len(parsed.furniture) == 2 * len(group)


def test_a_part_of_the_group_at_the_end_is_furniture_too():
    parsed = read_agreed(_with_groups(76, GROUPS[0], [3, 7, 11]) + "\n" + GROUPS[0][0] + "\n")

    assert outline(parsed.items[0].blocks) == [("text", text) for text in TEXT]


@pytest.mark.parametrize("form", ["[{}]", "({})", "- {} -", "{}"])
def test_page_numbers_in_brackets_count_on(form):
    lines = _with_groups(76, ["@"], [3, 7, 11]).replace("@", form)
    for number in (1, 2, 3):
        lines = lines.replace(form, form.format(number), 1) if form != "{}" else lines.replace("{}", str(number), 1)

    assert outline(read_agreed(lines).items[0].blocks) == [("text", text) for text in TEXT]


def test_a_group_of_lines_that_recurs_between_complete_paragraphs_is_text():
    part = "Boats of the north\n\nNone were seen.\n\n"

    assert read_agreed(f"1. Boats\n\n{part}{part}{part}2. Close\n\nThe end.\n").furniture == ()
