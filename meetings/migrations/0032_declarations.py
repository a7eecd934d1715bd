"""What follows from an interest that somebody declares in an item, and hints that the secretariat has put aside."""

import django.db.models.deletion
from django.conf import settings
from django.core.management import CommandError
from django.db import migrations, models


def refuse_to_lose_what_was_recorded(apps, schema_editor):
    """Raise CommandError where a declaration says what versions before this one cannot keep."""
    rows = apps.get_model("meetings", "Recusal")._base_manager.using(schema_editor.connection.alias)
    kept = rows.filter(follows__gt="").count()
    if kept:
        raise CommandError(
            f"What follows from an interest is recorded {kept} times here, and versions before this one of SmartGov "
            "would say of each that somebody took no part. Nothing was changed. To go back, restore a backup made "
            "before it was recorded."
        )


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0031_sittings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='recusal',
            name='follows',
            field=models.CharField(blank=True, choices=[('takes_part', 'Takes part: stays, speaks and votes'), ('speaks', 'Stays and speaks, does not vote'), ('silent', 'Stays silent'), ('leaves', 'Leaves')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='recusal',
            constraint=models.CheckConstraint(condition=models.Q(('follows__in', ['', 'takes_part', 'speaks', 'silent', 'leaves'])), name='what_follows_is_known'),
        ),
        migrations.CreateModel(
            name='HintPutAside',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('interest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.standinginterest')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.agendaitem')),
            ],
            options={
                'verbose_name_plural': 'hints put aside',
                'constraints': [models.UniqueConstraint(fields=('item', 'interest'), name='hint_put_aside_once')],
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_to_lose_what_was_recorded),
    ]
