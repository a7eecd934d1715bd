"""A text can mention the action of a decision by correspondence: the code of SECP-C12/01 is longer than a panel's."""

from django.db import migrations, models


def forget_longer_mentions(apps, schema_editor):
    """Remove the mentions that a shorter column cannot hold; they are read from the texts anew when one is saved."""
    mentions = apps.get_model("actions", "ActionMention").objects.using(schema_editor.connection.alias)
    mentions.filter(panel_code__regex=r"^.{9,}$").delete()


class Migration(migrations.Migration):

    dependencies = [
        ('actions', '0003_printed_labels'),
    ]

    operations = [
        migrations.AlterField(
            model_name='actionmention',
            name='panel_code',
            field=models.CharField(max_length=12),
        ),
        migrations.RunPython(migrations.RunPython.noop, forget_longer_mentions),
    ]
