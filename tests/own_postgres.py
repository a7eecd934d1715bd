"""A PostgreSQL of a test's own, which can be stopped and started."""

import os
import subprocess
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[1]
BEFORE, AFTER = "postgres://smartgov@/", "/smartgov"


class OwnPostgres:
    """As script/with-postgres makes it for one command: here a shell that is told, line by line, what to do."""

    def __enter__(self) -> "OwnPostgres":
        self._shell = subprocess.Popen(  # noqa: S603 - a script of ours
            [ROOT / "script/with-postgres", "sh"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.url = self.do('echo "$DATABASE_URL"')
        self.folder = self.url.removeprefix(BEFORE).removesuffix(AFTER)
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None):
        self._shell.communicate()

    def do(self, command: str) -> str:
        """What a command says; it has the server's programs at hand."""
        assert self._shell.stdin is not None
        assert self._shell.stdout is not None
        self._shell.stdin.write(f'{{ {command}\n}} </dev/null 2>&1; echo "done $?"\n')
        self._shell.stdin.flush()
        lines = []
        while not (line := self._shell.stdout.readline()).startswith("done "):
            assert line, "script/with-postgres ended"
            lines.append(line)
        assert line == "done 0\n", "".join(lines)
        return "".join(lines).strip()

    def stop(self) -> None:
        """As an operator does it: sessions are cut."""
        self._control("stop")

    def restart(self) -> None:
        """Also starts one that was stopped, with the options that it had."""
        self._control("restart")

    def _control(self, verb: str) -> None:
        owner = 'runuser -u postgres -- env PATH="$PATH"' if os.geteuid() == 0 else ""
        options = f"--pgdata={self.folder}/data --log={self.folder}/log --mode=fast --wait --silent"
        self.do(f"(cd {self.folder} && {owner} pg_ctl {verb} {options}) >/dev/null 2>&1")
