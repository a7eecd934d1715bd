"""Questions by correspondence: windows, voters and answers."""

import django.db.models.deletion
from django.conf import settings
from django.core.management import CommandError
from django.db import migrations, models


def refuse_to_lose_questions(apps, schema_editor):
    """Raise CommandError where questions were put, which versions before this one cannot keep."""
    kept = apps.get_model("meetings", "Question").objects.using(schema_editor.connection.alias).count()
    if kept:
        raise CommandError(
            f"Questions were put by correspondence {kept} times here, and versions before this one of SmartGov keep neither "
            "them nor their answers. Nothing was changed. To go back, restore a backup made before they were put."
        )


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0029_votes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('background', models.TextField(blank=True, max_length=20000)),
                ('resolution', models.TextField(max_length=20000)),
                ('is_discussed', models.BooleanField(default=False)),
                ('fate', models.CharField(blank=True, choices=[('carried', 'Agreed'), ('lost', 'Not agreed'), ('too_few', 'Not decided: too few answered'), ('to_meeting', 'Goes to a meeting')], max_length=20)),
                ('ballot', models.JSONField(blank=True, default=list)),
                ('moved_at', models.DateTimeField(blank=True, null=True)),
                ('moved_reason', models.CharField(blank=True, max_length=500)),
                ('approves', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='question', to='meetings.agendaitem')),
                ('moved_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.agendaitem')),
            ],
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=10000)),
                ('at', models.DateTimeField()),
                ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='meetings.contribution')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.person')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='meetings.question')),
            ],
            options={
                'ordering': ['question', 'at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Voter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('role', models.CharField(blank=True, choices=[('chair', 'Chair'), ('deputy_chair', 'Deputy chair'), ('member', 'Member'), ('alternate', 'Standing alternate'), ('secretary', 'Secretary'), ('deputy_secretary', 'Deputy secretary'), ('observer', 'Observer')], max_length=20)),
                ('place', models.CharField(max_length=200)),
                ('category', models.CharField(blank=True, max_length=100)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voters', to='meetings.meeting')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.person')),
                ('seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.seat')),
            ],
            options={
                'ordering': ['meeting', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(choices=[('agree', 'Agree'), ('disagree', 'Disagree'), ('abstain', 'Abstain'), ('meeting', 'Wants a meeting')], max_length=20)),
                ('note', models.CharField(blank=True, max_length=2000)),
                ('interest', models.CharField(blank=True, max_length=500)),
                ('way', models.CharField(blank=True, choices=[('email', 'By email'), ('telephone', 'By telephone'), ('letter', 'By letter'), ('in_person', 'In person')], max_length=20)),
                ('evidence', models.TextField(blank=True, max_length=10000)),
                ('at', models.DateTimeField()),
                ('alternate_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.person')),
                ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.person')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='meetings.question')),
                ('voter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='meetings.voter')),
            ],
            options={
                'ordering': ['question', 'at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Window',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rules', models.JSONField(default=dict)),
                ('opens_at', models.DateTimeField()),
                ('answers_from', models.DateTimeField(blank=True, null=True)),
                ('closes_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('is_early', models.BooleanField(default=False)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='window', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='VoterReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('times', models.PositiveSmallIntegerField(default=1)),
                ('last_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.person')),
                ('window', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='meetings.window')),
            ],
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('was_to_close_at', models.DateTimeField()),
                ('closes_at', models.DateTimeField()),
                ('reason', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('window', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='meetings.window')),
            ],
            options={
                'ordering': ['window', 'at', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('resolution', ''), _negated=True), name='question_has_a_resolution'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('fate__in', ['', 'carried', 'lost', 'too_few', 'to_meeting'])), name='question_fate_is_known'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('moved_at', None), ('moved_to', None)), ('fate', 'to_meeting'), _connector='OR'), name='only_a_question_for_a_meeting_is_moved'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='contribution_says_something'),
        ),
        migrations.AddConstraint(
            model_name='voter',
            constraint=models.UniqueConstraint(fields=('meeting', 'position'), name='one_voter_at_each_position'),
        ),
        migrations.AddConstraint(
            model_name='voter',
            constraint=models.CheckConstraint(condition=models.Q(('seat__isnull', False), ('person__isnull', False), _connector='OR'), name='voter_is_a_seat_or_somebody'),
        ),
        migrations.AddIndex(
            model_name='answer',
            index=models.Index(fields=['question', 'voter'], name='answers_of_a_voter'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(('choice__in', ['agree', 'disagree', 'abstain', 'meeting'])), name='answer_is_known'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('choice', 'meeting'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='wish_for_a_meeting_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('entered_by', None), ('evidence', ''), ('way', '')), models.Q(('entered_by__isnull', False), ('way__in', ['email', 'telephone', 'letter', 'in_person']), models.Q(('evidence', ''), _negated=True)), _connector='OR'), name='answer_entered_for_somebody_has_its_evidence'),
        ),
        migrations.AddConstraint(
            model_name='window',
            constraint=models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='window_closes_after_it_opens'),
        ),
        migrations.AddConstraint(
            model_name='window',
            constraint=models.CheckConstraint(condition=models.Q(('answers_from', None), models.Q(('answers_from__gt', models.F('opens_at')), ('answers_from__lt', models.F('closes_at'))), _connector='OR'), name='answers_are_taken_within_the_window'),
        ),
        migrations.AddConstraint(
            model_name='voterreminder',
            constraint=models.UniqueConstraint(fields=('window', 'person'), name='one_reminder_of_each_voter'),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='extension_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('was_to_close_at'))), name='extension_closes_later'),
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_to_lose_questions),
    ]
