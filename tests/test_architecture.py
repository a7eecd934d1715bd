"""What holds for the whole house, whoever adds a room to it."""

import ast
import os
import re
import runpy
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field, Model
from django.test import Client

from core.web.confirm import ConfirmView
from tests.access import patterns, routes

HOUSE = Path(__file__).resolve().parents[1]
FLOORS = ("core", "meetings", "actions", "minutes", "smartgov")
INLINE = re.compile(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=|\shx-on", re.IGNORECASE)
LONGEST_LINE = 120  # of a template, as djlint's max_line_length
# What papers are set from: a blank between their tags is in the exports or painted in the PDFs, and whoever makes one
# again compares byte by byte.
HELD_TO_THE_BYTE = re.compile(
    r"templates/(minutes/rendering/|meetings/(agenda/(paper|_body|_stage)|pack/(opening|stand_in))\.)"
)
SHAPE = runpy.run_path(str(HOUSE / "script/shape"))
DRAWERS = ("utils", "helpers", "misc", "manager", "common")


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(  # noqa: S603 - patterns of our own
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],  # noqa: S607
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listed.stdout.splitlines() if (path := HOUSE / name).exists()]


def test_no_template_has_inline_style_or_script() -> None:
    guilty = [path.name for path in tracked("templates/*.html") if INLINE.search(path.read_text(encoding="utf-8"))]

    assert guilty == []
    assert INLINE.search('<p style="color: red">')


def test_no_line_of_a_template_is_longer_than_a_screen_is_wide() -> None:
    long = [
        f"{path.relative_to(HOUSE)}:{number}"
        for path in tracked("templates/*.html")
        if not HELD_TO_THE_BYTE.match(path.relative_to(HOUSE).as_posix())
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LONGEST_LINE
    ]

    assert long == []


def test_a_line_of_a_stylesheet_holds_one_declaration() -> None:
    lines = [(path.name, line) for path in tracked("static/css/*.css") for line in path.read_text().splitlines()]

    assert [(name, line) for name, line in lines if line.count(";") > 1 or re.search(r"[{}].*;", line)] == []


def test_no_module_is_a_drawer_for_whatever_fits_nowhere() -> None:
    assert [path for path in tracked("*.py") if path.stem in DRAWERS] == []


def test_each_module_with_logic_has_its_own_test() -> None:
    sources = [path for path in tracked(*(f"{floor}/*.py" for floor in FLOORS)) if "migrations" not in path.parts]
    with_logic = [path for path in sources if SHAPE["has_logic"](path)]

    without = [
        f"{path.relative_to(HOUSE)}: its test belongs into {SHAPE['mirror'](HOUSE, path).relative_to(HOUSE)}"
        for path in with_logic
        if not SHAPE["has_test"](HOUSE, path)
    ]

    assert len(with_logic) > 300
    assert without == []


@pytest.mark.parametrize(
    ("source", "has_logic"),
    [
        ("LIMIT = 3", False),
        ("class Word(Model):\n def __str__(self): return f'{self.panel}: {self.word}'", False),
        ("class Word(Model):\n def __str__(self): return self.word if self.word else '—'", True),
        ("class Word(Model):\n def __str__(self):\n  word = self.word\n  return word", True),
        ("class Word(Model):\n @property\n def length(self): return len(self.word)", True),
        ("def double(number): return number * 2", True),
    ],
)
def test_a_module_has_logic_unless_it_declares(tmp_path: Path, source: str, *, has_logic: bool) -> None:
    module = tmp_path / "module.py"
    module.write_text(source, encoding="utf-8")

    assert SHAPE["has_logic"](module) is has_logic


def test_the_test_of_a_package_stands_beside_its_folder() -> None:
    mirrored = [SHAPE["mirror"](HOUSE, HOUSE / "core/web" / name) for name in ("links.py", "__init__.py")]

    assert mirrored == [HOUSE / "tests/core/web/test_links.py", HOUSE / "tests/core/test_web.py"]


