"""The settings of processes that tests start: ours, with static files as they lie, which need no collectstatic."""

from smartgov.settings import *  # noqa: F403 - settings are one module
from smartgov.settings import STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
