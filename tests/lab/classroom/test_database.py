"""The database: what it promises, and what is said where it cannot be had."""

import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import text, update
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateTable

from pellucid.errors import BadInput
from pellucid.lab.classroom.answers import AnswerBook, QuizAnswer
from pellucid.lab.classroom.database import Database, default_url, open_database
from pellucid.lab.classroom.register import Register
from pellucid.lab.classroom.schema import About, Table


def pragma(database: Database, name: str) -> object:
    with database.read.begin() as session:
        return session.scalar(text(f"PRAGMA {name}"))


def test_sqlite_keeps_what_it_acknowledged(database: Database) -> None:
    assert pragma(database, "journal_mode") == "wal"
    assert pragma(database, "synchronous") == 2  # FULL
    assert pragma(database, "foreign_keys") == 1


def test_it_is_the_users_own_file_where_no_url_is_given(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PELLUCID_HOME", str(tmp_path / "new"))
    open_database().close()
    file = tmp_path / "new" / "classes.db"
    assert default_url().database == str(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_class_goes_on_where_it_stopped(url: str) -> None:
    first = open_database(url)
    entry = Register(first, "7b").join("Ana")
    code = Register(first, "7b").door().code
    first.close()
    again = open_database(url)
    register, other = Register(again, "7b"), Register(again, "7c")
    assert register.door().code == code
    assert register.find(entry.secret) == entry.learner
    assert other.find(entry.secret) is None
    assert other.learners() == []
    again.close()


def test_what_is_deleted_is_in_no_file_any_more(database: Database, tmp_path: Path) -> None:
    register = Register(database, "class")
    ana = register.join("Anastasia-the-only")
    book = AnswerBook(database, register.class_id)
    book.add(ana.learner.id, QuizAnswer(1, "xor", "Why?", "Because-of-that-only", False))

    def anywhere(word: bytes) -> bool:
        return any(word in path.read_bytes() for path in tmp_path.iterdir())

    assert anywhere(b"Anastasia-the-only")
    assert anywhere(b"Because-of-that-only")
    register.delete_all()
    assert not anywhere(b"Anastasia-the-only")
    assert not anywhere(b"anastasia-the-only")
    assert not anywhere(b"Because-of-that-only")


def test_numbers_of_learners_are_given_once(database: Database) -> None:
    register = Register(database, "class")
    first = register.join("Ana").learner
    register.remove(first.id)
    assert register.join("Ana").learner.id != first.id


def test_a_later_version_is_left_alone(url: str) -> None:
    database = open_database(url)
    with database.write.begin() as session:
        session.execute(update(About).values(version=99))
    database.close()
    with pytest.raises(BadInput, match=r"version 99.*Try: pip install --upgrade pellucid"):
        open_database(url)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("no url", "no URL"),
        ("sqlite://", "gone with the process"),
        ("sqlite:///:memory:", "gone with the process"),
        ("parchment:///class.db", "no database is called 'parchment'"),
        ("sqlite:////dev/null/class.db", "cannot be made"),
        ("mysql+mysqldb://teacher@localhost/class", "Try: pip install MySQLdb"),
    ],
)
def test_what_cannot_be_had_is_said(url: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        open_database(url)


def test_another_kind_of_file_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Ana, this is a letter. " * 100)
    with pytest.raises(BadInput, match=r"cannot be opened.*not a database"):
        open_database(f"sqlite:///{file}")
    assert file.read_text().startswith("Dear Ana")


def test_other_peoples_tables_stay(tmp_path: Path) -> None:
    file = tmp_path / "school.db"
    with sqlite3.connect(file) as school:
        school.execute("CREATE TABLE learners (name TEXT)")
        school.execute("INSERT INTO learners VALUES ('Eva')")
    school.close()
    database = open_database(f"sqlite:///{file}")
    Register(database, "class").delete_all()
    database.close()
    school = sqlite3.connect(file)
    assert school.execute("SELECT name FROM learners").fetchall() == [("Eva",)]
    school.close()


@pytest.mark.parametrize(
    "dialect", [postgresql.dialect(), mysql.dialect()], ids=lambda one: one.name
)
def test_the_tables_can_be_made_elsewhere(dialect: Dialect) -> None:
    made = [
        str(CreateTable(table).compile(dialect=dialect)) for table in Table.metadata.sorted_tables
    ]
    assert len(made) == len(Table.metadata.tables)
