from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# A queued task is found by the path of its function, so one that waits while its module moves must move with it.
MOVED = {
    "core.notify.deliver": "core.background.mail.deliver",
    "meetings.invitations.send_invitations": "meetings.people.invitations.send_invitations",
    "minutes.issuing.issue_file": "minutes.signed.issue.issue_file",
    "minutes.printing.set_minutes": "minutes.pages.printing.set_minutes",
}


def _follow(apps: StateApps, paths: dict[str, str]) -> None:
    tasks = apps.get_model("django_tasks_database", "DBTaskResult")
    for old, new in paths.items():
        tasks.objects.filter(task_path=old).update(task_path=new)


def follow_the_functions(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _follow(apps, MOVED)


def follow_them_back(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _follow(apps, {new: old for old, new in MOVED.items()})


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0002_shared_cache"),
        ("django_tasks_database", "0001_initial"),
    ]

    operations = [migrations.RunPython(follow_the_functions, follow_them_back)]
