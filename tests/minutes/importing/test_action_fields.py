"""Actions printed as fields: their owner and due are read from these, and no word of them is lost."""

import pytest

from tests.minutes.importing.showing import Shown


def minutes(body: str) -> str:
    gate = "The gate had been broken in the storm of May, and nobody had mended it since."
    return f"1. Gate\n\n{gate}\n\n{body}\n\n2. Close\n\nIt closed.\n"


@pytest.mark.parametrize(
    ("body", "actions"),
    [
        (
            "Action: Write to the farmer\nOwner: J. Smith\nDeadline: 1 June 2031",
            [("Action: …  Owner: J. Smith Deadline: 1 June 2031", "J. Smith", "Write to the farmer", "1 June 2031")],
        ),
        (
            "Owner: Clerk\nAction: Mend the gate\nDue: 2 July 2031",
            [("Owner: Clerk Action: …  Due: 2 July 2031", "Clerk", "Mend the gate", "2 July 2031")],
        ),
        (
            "Action: write to the mayor. Owner: JS. Deadline: 1 June 2031.",
            [("Action: …  Owner: JS. Deadline: 1 June 2031.", "JS", "write to the mayor.", "1 June 2031")],
        ),
        (
            "Action 1: Oil it\nLead: Clerk / JS\n\nAction 2: Paint it\nLead: KT\nBy when: Ongoing",
            [
                ("Action 1: …  Lead: Clerk / JS", "Clerk / JS", "Oil it", ""),
                ("Action 2: …  Lead: KT By when: Ongoing", "KT", "Paint it", "Ongoing"),
            ],
        ),
        ("Action: Clerk to oil it.\nDeadline: 31 June 2031\nOwner: Clerk", [
            ("Action: …  Deadline: 31 June 2031 Owner: Clerk", "Clerk", "Clerk to oil it.", ""),
        ]),
    ],
)  # fmt: skip
def test_fields_make_one_action(body: str, actions: list[tuple[str, ...]]) -> None:
    shown = Shown(minutes(body))

    assert shown.actions == actions
    assert shown.text.split() == minutes(body).split()


@pytest.mark.parametrize("body", ["Owner: the county", "Deadline: 1 June 2031", "Responsible: Clerk\nDue: 1 June"])
def test_fields_without_a_task_make_no_action(body: str) -> None:
    shown = Shown(minutes(body))

    assert shown.actions == []
    assert shown.text.split() == minutes(body).split()
