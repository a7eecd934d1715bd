"""Tasks that wait in the queue while the modules of their functions move are still found and done."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

task_paths = import_module("core.migrations.0003_task_paths")


@pytest.mark.parametrize("path", task_paths.MOVED.values())
def test_every_new_path_leads_to_a_task(path: str) -> None:
    assert import_string(path).module_path == path


@pytest.mark.django_db
def test_a_waiting_task_moves_with_its_function_and_back() -> None:
    for path in [*task_paths.MOVED, "smartgov.demo.loading.load_demo"]:
        DBTaskResult.objects.create(task_path=path, args_kwargs={"args": [], "kwargs": {}}, backend_name="default")

    task_paths.follow_the_functions(apps, None)
    forward = set(DBTaskResult.objects.values_list("task_path", flat=True))
    task_paths.follow_them_back(apps, None)

    assert forward == {*task_paths.MOVED.values(), "smartgov.demo.loading.load_demo"}
    assert set(DBTaskResult.objects.values_list("task_path", flat=True)) == {
        *task_paths.MOVED,
        "smartgov.demo.loading.load_demo",
    }
