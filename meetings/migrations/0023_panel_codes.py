from django.core.validators import RegexValidator
from django.db import migrations, models

CODE = "^[A-Z][A-Z0-9&-]{0,6}[A-Z0-9]$"
WHAT_IT_IS = (
    "A panel’s code is two to eight capital letters and digits, with a letter first; "
    "- and & can stand between them, such as SECP."
)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0022_mandates_carried_over")]

    operations = [
        migrations.RemoveConstraint(model_name="panel", name="panel_code_is_capitals"),
        migrations.AlterField(
            model_name="panel",
            name="code",
            field=models.CharField(max_length=8, unique=True, validators=[RegexValidator(CODE, WHAT_IT_IS)]),
        ),
        migrations.AddConstraint(
            model_name="panel",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", CODE)), name="panel_code_is_well_formed"
            ),
        ),
    ]
