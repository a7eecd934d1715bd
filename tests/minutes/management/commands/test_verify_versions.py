"""The command says in a line that all is well, or names what is not and ends with 1."""

from io import StringIO

import pytest
from django.core.management import call_command

from minutes.enums import VersionKind
from minutes.models import Minutes, Version
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.conftest import Cast
from tests.fixtures_triggers import triggers_lifted
from tests.minutes.management.commands.running import run


@pytest.fixture
def frozen(cast: Cast, minutes: Minutes) -> Version:
    record_publication_elsewhere(minutes, by=cast.operator)
    return freeze_version(minutes, VersionKind.IMPORTED, by=cast.operator)


def test_all_is_well_in_one_line(frozen: Version) -> None:
    assert run("verify_versions") == "Versions: 1, each as it was frozen.\n"


def test_a_version_that_was_changed_is_named(frozen: Version) -> None:
    err = StringIO()
    with triggers_lifted():
        Version.objects.update(number=9)

    with pytest.raises(SystemExit) as ended:
        call_command("verify_versions", stderr=err)

    assert ended.value.code == 1
    assert "Hash mismatch of version 9 of GRID12" in err.getvalue()
