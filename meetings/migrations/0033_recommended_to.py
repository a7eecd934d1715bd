"""Whom a decision is a recommendation to."""

import django.db.models.deletion
from django.core.management import CommandError
from django.db import migrations, models


def refuse_to_lose_what_was_recorded(apps, schema_editor):
    """Raise CommandError where a decision says what versions before this one cannot keep."""
    database = schema_editor.connection.alias
    names = ("Decision", "IssuedDecision")
    rows = (apps.get_model("meetings", name)._base_manager.using(database) for name in names)
    kept = sum(of_kind.filter(recommended_to__gt="").count() for of_kind in rows)
    if kept:
        raise CommandError(
            f"Whom a decision is a recommendation to is recorded {kept} times here, and versions before this one of "
            "SmartGov keep none of that. Nothing was changed. To go back, restore a backup made before it was recorded."
        )


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0032_declarations'),
    ]

    operations = [
        migrations.AddField(
            model_name='decision',
            name='recommended_panel',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.panel'),
        ),
        migrations.AddField(
            model_name='decision',
            name='recommended_to',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='issueddecision',
            name='recommended_panel',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.panel'),
        ),
        migrations.AddField(
            model_name='issueddecision',
            name='recommended_to',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_to_lose_what_was_recorded),
    ]
