"""What became of recommendations."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.core.management import CommandError
from django.db import migrations, models


def refuse_to_lose_what_was_recorded(apps, schema_editor):
    """Raise CommandError where answers are recorded, which versions before this one cannot keep."""
    rows = apps.get_model("minutes", "RecommendationAnswer").objects.using(schema_editor.connection.alias)
    if kept := rows.count():
        raise CommandError(
            f"Answers to recommendations are recorded {kept} times here, and versions before this one of SmartGov keep "
            "none of them. Nothing was changed. To go back, restore a backup made before they were recorded."
        )


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0033_recommended_to'),
        ('minutes', '0009_accepted_statements'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RecommendationAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('is_taken_back', models.BooleanField(default=False)),
                ('decided', models.TextField(blank=True, max_length=4000)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('reasons', models.TextField(blank=True, max_length=4000)),
                ('differs', models.BooleanField(default=False)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('file_name', models.CharField(blank=True, max_length=150)),
                ('content_type', models.CharField(blank=True, max_length=100)),
                ('size', models.PositiveIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('stored_name', models.CharField(blank=True, max_length=100)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.decision')),
                ('from_decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.decision')),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='minutes.recommendationanswer')),
            ],
            options={
                'ordering': ['decision', 'at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaces', None)), fields=('decision',), name='one_first_answer_of_each_recommendation'), models.CheckConstraint(condition=models.Q(models.Q(('decided', ''), ('decided_on', None), ('is_taken_back', True)), models.Q(models.Q(('decided', ''), _negated=True), ('decided_on__isnull', False), ('is_taken_back', False)), _connector='OR'), name='answer_says_what_was_decided'), models.CheckConstraint(condition=models.Q(('is_taken_back', True), models.Q(('source', ''), _negated=True), models.Q(('link', ''), _negated=True), models.Q(('stored_name', ''), _negated=True), ('from_decision__isnull', False), _connector='OR'), name='answer_names_its_source'), models.CheckConstraint(condition=models.Q(('is_taken_back', False), ('replaces__isnull', False), _connector='OR'), name='only_an_answer_is_taken_back')],
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_to_lose_what_was_recorded),
    ]
