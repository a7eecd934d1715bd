import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('minutes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Printing',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('audience', models.CharField(max_length=20)),
                ('state', models.CharField(choices=[('queued', 'Queued'), ('setting', 'Being set'), ('done', 'Done'), ('failed', 'Failed')], default='queued', max_length=20)),
                ('requested_at', models.DateTimeField()),
                ('started_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('last_read_at', models.DateTimeField(db_index=True, help_text='To the day.')),
                ('size', models.PositiveIntegerField(null=True)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('failure', models.TextField(blank=True, help_text='A sentence for the reader.')),
                ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='printings', to='minutes.minutes')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'setting', 'done', 'failed'])), name='printing_state_is_known'), models.CheckConstraint(condition=models.Q(('audience__in', ['public', 'confidential'])), name='printing_audience_is_known')],
            },
        ),
    ]
