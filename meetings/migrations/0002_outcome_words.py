from django.db import migrations

WORDS = ("AGREED", "APPROVED", "DEFERRED", "DISCUSSED", "NOTED")


def add(apps, schema_editor):
    OutcomeWord = apps.get_model("meetings", "OutcomeWord")
    OutcomeWord.objects.bulk_create(OutcomeWord(word=word) for word in WORDS)


def remove(apps, schema_editor):
    apps.get_model("meetings", "OutcomeWord").objects.filter(panel=None, word__in=WORDS).delete()


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
