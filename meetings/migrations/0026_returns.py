"""Stays of people at a meeting: who left and came back, at what times of day, in person or remotely.

What was recorded stays where it is, as each one's first stay, so that the trail still attests it.
"""

import django.db.models.deletion
from django.core.management import CommandError
from django.db import migrations, models

import meetings.models.item_number


def refuse_to_lose_what_was_recorded(apps, schema_editor):
    """Raise CommandError where a record says what versions before this one cannot keep."""
    database = schema_editor.connection.alias
    attendances = apps.get_model("meetings", "Attendance").objects.using(database)
    says_more = models.Q(left_during=True) | ~models.Q(arrived_at=None) | ~models.Q(left_at=None) | ~models.Q(manner="")
    came_back = models.Q(pk__in=apps.get_model("meetings", "Return").objects.using(database).values("attendance"))
    if count := attendances.filter(says_more | came_back).count():
        raise CommandError(
            f"When people came, left or came back, or how they took part, is recorded {count} times here, and "
            "versions before this one of SmartGov keep none of that. Nothing was changed. To go back, restore a backup "
            "made before it was recorded."
        )


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0025_standing_interests'),
    ]

    operations = [
        migrations.CreateModel(
            name='Return',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_item', meetings.models.item_number.ItemNumberField(blank=True, null=True)),
                ('to_item', meetings.models.item_number.ItemNumberField(blank=True, null=True)),
                ('left_during', models.BooleanField(default=False)),
                ('arrived_at', models.TimeField(blank=True, null=True)),
                ('left_at', models.TimeField(blank=True, null=True)),
                ('manner', models.CharField(blank=True, choices=[('in_person', 'In person'), ('remote', 'Remotely')], max_length=20)),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['attendance', 'position'],
            },
        ),
        migrations.AddField(
            model_name='attendance',
            name='arrived_at',
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='attendance',
            name='left_at',
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='attendance',
            name='left_during',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='attendance',
            name='manner',
            field=models.CharField(blank=True, choices=[('in_person', 'In person'), ('remote', 'Remotely')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('left_during', False), ('to_item__isnull', False), _connector='OR'), name='attendance_leaves_during_an_item'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('arrived_at', None), ('left_at', None), ('left_at__gte', models.F('arrived_at')), _connector='OR'), name='attendance_leaves_no_earlier_than_it_arrives'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('manner__in', ['', 'in_person', 'remote'])), name='attendance_manner_is_known'),
        ),
        migrations.AddField(
            model_name='return',
            name='attendance',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='returns', to='meetings.attendance'),
        ),
        migrations.AddConstraint(
            model_name='return',
            constraint=models.CheckConstraint(condition=models.Q(('from_item', None), ('to_item', None), ('to_item__gte', models.F('from_item')), _connector='OR'), name='return_leaves_after_arriving'),
        ),
        migrations.AddConstraint(
            model_name='return',
            constraint=models.CheckConstraint(condition=models.Q(('left_during', False), ('to_item__isnull', False), _connector='OR'), name='return_leaves_during_an_item'),
        ),
        migrations.AddConstraint(
            model_name='return',
            constraint=models.CheckConstraint(condition=models.Q(('arrived_at', None), ('left_at', None), ('left_at__gte', models.F('arrived_at')), _connector='OR'), name='return_leaves_no_earlier_than_it_arrives'),
        ),
        migrations.AddConstraint(
            model_name='return',
            constraint=models.CheckConstraint(condition=models.Q(('manner__in', ['', 'in_person', 'remote'])), name='return_manner_is_known'),
        ),
        migrations.AddConstraint(
            model_name='return',
            constraint=models.CheckConstraint(condition=models.Q(('from_item__isnull', False)), name='return_is_for_an_item'),
        ),
        migrations.AddConstraint(
            model_name='return',
            constraint=models.UniqueConstraint(fields=('attendance', 'position'), name='one_return_at_each_position'),
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_to_lose_what_was_recorded),
    ]
