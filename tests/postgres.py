"""A real PostgreSQL, started by the tests and stopped when they end."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

_NOT_ROOT = ("postgres", "nobody")
# Nothing here outlives the tests: what makes a disk safe only makes them slow.
_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=16MB"


class PostgresMissing(RuntimeError):
    """PostgreSQL is not installed: half of the tests could prove nothing."""

    def __init__(self) -> None:
        super().__init__(
            "PostgreSQL is not installed, and these tests run on it as well as on SQLite: "
            "run `apt-get install -y postgresql`, then the same command again."
        )


class Cluster:
    """A cluster of its own in a temporary folder, on a free port of the loopback.

    PostgreSQL refuses to run as root: then an unprivileged account owns and runs it.
    """

    def __init__(self) -> None:
        self._programs = _programs()
        self._account = _account()
        self._folder = Path(tempfile.mkdtemp(prefix="ariane-postgres-"))
        self._data = str(self._folder / "data")
        self._port = _free_port()
        self._numbers = count(1)

    def start(self) -> None:
        """Make the cluster and wait until it answers."""
        if self._account:
            shutil.chown(self._folder, self._account.pw_name)
        self._run(
            "initdb", *("-D", self._data, "-A", "trust", "-U", "ariane"), "--no-sync", "--no-locale"
        )
        where = f"-p {self._port} -h 127.0.0.1 -k {self._folder}"
        log = str(self._folder / "log")
        self._run("pg_ctl", "start", "-w", "-D", self._data, "-l", log, "-o", f"{where} {_FAST}")

    def stop(self) -> None:
        """Stop the server and remove all that it wrote."""
        try:
            if (Path(self._data) / "postmaster.pid").exists():
                self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", self._data)
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    def database(self) -> str:
        """Make a database without a table and return its address."""
        name = f"test_{next(self._numbers)}"
        self._administer(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        return self._url(name)

    def empty(self, url: str) -> None:
        """Remove every row of a database's tables, the audit trail's included.

        Ten times faster than a new database; whoever is still connected is let go first.
        """
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            # Triggers and foreign keys sleep in a replica's session.
            connection.execute("SET session_replication_role = replica")
            tables = connection.execute(
                "SELECT tablename FROM pg_tables"
                " WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
            ).fetchall()
            for (table,) in tables:
                connection.execute(SQL("DELETE FROM {}").format(Identifier(table)))

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._administer(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")

    def _administer(self, statement: str) -> None:
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _url(self, name: str) -> str:
        return f"postgresql://ariane@127.0.0.1:{self._port}/{name}"

    def _run(self, program: str, *arguments: str) -> None:
        said = self._folder / "said"
        # Not a pipe: the server that pg_ctl leaves behind would hold its other end.
        with said.open("wb") as out:
            done = subprocess.run(
                [str(self._programs / program), *arguments],
                user=self._account and self._account.pw_uid,
                group=self._account and self._account.pw_gid,
                extra_groups=[] if self._account else None,
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                check=False,
            )
        assert done.returncode == 0, f"{program}: {said.read_text(encoding='utf-8')}"


def _programs() -> Path:
    # Debian keeps them off the PATH, one folder a version.
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(debian, key=lambda path: int(path.parts[4]))[-1:]
    on_path = shutil.which("initdb")
    found = newest or ([Path(on_path).resolve()] if on_path else [])
    if not found:
        raise PostgresMissing
    return found[0].parent


def _account() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next(known[name] for name in _NOT_ROOT if name in known)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
