"""Items are found under any make of number, which is kept and printed again; ``number`` ranks them."""

import pytest

from minutes.importing.numbering import read_others
from tests.minutes.importing.showing import Shown

TITLES = ("Apologies", "Minutes of the Meeting held on 2 April 2031", "Footbridge at Mill Lane", "Next Meeting")
TEXTS = (
    "Apologies were received from Ada Quill.",
    "The minutes were read, and the Council AGREED that they were a true record.",
    "The Clerk had asked three firms for a price, of whom two had answered before the end of March.",
    "The next meeting will be held on 7 May 2031.",
)
FORMS = {
    "1.": ("1.", "2.", "3.", "4."),
    "9.": ("9.", "10.", "11.", "12."),
    "1)": ("1)", "2)", "3)", "4)"),
    "1.0": ("1.0", "2.0", "3.0", "4.0"),
    "Item 1": ("Item 1", "Item 2", "Item 3", "Item 4"),
    "AGENDA ITEM 1:": ("AGENDA ITEM 1:", "AGENDA ITEM 2:", "AGENDA ITEM 3:", "AGENDA ITEM 4:"),
    "22/17": ("22/17", "23/17", "24/17", "25/17"),
    "98/2031": ("98/2031", "99/2031", "100/2031", "101/2031"),
    "Minute 7/31": ("Minute 7/31", "Minute 8/31", "Minute 9/31", "Minute 10/31"),
    "118/26.": ("118/26.", "119/26.", "120/26.", "121/26."),
    "301/01": ("301/01", "301/02", "301/03", "301/04"),
    "12/1": ("12/1", "12/2", "12/3", "12/4"),
    "C.23.38": ("C.23.38", "C.23.39", "C.23.40", "C.23.41"),
    "PC/31/007": ("PC/31/007", "PC/31/008", "PC/31/009", "PC/31/010"),
    "F-5": ("F-5", "F-6", "F-7", "F-8"),
    "FC 26/31": ("FC 26/31", "FC 27/31", "FC 28/31", "FC 29/31"),
    "1507": ("1507", "1508", "1509", "1510"),
    "998.": ("998.", "999.", "1000.", "1001."),
    "Minute 5604": ("Minute 5604", "Minute 5605", "Minute 5606", "Minute 5607"),
    "I.": ("I.", "II.", "III.", "IV."),
    "VIII)": ("VIII)", "IX)", "X)", "XI)"),
    "A.": ("A.", "B.", "C.", "D."),
    "(a)": ("(a)", "(b)", "(c)", "(d)"),
    "B)": ("B)", "C)", "D)", "E)"),
    "2.1": ("2.1", "2.2", "2.3", "2.4"),
    "14.1.": ("14.1.", "14.2.", "14.3.", "14.4."),
}
RANKS = {
    "9.": 9, "22/17": 22, "98/2031": 98, "Minute 7/31": 7, "118/26.": 118, "C.23.38": 38, "PC/31/007": 7, "F-5": 5,
    "FC 26/31": 26, "1507": 1507, "998.": 998, "Minute 5604": 5604, "VIII)": 8, "B)": 2,
}  # fmt: skip


def minutes(numbers: tuple[str, ...]) -> str:
    items = (f"{number} {title}\n\n{text}\n" for number, title, text in zip(numbers, TITLES, TEXTS, strict=True))
    return "Wick Parish Council\nMinutes of 2 May 2031\n\n" + "\n".join(items)


@pytest.mark.parametrize("form", FORMS)
def test_items_are_found_by_their_numbers_and_print_them_again(form: str) -> None:
    source = minutes(FORMS[form])

    shown = Shown(source)

    first = RANKS.get(form, 1)
    assert [number for number, _, _ in shown.items] == list(range(first, first + 4))
    assert tuple(printed for _, printed, _ in shown.items) == FORMS[form]
    assert tuple(title for _, _, title in shown.items) == TITLES
    assert [words for _, words, _ in shown.decisions] == ["AGREED"]
    assert shown.apologies == [("", "Ada Quill")]
    assert shown.text.split() == source.split()


@pytest.mark.parametrize("form", ["1.", "22/17", "C.23.38", "1507", "I."])
def test_limbs_and_years_at_the_start_of_lines_are_no_items(form: str) -> None:
    source = minutes(FORMS[form]).replace(
        TEXTS[2],
        "RESOLVED:\n1) That the price be paid.\n2) That the Clerk write.\n\n2030 Works had cost more.\n\n(a) gravel;",
    )

    assert tuple(title for _, _, title in Shown(source).items) == TITLES


def test_an_actions_label_is_no_number_of_an_item() -> None:
    assert list(read_others("ABC12/01: Clerk to write to the port.")) == []


@pytest.mark.parametrize(
    "text", ["IC Welcome", "IIX. Welcome", "0/0 Welcome", "3/11", "2018, for discussion", "1.4, and"]
)
def test_what_is_no_number_of_an_item_is_none(text: str) -> None:
    assert [read for read in read_others(text) if read.form.startswith(("roman", "/", "long"))] == []
