"""Numbers of items between and beneath others: stored by their key, 140000 for 14 and 140100 for 14A."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

import meetings.models.item_number

STEP = 10_000
COLUMNS = {"AgendaItem": ["number"], "Attendance": ["from_item", "to_item"]}


def write_keys(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for model, columns in COLUMNS.items():
        _rows(apps, schema_editor, model).update(**{column: F(column) * STEP for column in columns})
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table of which it has rows to check yet


def write_whole_numbers(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Refuses where an item has a letter or is a sub-item: what was issued as 14A has no other number."""
    numbers = _rows(apps, schema_editor, "AgendaItem").values_list("number", flat=True)
    if not all(isinstance(number.plain, int) for number in numbers):
        raise ValueError("There are items such as 14A or 23.1, for which the earlier release has no number.")
    for model, columns in COLUMNS.items():
        _rows(apps, schema_editor, model).update(**{column: F(column) / STEP for column in columns})
    schema_editor.connection.check_constraints()


def _rows(apps: Apps, schema_editor: BaseDatabaseSchemaEditor, model: str) -> "models.QuerySet[Any]":
    return apps.get_model("meetings", model)._base_manager.using(schema_editor.connection.alias).all()


COUNTED_FROM_ONE = models.CheckConstraint(condition=models.Q(number__gte=1), name="items_are_counted_from_one")


class Migration(migrations.Migration):

    dependencies = [
        ("meetings", "0017_printed_numbers"),
    ]

    operations = [
        # Written with the column's own numbers, so it is taken away and put back with the others.
        migrations.RemoveConstraint("agendaitem", "items_are_counted_from_one"),
        migrations.AlterField("agendaitem", "number", meetings.models.item_number.ItemNumberField()),
        migrations.AlterField(
            "attendance", "from_item", meetings.models.item_number.ItemNumberField(blank=True, null=True)
        ),
        migrations.AlterField(
            "attendance", "to_item", meetings.models.item_number.ItemNumberField(blank=True, null=True)
        ),
        migrations.RunPython(write_keys, write_whole_numbers),
        migrations.AddConstraint("agendaitem", COUNTED_FROM_ONE),
    ]
