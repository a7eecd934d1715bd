"""Who was absent without apologies, and why something was decided without a quorum."""

from django.core.management import CommandError
from django.db import migrations, models


def refuse_to_lose_what_was_recorded(apps, schema_editor):
    """Raise CommandError where a record says what versions before this one cannot keep."""
    database = schema_editor.connection.alias

    def count(model, **wanted):
        return apps.get_model("meetings", model)._base_manager.using(database).filter(**wanted).count()

    kept = count("Attendance", kind="absent") + count("IssuedDecision", without_quorum=True)
    kept += count("AgendaItem", inquorate_reason__gt="")
    if kept:
        raise CommandError(
            f"That somebody was absent without apologies, or that something was decided without a quorum, is recorded "
            f"{kept} times here, and versions before this one of SmartGov keep none of that. Nothing was changed. To go "
            "back, restore a backup made before it was recorded."
        )


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0026_returns'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='attendance',
            name='attendance_kind_is_known',
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='inquorate_reason',
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name='issueddecision',
            name='without_quorum',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='attendance',
            name='kind',
            field=models.CharField(choices=[('present', 'Present'), ('alternate', 'Alternate'), ('in_attendance', 'In attendance'), ('apologies', 'Apologies'), ('absent', 'Absent')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['present', 'alternate', 'in_attendance', 'apologies', 'absent'])), name='attendance_kind_is_known'),
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_to_lose_what_was_recorded),
    ]
