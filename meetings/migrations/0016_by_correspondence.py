from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0015_action_digits'),
    ]

    operations = [
        migrations.AlterField(
            model_name='meeting',
            name='kind',
            field=models.CharField(choices=[('ordinary', 'Ordinary'), ('extraordinary', 'Extraordinary'), ('ex_committee', 'By correspondence')], default='ordinary', max_length=20),
        ),
    ]
