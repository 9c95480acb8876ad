"""A PostgreSQL server for the tests: Debian's, in a folder of its own, on a free port of loopback, gone with them."""

import ctypes
import itertools
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import pytest

USER, PASSWORD = "infocenter", "correct horse"
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def programs() -> Path:
    """Return the folder of the server's programs; skip the test where there is none, but not in CI."""
    found = [Path(each).parent for each in (shutil.which("initdb"),) if each]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    found = [folder for folder in found if (folder / "postgres").exists()]
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no PostgreSQL server; install Debian's postgresql")
    return found[-1]


class Server:
    """A running server. ``url`` names a new database; the password is in ``environment``."""

    environment: ClassVar = {"PGPASSWORD": PASSWORD}

    def __init__(self) -> None:
        self._programs = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a place that the server's user can reach
        # The server refuses to run as root.
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            self._as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
            os.chown(self.folder, user.pw_uid, user.pw_gid)
        self.data = self.folder / "data"
        secret = self.folder / "password"
        secret.write_text(PASSWORD, "utf-8")
        secret.chmod(0o644)
        # The locale sorts as no code points do: the ledger must not depend on it.
        made = [self._programs / "initdb", "-D", self.data, "-U", USER, "--auth=scram-sha-256", f"--pwfile={secret}"]
        made += ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US", "--no-sync"]
        subprocess.run(made, check=True, capture_output=True, cwd=self.folder, **self._as)
        self.port = 0
        self._numbers = itertools.count()
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Start the server and wait until it lets us in."""
        if not self.port:
            with socket.create_server(("127.0.0.1", 0)) as free:
                self.port = free.getsockname()[1]
        settings = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": self.folder,
            "fsync": "off",
            "shared_buffers": "16MB",
            "max_connections": 40,
        }
        command = [self._programs / "postgres", "-D", self.data]
        command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self.folder,
                stdout=log,
                stderr=log,
                preexec_fn=_die_with_parent,  # noqa: PLW1509 - one call of the system
                **self._as,
            )
        for _ in range(300):
            if self.ask("SELECT 1", check=False).returncode == 0:
                return
            time.sleep(0.05)
        pytest.fail((self.folder / "log").read_text("utf-8"))

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """Stop the server: at once, as a crash would."""
        if self._process:
            self._process.send_signal(how)
            self._process.wait(30)
            self._process = None

    def close(self) -> None:
        """Stop the server and remove all it kept."""
        self.stop()
        shutil.rmtree(self.folder)

    def ask(
        self, statement: str, database: str = "postgres", *, check: bool = True
    ) -> subprocess.CompletedProcess[str]:
        """Let psql run a statement."""
        return subprocess.run(
            [self._programs / "psql", "-qAtX", "-d", self.address(database), "-c", statement],
            env=os.environ | self.environment,
            check=check,
            capture_output=True,
            text=True,
        )

    def address(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def url(self) -> str:
        """Return the address of a new, empty database."""
        name = f"ledger_{next(self._numbers)}"
        self.ask(f"CREATE DATABASE {name}")
        return self.address(name)


@contextmanager
def running():
    """Give a server for the time of the block, and its password to this process and those it starts."""
    server = Server()
    before = os.environ.get("PGPASSWORD")
    os.environ |= server.environment
    try:
        yield server
    finally:
        os.environ.pop("PGPASSWORD")
        if before is not None:
            os.environ["PGPASSWORD"] = before
        server.close()


def _die_with_parent() -> None:
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT)
