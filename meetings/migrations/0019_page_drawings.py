import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0018_item_numbers'),
    ]

    operations = [
        migrations.CreateModel(
            name='PageDrawing',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('requested_at', models.DateTimeField()),
                ('last_read_at', models.DateTimeField(db_index=True)),
                ('failure', models.TextField(blank=True)),
                ('first', models.PositiveIntegerField()),
                ('last', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('queued', 'Queued'), ('drawing', 'Drawing'), ('done', 'Done'), ('failed', 'Failed')], default='queued', max_length=20)),
                ('moved_at', models.DateTimeField()),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drawings', to='meetings.paperversion')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'drawing', 'done', 'failed'])), name='drawing_state_is_known'), models.CheckConstraint(condition=models.Q(('first__gte', 1), ('last__gte', models.F('first'))), name='drawing_has_pages')],
            },
        ),
    ]
