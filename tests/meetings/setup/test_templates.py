"""Panels to begin with: each is a file without faults, and makes a panel."""

from dataclasses import replace

import pytest

from core.accounts.models import User
from meetings.models import Seat
from meetings.setup.file import read_panel_file
from meetings.setup.file_writing import write_panel_file
from meetings.setup.services.new_panel import person_of, set_up_panel
from meetings.setup.templates import FOLDER, IN_ORDER, templates


@pytest.mark.parametrize("key", IN_ORDER)
def test_each_template_makes_a_panel(administrator: User, key: str) -> None:
    plan = replace(templates()[key], name="A Panel", code="PANEL")
    panel = set_up_panel(plan, secretary=person_of(administrator, by=administrator), by=administrator)

    assert Seat.objects.filter(panel=panel).count() == templates()[key].seat_count


@pytest.mark.parametrize("key", IN_ORDER)
def test_each_template_is_a_file_without_faults(key: str) -> None:
    plan = templates()[key]

    assert plan.about
    assert read_panel_file(write_panel_file(plan).encode()) == plan


def test_every_template_that_lies_there_is_offered() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(IN_ORDER)
    assert [templates()[key].seat_count for key in IN_ORDER] == [12, 6, 11, 0]
