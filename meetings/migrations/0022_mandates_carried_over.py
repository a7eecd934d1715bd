from itertools import groupby
from operator import itemgetter

from django.core.management import CommandError
from django.db import migrations, models
from django.utils import timezone

from core.audit.canonical import canonical_instant, canonical_json
from core.audit.chain import Deed, Link, Position


def carry_over(apps, schema_editor):
    """Give everybody on a panel, for the organisation they come from, the mandate that its name was until now.

    What people could answer yesterday they can answer today; from here on it follows from the mandate alone. Each is
    in the trail as one that the operator carried over.
    """
    database = schema_editor.connection.alias
    mandates = apps.get_model("meetings", "Mandate").objects.using(database)
    for person, panel, organisation, starts_on, ends_on in held(apps, database):
        mandate = mandates.create(
            person_id=person,
            panel_id=panel,
            organisation_id=organisation,
            starts_on=starts_on,
            ends_on=ends_on,
            given_at=timezone.now(),
        )
        append_event(apps, database, mandate)


def held(apps, database):
    """Yield each person and panel with the organisation, and from when to when the memberships not over are held."""
    today = timezone.localdate()
    not_over = models.Q(ends_on=None) | models.Q(ends_on__gte=today)
    memberships = apps.get_model("meetings", "Membership").objects.using(database)
    rows = memberships.filter(not_over).exclude(person__organisation=None).order_by("person", "panel", "starts_on")
    keys = ("person", "panel", "person__organisation")
    for key, terms in groupby(rows.values_list(*keys, "starts_on", "ends_on"), key=itemgetter(0, 1, 2)):
        days = [row[3:] for row in terms]
        last = None if any(end is None for _, end in days) else max(end for _, end in days)
        yield *key, days[0][0], last


def append_event(apps, database, mandate):
    """Append to the chain what ``record`` would, from rows as they are here and its pure parts."""
    user, event = apps.get_model("core", "User"), apps.get_model("core", "AuditEvent")
    named = {"name": "Operator at the command line", "is_active": False, "password": "!"}
    operator, _ = user.objects.using(database).get_or_create(email="operator@localhost", defaults=named)
    head = apps.get_model("core", "ChainHead").objects.using(database).select_for_update().get()
    names = ("panel", "person", "organisation")
    facts = {name: getattr(mandate, f"{name}_id") for name in names} | {"carried_over": True}
    facts |= {"starts_on": mandate.starts_on, "ends_on": mandate.ends_on}
    at = timezone.now()
    deed = Deed(
        canonical_instant(at),
        operator.pk,
        "meetings.mandate_given",
        "meetings.Mandate",
        str(mandate.pk),
        canonical_json(facts),
    )
    link = Link.after(Position(head.seq, head.hash), deed)
    event.objects.using(database).create(
        seq=link.seq, previous_hash=link.previous_hash, hash=link.hash, **(deed._asdict() | {"at": at})
    )
    head.seq, head.hash = link.seq, link.hash
    head.save(using=database)


def refuse_to_lose_what_was_given(apps, schema_editor):
    """Raise CommandError where somebody has given a mandate since: before this migration there was none."""
    mandates = apps.get_model("meetings", "Mandate").objects.using(schema_editor.connection.alias)
    if count := mandates.exclude(given_by=None).count():
        raise CommandError(
            f"{count} of the mandates here were given by secretariats, and versions before this one of SmartGov keep "
            "none. Nothing was changed. To go back, restore a backup made before they were given."
        )


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0004_unsent_form'),
        ('meetings', '0021_mandates'),
    ]

    operations = [
        migrations.RunPython(carry_over, refuse_to_lose_what_was_given),
    ]
