"""The ways in: the lock files pin what pyproject.toml asks for, and the scripts refuse in sentences."""

import json
import os
import re
import socket
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = [*sorted((ROOT / "script").iterdir()), ROOT / ".ci/run"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(name):
    """The packages a lock file pins, without their versions."""
    return set(re.findall(r"^([a-z0-9-]+)==", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE))


def asked_for(requirements):
    return {re.match(r"[\w-]+", requirement)[0].lower() for requirement in requirements}


def run(*command, **environment):
    return subprocess.run(  # noqa: S603 (our own scripts)
        command,
        capture_output=True,
        text=True,
        env=os.environ | environment,
        cwd="/",
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_each_script_can_be_run_and_read(script):
    assert os.access(script, os.X_OK)
    text = script.read_text(encoding="utf-8")
    if text.startswith("#!/usr/bin/env python3"):
        compile(text, script, "exec")
    else:
        assert run("/bin/bash", "-n", script).stderr == ""


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements.lock", PROJECT["project"]["optional-dependencies"]["dev"]),
        ("requirements-pdf-tools.lock", PROJECT["dependency-groups"]["pdf-tools"]),
        ("requirements-node.lock", PROJECT["dependency-groups"]["node"]),
    ],
    ids=["program", "development", "PDF checkers", "Node"],
)
def test_the_lock_file_pins_everything_that_is_asked_for(lock, requirements):
    assert asked_for(requirements) - locked(lock) == set()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-pdf-tools.lock", "requirements-node.lock"])
def test_the_lock_file_has_a_hash_for_each_package_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", text.strip())

    assert [package for package in packages if "--hash=sha256:" not in package] == []
    assert re.findall(r"\S*//\S*", text) == []


def test_npms_lock_file_has_a_hash_for_each_package_and_no_address():
    asked_for = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    house = packages.pop("")

    assert house["devDependencies"] == asked_for
    assert [name for name, package in packages.items() if not package["integrity"].startswith("sha512-")] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_the_server_says_so_when_its_port_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as other_program:
        port = other_program.getsockname()[1]

        result = run(ROOT / "script/server", PORT=str(port))

    assert result.returncode == 1
    assert result.stderr == (
        f"server: Port {port} cannot be used, most likely because another program does. "
        f"End that one, or choose another port: PORT={port + 1} script/server\n"
    )


@pytest.mark.parametrize("port", ["eight", "-1", "80 80"])
def test_the_server_says_so_when_the_port_is_no_number(port):
    result = run(ROOT / "script/server", PORT=port)

    assert (result.returncode, result.stderr) == (1, f"server: PORT is a number, not '{port}'.\n")


def test_a_bench_that_does_not_exist_is_refused_with_the_names_of_those_that_do():
    result = run(ROOT / "script/bench", "no-such-bench")

    assert result.returncode == 2
    assert result.stderr.startswith("Name one or more of: ")
