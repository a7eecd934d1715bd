import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0023_panel_codes'),
    ]

    operations = [
        migrations.AddField(
            model_name='pagedrawing',
            name='signers',
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name='ReadersCopy',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('requested_at', models.DateTimeField()),
                ('last_read_at', models.DateTimeField(db_index=True)),
                ('failure', models.TextField(blank=True)),
                ('audience', models.CharField(max_length=20)),
                ('state', models.CharField(choices=[('queued', 'Queued'), ('marking', 'Being marked'), ('done', 'Done'), ('failed', 'Failed')], default='queued', max_length=20)),
                ('moved_at', models.DateTimeField()),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readers_copies', to='meetings.paperversion')),
            ],
            options={
                'verbose_name_plural': "readers' copies",
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'marking', 'done', 'failed'])), name='readers_copy_state_is_known'), models.CheckConstraint(condition=models.Q(('audience', 'confidential')), name='readers_copy_is_of_what_is_confidential')],
            },
        ),
    ]
