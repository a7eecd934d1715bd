from django.db import migrations, models

AS_ISSUED_SO_FAR = 2


def write_as_they_were_issued(apps, schema_editor):
    issued = apps.get_model("meetings", "Meeting").objects.exclude(next_action_number=None)
    issued.update(issued_action_digits=AS_ISSUED_SO_FAR)


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0014_closing_items'),
    ]

    operations = [
        migrations.AddField(
            model_name='meeting',
            name='issued_action_digits',
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
        migrations.RunPython(write_as_they_were_issued, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('issued_action_digits', None), ('next_action_number', None)), models.Q(('issued_action_digits__gte', 2), ('issued_action_digits__isnull', False), ('next_action_number__isnull', False)), _connector='OR'), name='action_numbers_are_issued_with_their_digits'),
        ),
    ]
