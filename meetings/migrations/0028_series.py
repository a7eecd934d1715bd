"""Decisions by correspondence are numbered in a series of their own: SECP-C12."""

from django.core.management import CommandError
from django.db import migrations, models


def refuse_to_lose_a_series(apps, schema_editor):
    """Raise CommandError where there are decisions in a series: before this migration every number was a meeting's."""
    rows = apps.get_model("meetings", "Meeting")._base_manager.using(schema_editor.connection.alias)
    if count := rows.exclude(series="").count():
        raise CommandError(
            f"{count} decisions by correspondence are numbered in a series of their own here, and versions before this "
            "one of SmartGov have none. Nothing was changed. To go back, restore a backup made before the first of them."
        )


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0027_absent_and_inquorate'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='meeting',
            name='one_meeting_of_each_number',
        ),
        migrations.AddField(
            model_name='meeting',
            name='series',
            field=models.CharField(blank=True, editable=False, max_length=3),
        ),
        migrations.AlterModelOptions(
            name='meeting',
            options={'ordering': ['panel__code', 'series', '-number']},
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(condition=models.Q(('binned_at', None)), fields=('panel', 'series', 'number'), name='one_meeting_of_each_number', violation_error_message='There is a meeting of this number already.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('series', ''), models.Q(('kind', 'ex_committee'), ('series__regex', '^[A-Z]{1,3}$')), _connector='OR'), name='series_is_of_decisions_by_correspondence'),
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_to_lose_a_series),
    ]