def test_no_tracked_file_names_a_path_of_a_machine_it_was_written_on() -> None:
    guilty = [
        path.name
        for path in tracked("*.py", "*.md", "*.toml", "*.html", "*.css", "script/*", ".ci/*", "*.lock")
        if "/work/" + "main" in path.read_text(encoding="utf-8", errors="replace")
    ]

    assert guilty == []


def upward_accessors() -> list[str]:
    """Relations through which a lower floor could reach up: a reverse name on a model of a floor below."""
    found = []
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, Field) and field.is_relation and isinstance(field.related_model, type):
                name = field.remote_field.get_accessor_name()
                if name and not name.endswith("+") and _floor(field.related_model) < _floor(model):
                    found.append(f"{field.related_model.__name__}.{name} → {model.__name__}")
    return sorted(found)


def _floor(model: type[Model]) -> int:
    label = model._meta.app_label
    return FLOORS.index(label) if label in FLOORS else -1


def test_the_only_ways_up_are_those_named_here() -> None:
    """Used by the upper floor itself, when it starts from a row of the lower one; lower floors use none."""
    assert [name for name in upward_accessors() if not name.startswith(("Permission.", "Group."))] == [
        "AgendaItem.action_mentions → ActionMention",
        "AgendaItem.actions → Action",
        "AgendaItem.text → ItemText",
        "Meeting.actions → Action",
        "Meeting.minutes → Minutes",
        "User.person → Person",
    ]


@pytest.mark.django_db
def test_every_answer_carries_the_headers_that_close_the_page() -> None:
    response = Client().get("/")

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]


@pytest.mark.django_db
def test_every_migration_can_be_undone_and_follows_one_line() -> None:
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    ours = [key for key in loader.disk_migrations if key[0] in FLOORS]
    irreversible = [
        f"{key}: {operation}"
        for key in ours
        for operation in loader.disk_migrations[key].operations
        if not operation.reversible
    ]

    assert irreversible == []
    assert loader.detect_conflicts() == {}


def test_a_web_process_does_not_load_the_pdf_engine() -> None:
    """It is the worker's: a second and 40 MB that no page needs."""
    program = "import django, sys; django.setup(); import smartgov.urls; sys.exit('weasyprint' in sys.modules)"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "smartgov.settings"}

    loaded = subprocess.run([sys.executable, "-c", program], cwd=HOUSE, env=environment, check=False)  # noqa: S603

    assert loaded.returncode == 0


def test_a_lock_on_a_row_lets_others_refer_to_it() -> None:
    """PostgreSQL looks at foreign keys at the commit, with the head of the trail held: whoever held a row that others
    refer to against that too, and then waited for the head, would wait for ever."""
    sources = [path for floor in FLOORS for path in tracked(f"{floor}/*.py") if "migrations" not in path.parts]
    locks = [lock for path in sources for lock in re.findall(r"select_for_update\(([^\n]*)", path.read_text("utf-8"))]

    assert len(locks) > 50
    assert [lock for lock in locks if "no_key=True" not in lock] == []


def test_no_route_is_there_twice() -> None:
    assert [route for route, count in Counter(routes()).items() if count > 1] == []


def test_mails_leave_by_one_door() -> None:
    """What is sent past it would lack the headers; past the second, the address that an answer goes to."""
    doors = {
        re.compile(r"\bsend_mail\(|\bEmailMessage\(|\bEmailMultiAlternatives\("): ["core/background/mail.py"],
        re.compile(r"\bqueue_mails\("): ["core/background/mail.py", "meetings/people/mails.py"],
    }
    sources = [path for path in tracked("*.py") if path.relative_to(HOUSE).parts[0] in FLOORS]

    for call, expected in doors.items():
        found = [path for path in sources if call.search(path.read_text(encoding="utf-8"))]
        assert sorted(str(path.relative_to(HOUSE)) for path in found) == expected


