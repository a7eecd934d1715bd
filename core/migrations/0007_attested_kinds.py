from django.db import migrations, models

# The kinds of rows that were attested from 0005 on; those of later releases are attested as they are found.
KINDS_UNTIL_NOW = [
    'actions.Action',
    'actions.ActionChange',
    'actions.Evidence',
    'actions.IssuedAction',
    'actions.Notice',
    'meetings.AgendaIssue',
    'meetings.AgendaRecall',
    'meetings.Attendance',
    'meetings.IssuedDecision',
    'meetings.Mandate',
    'meetings.Membership',
    'meetings.Paper',
    'meetings.PaperVersion',
    'minutes.Approval',
    'minutes.Countersignature',
    'minutes.ImportedSource',
    'minutes.IssuedFile',
    'minutes.ItemText',
    'minutes.Minutes',
    'minutes.Revision',
    'minutes.SignOff',
    'minutes.StateChange',
    'minutes.Version',
    'minutes.VersionPublication',
    'minutes.VersionWithdrawal',
]


def name_the_kinds(apps, schema_editor):
    heads = apps.get_model('core', 'ChainHead').objects.using(schema_editor.connection.alias)
    heads.exclude(attests_since=None).update(attests=KINDS_UNTIL_NOW)


def forget_the_kinds(apps, schema_editor):
    """Before, it was all of them or none: where some are still to be found, 0005 must find them all."""
    for head in apps.get_model('core', 'ChainHead').objects.using(schema_editor.connection.alias):
        head.attests_since = head.seq if set(head.attests) >= set(KINDS_UNTIL_NOW) else None
        head.save()


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0006_account_session'),
    ]

    operations = [
        migrations.AddField(
            model_name='chainhead',
            name='attests',
            field=models.JSONField(default=list),
        ),
        migrations.RunPython(name_the_kinds, forget_the_kinds),
        migrations.RemoveField(
            model_name='chainhead',
            name='attests_since',
        ),
    ]
