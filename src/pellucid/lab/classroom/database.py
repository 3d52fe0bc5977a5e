"""The database: where it is, what it promises, and which version its tables are of."""

import sqlite3
from pathlib import Path

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    insert,
    inspect,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.orm import Session, sessionmaker

from pellucid.errors import BadInput
from pellucid.lab.classroom.schema import VERSION, About, Table

Sessions = sessionmaker[Session]
_A_URL = "a database's URL, as SQLAlchemy has them"
_FILE = "sqlite:///class.db"


class Database:
    """A database with our tables. `write.begin()` and `read.begin()` are its transactions.

    When `write.begin()` has ended without an exception, what was written is on disk: neither
    `kill -9` nor, in SQLite, a power cut takes it back.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.write: Sessions = sessionmaker(engine, expire_on_commit=False)
        self.read: Sessions = sessionmaker(
            engine.execution_options(reading=True), expire_on_commit=False
        )

    def forget(self) -> None:
        """Lets nothing that was deleted stand in files beside the database."""
        if self._engine.dialect.name == "sqlite":
            with self._engine.connect() as connection:
                _raw(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Lets go of every connection."""
        self._engine.dispose()


def default_url() -> URL:
    """The file of classes in the user's own folder, which PELLUCID_HOME may name."""
    from pellucid.course import progress  # takes a second, and not every class needs it

    return URL.create("sqlite", database=str(progress.home() / "classes.db"))


def open_database(url: str | None = None) -> Database:
    """The database at this URL, with our tables in it; the user's own where there is no URL.

    Raises `BadInput` where there is no such database, its driver is not installed, or its tables
    are those of a later version.
    """
    parsed = default_url() if url is None else _parsed(url)
    engine = _engine(parsed)
    try:
        _set_up(engine)
    except DBAPIError as error:
        raise _not_opened(parsed, str(error.orig)) from error
    except sqlite3.Error as error:  # raised where a new connection is prepared
        raise _not_opened(parsed, str(error)) from error
    return Database(engine)


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise BadInput("the database is no URL", _A_URL, instead=f"--database {_FILE}") from error
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        why = "a class kept in memory would be gone with the process"
        raise BadInput("the database has no file", _A_URL, why, f"--database {_FILE}")
    return parsed


def _engine(url: URL) -> Engine:
    sqlite = url.get_backend_name() == "sqlite"
    if sqlite:
        _make_file(Path(url.database or ""))
    try:
        # Before it is used, a connection is asked whether it still stands: servers drop idle ones.
        engine = create_engine(url, pool_pre_ping=not sqlite)
    except NoSuchModuleError as error:
        raise BadInput(f"no database is called {url.drivername!r}", _A_URL) from error
    except ModuleNotFoundError as error:
        given = f"the driver {error.name!r} of this database is not installed"
        raise BadInput(given, instead=f"pip install {error.name}") from error
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_file(file: Path) -> None:
    """An empty file that only this user can read; SQLite makes those beside it alike."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError as error:
        expected = "a place where a file may be made"
        raise BadInput(f"{file} cannot be made", expected, error.strerror or "") from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions are begun by `_begin_sqlite`, not by Python's driver (SQLAlchemy's own advice).
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout = 10000")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # What is deleted is written over with zeros, so that "delete all" means it.
    connection.execute("PRAGMA secure_delete = ON")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its turn before it reads, so that no write can fail half-way for another's."""
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _set_up(engine: Engine) -> None:
    with engine.begin() as connection:
        if not inspect(connection).has_table(About.__tablename__):
            Table.metadata.create_all(connection)
            connection.execute(insert(About).values(version=VERSION))
        version = connection.scalar(select(About.version)) or 0
    if version > VERSION:
        given = f"the database is of version {version}, written by a later Pellucid"
        raise BadInput(given, f"version {VERSION}", instead="pip install --upgrade pellucid")


def _raw(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection, outside any transaction."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def _not_opened(url: URL, why: str) -> BadInput:
    shown = url.render_as_string(hide_password=True)
    return BadInput(f"{shown} cannot be opened", "a database that can be written", why)