def test_no_step_gets_ahead_of_the_sign_in() -> None:
    """ConfirmView.dispatch asks for it: one in front of that would answer before it is known who asks."""
    steps = [pattern.callback.view_class for pattern in patterns() if hasattr(pattern.callback, "view_class")]
    confirmed = [step for step in steps if issubclass(step, ConfirmView)]

    assert len(confirmed) > 40
    assert [step.__name__ for step in confirmed if step.dispatch is not ConfirmView.dispatch] == []


MADE_AT_RUN_TIME = (ast.JoinedStr, ast.Starred, ast.For, ast.ListComp, ast.GeneratorExp)


def test_every_address_and_its_name_can_be_found_by_their_words() -> None:
    """In a urls.py each stands as a literal: none is made by a loop or put together."""
    made = [
        f"{path.relative_to(HOUSE)}:{node.lineno}"
        for path in tracked("*urls.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, MADE_AT_RUN_TIME)
    ]

    assert made == []


def test_every_row_of_an_access_table_names_its_route_in_full() -> None:
    put_together = [
        f"{path.name}:{node.lineno}"
        for path in tracked("tests/test_access*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr) and _is_a_route(node)
    ]

    assert put_together == []


def _is_a_route(text: ast.JoinedStr) -> bool:
    """A route has converters such as ``<int:pk>``; an address has none."""
    return any(":" in part.value and "<" in part.value for part in text.values if isinstance(part, ast.Constant))


def test_refusals_are_answered_in_one_place() -> None:
    """By the middleware; a view that catches every refusal shows it on its own page, and says under which status."""
    decorated = [path.name for path in tracked("*.py") if "refusals_" + "as_page" in path.read_text(encoding="utf-8")]

    assert decorated == []


DRAWN = re.compile(r"(?P<path>[\w/]+\.(?:py|js))(?P<names>(?:,? [a-z_]+\b(?![/.]))*)")


def drawn_flows() -> list[tuple[str, list[str]]]:
    """The files of the flows that docs/architecture.md draws, each with the functions named behind it.

    What is told of them in words stands two blanks away.
    """
    section = (HOUSE / "docs/architecture.md").read_text(encoding="utf-8").split("## Three flows")[1].split("\n## ")[0]
    drawings = "\n".join(section.split("```")[1::2])
    return [(match["path"], re.findall(r"[a-z_]+", match["names"])) for match in DRAWN.finditer(drawings)]


def test_every_file_and_function_of_the_drawn_flows_exists() -> None:
    flows = drawn_flows()
    missing = [
        f"{path} {name}"
        for path, names in flows
        for name in ("", *names)
        if not (source := drawn_file(path)) or (name and not re.search(rf"^ *def {name}\(", source, re.MULTILINE))
    ]

    assert missing == []
    assert len(flows) > 30
    assert sum(len(names) for _, names in flows) > 30


# A row of docs/asvs.md, and one of the table above them that sums them up: met, host, partly, no; n/a stands beside.
REQUIREMENT = re.compile(r"^\| [\d.]+ \| ([12]) \| ([a-z/]+) \| .+ \| (.+) \|$", re.MULTILINE)
SUMMARY = re.compile(r"^\| ([12]) \| \d+ \| (\d+) \| \d+ \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)


def test_every_proof_of_the_security_standard_exists_and_what_is_met_is_counted() -> None:
    text = (HOUSE / "docs/asvs.md").read_text(encoding="utf-8")
    rows = REQUIREMENT.findall(text)
    proofs = [proof for *_, shown_by in rows for proof in re.findall(r"`([^`]+)`", shown_by)]
    counted = Counter((level, how_far) for level, how_far, _ in rows)

    assert [proof for proof in proofs if not (HOUSE / proof).exists()] == []
    assert SUMMARY.findall(text) == [
        (level, *(str(counted[level, how_far]) for how_far in ("met", "host", "partly", "no"))) for level in ("1", "2")
    ]
    assert len(proofs) > 150


def drawn_file(path: str) -> str:
    """The text of a file that is named from the house's door or from ``minutes/``; empty if there is none."""
    found = [place for place in (HOUSE / path, HOUSE / "minutes" / path) if place.is_file()]
    return found[0].read_text(encoding="utf-8") if found else ""
