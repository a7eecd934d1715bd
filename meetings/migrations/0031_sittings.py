"""How a meeting was held, as rows; passed votes, and initials of those who were there."""

import django.db.models.deletion
from django.core.management import CommandError
from django.db import migrations, models

import meetings.models.item_number


def refuse_to_lose_what_was_recorded(apps, schema_editor):
    """Raise CommandError where a record says what versions before this one cannot keep."""
    database = schema_editor.connection.alias
    attendances = apps.get_model("meetings", "Attendance").objects.using(database)
    kept = attendances.exclude(vote_to=None, initials="").count()
    kept += apps.get_model("meetings", "Sitting").objects.using(database).count()
    if kept:
        raise CommandError(
            f"How a meeting was held, a vote that was passed to somebody, or somebody’s initials are recorded {kept} "
            "times here, and versions before this one of SmartGov keep none of that. Nothing was changed. To go back, "
            "restore a backup made before it was recorded."
        )


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0030_correspondence'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('held_as', models.CharField(blank=True, choices=[('in_person', 'In person'), ('remote', 'Remotely'), ('both', 'In person and remotely')], max_length=20)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sitting', to='meetings.meeting')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('started_at', None), ('closed_at', None), ('closed_at__gte', models.F('started_at')), _connector='OR'), name='sitting_closes_after_it_starts'),
                    models.CheckConstraint(condition=models.Q(('held_as__in', ['', 'in_person', 'remote', 'both'])), name='sitting_is_held_in_a_known_way'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Adjournment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('item', meetings.models.item_number.ItemNumberField()),
                ('is_within', models.BooleanField(default=False)),
                ('adjourned_at', models.DateTimeField()),
                ('resumed_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adjournments', to='meetings.sitting')),
            ],
            options={
                'ordering': ['sitting', 'position'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('resumed_at', None), ('resumed_at__gte', models.F('adjourned_at')), _connector='OR'), name='adjournment_ends_after_it_begins'),
                    models.UniqueConstraint(fields=('sitting', 'position'), name='one_adjournment_at_each_position'),
                ],
            },
        ),
        migrations.AddField(
            model_name='attendance',
            name='vote_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.person'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='initials',
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_to_lose_what_was_recorded),
    ]
