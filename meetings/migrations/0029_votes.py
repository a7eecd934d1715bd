"""Votes on statements, and who voted how."""

import django.db.models.deletion
from django.core.management import CommandError
from django.db import migrations, models


def refuse_to_lose_votes(apps, schema_editor):
    """Raise CommandError where votes are recorded, which versions before this one cannot keep."""
    database = schema_editor.connection.alias
    issued = apps.get_model("meetings", "IssuedDecision").objects.using(database).exclude(voted="").count()
    kept = apps.get_model("meetings", "Vote").objects.using(database).count() + issued
    if kept:
        raise CommandError(
            f"Votes are recorded {kept} times here, and versions before this one of SmartGov keep none of them. Nothing "
            "was changed. To go back, restore a backup made before they were recorded."
        )


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0028_series'),
    ]

    operations = [
        migrations.AddField(
            model_name='issueddecision',
            name='voted',
            field=models.TextField(blank=True),
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_by_name', models.BooleanField(default=False)),
                ('in_favour', models.PositiveSmallIntegerField(default=0)),
                ('against', models.PositiveSmallIntegerField(default=0)),
                ('abstained', models.PositiveSmallIntegerField(default=0)),
                ('not_voting', models.PositiveSmallIntegerField(default=0)),
                ('options', models.JSONField(blank=True, default=list)),
                ('mover', models.CharField(blank=True, max_length=200)),
                ('seconder', models.CharField(blank=True, max_length=200)),
                ('casting', models.CharField(blank=True, max_length=200)),
                ('casting_by', models.CharField(blank=True, max_length=200)),
                ('voters', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('seats', models.PositiveSmallIntegerField()),
                ('is_carried', models.BooleanField()),
                ('chosen', models.CharField(blank=True, max_length=200)),
                ('sentence', models.TextField()),
                ('printed', models.TextField()),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='vote', to='meetings.decision')),
            ],
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('place', models.CharField(max_length=30)),
                ('name', models.CharField(max_length=200)),
                ('category', models.CharField(blank=True, max_length=100)),
                ('side', models.CharField(choices=[('for', 'For'), ('against', 'Against'), ('abstained', 'Abstained'), ('not_voting', 'Not voting')], max_length=20)),
                ('option', models.CharField(blank=True, max_length=200)),
                ('alternate_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.person')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.person')),
                ('seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.seat')),
                ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='meetings.vote')),
            ],
            options={
                'ordering': ['vote', 'position'],
                'constraints': [models.UniqueConstraint(fields=('vote', 'place'), name='one_ballot_of_each_place'), models.CheckConstraint(condition=models.Q(('side__in', ['for', 'against', 'abstained', 'not_voting'])), name='side_of_a_ballot_is_known')],
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_to_lose_votes),
    ]
