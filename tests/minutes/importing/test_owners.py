"""Owners whose names hold a full stop, and sentences that begin with no owner at all."""

import pytest

from minutes.importing.owners import owner_unlike_text
from tests.minutes.importing.showing import Shown

OWNERS = (
    "R. Quill",
    "E.ON",
    "Dr. Sena Amis and the Code Manager",
    "St. Brannock Harbour (T. Vane)",
    "J.P. Moor",
    "Mrs. A. O’Hare",
    "Harbour Co. Ltd. and N.G.E.S.O",
    "Prof. Ines de la Cour",
    "The Chair, the Secretary and E.ON",
    "St. Ives Council",
    "U.K. Power Networks plc.",
    "K.P. Co. Ltd.",
    "Lt. Col. (retd.) J. Smith",
)


@pytest.mark.parametrize("owner", OWNERS)
@pytest.mark.parametrize("label", ["ACTION ABC12/01:", "ACTION ITEM:", "Action –", "[ACTION]"])
def test_a_full_stop_in_a_name_ends_no_sentence(owner: str, label: str) -> None:
    text = f"{owner} to set out the costs no later than 1 July 2031."
    shown = Shown(f"1. Costs\n\nThe costs were discussed.\n\n{label} {text}\n\n2. Close\n\nThe meeting closed.\n")

    ((_, found, words, due),) = shown.actions
    assert (found, words, due) == (owner.removeprefix("The "), text, "1 July 2031")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Clerk to write to the county.", None),
        ("JM to instruct the roofer.", None),
        ("The Code Manager and all members to read it.", None),
        ("Write to the county about the slipway.", ""),
        ("Agree letter to the ports at next meeting.", ""),
        ("Reply to Ms Fell.", ""),
        ("The letter will be sent.", ""),
        ("All members should read it.", None),
        ("Jean Moss", "Jean Moss"),
        ("J.M. – write to the county.", "J.M."),
        ("J.M./K.L.: to write", "J.M./K.L."),
        ("Clerk.", "Clerk"),
        ("to be done", None),
        ("look at the bins", None),
    ],
)
def test_an_owner_is_told_from_the_beginning_of_a_task(text: str, owner: str | None) -> None:
    assert owner_unlike_text(text) == owner
