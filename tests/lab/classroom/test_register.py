"""The register and all that hangs on it, against a model in memory, restarts included."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule
from sqlalchemy import text

from pellucid.course.progress import LessonPlace, Progress
from pellucid.lab.classroom.answers import AnswerBook, QuizAnswer
from pellucid.lab.classroom.clock import now
from pellucid.lab.classroom.database import Database, open_database
from pellucid.lab.classroom.names import clean_name, key_of
from pellucid.lab.classroom.places import LastPlace, Places
from pellucid.lab.classroom.register import MOST_LEARNERS, Learner, Register
from pellucid.lab.classroom.schema import LearnerRow
from pellucid.lab.classroom.shelf import LearnersShelf
from pellucid.lab.mistake import Mistake

NAMES = st.sampled_from(["Ana", "ANA ", "Eva", "Eva M", "José", "小明", "", "-"])
ANSWERS = st.builds(
    QuizAnswer,
    lesson=st.integers(0, 9),
    question=st.sampled_from(["xor", "bias"]),
    asked=st.text(max_size=20).filter(lambda text: "\0" not in text),
    given=st.text(max_size=20).filter(lambda text: "\0" not in text),
    right=st.booleans(),
)


class Kept:
    """What the model remembers of one learner."""

    def __init__(self, learner: Learner, secret: str) -> None:
        self.learner, self.secret = learner, secret
        self.answers: list[QuizAnswer] = []
        self.progress, self.place = Progress(), LastPlace("", None)


class ClassMachine(RuleBasedStateMachine):
    """Whatever happens in whatever order, the database holds what the model holds."""

    learners = Bundle("learners")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.model: dict[str, Kept] = {}
        self.closed = False
        self.open()
        self.code = self.register.door().code

    def open(self) -> None:
        self.database: Database = open_database(f"sqlite:///{self.folder / 'class.db'}")
        self.register = Register(self.database, "class")
        self.other = Register(self.database, "another class")
        self.answers = AnswerBook(self.database, self.register.class_id)
        self.places = Places(self.database, self.register.class_id)

    @rule(target=learners, name=NAMES)
    def join(self, name: str) -> Kept | None:
        refusal = self.expected_refusal(name)
        if refusal is not None:
            with pytest.raises(Mistake, match=refusal):
                self.register.join(name)
            return None
        entry = self.register.join(name)
        kept = Kept(entry.learner, entry.secret)
        self.model[key_of(entry.learner.name)] = kept
        return kept

    def expected_refusal(self, name: str) -> str | None:
        try:
            key = key_of(clean_name(name))
        except Mistake as mistake:
            return mistake.code
        if self.closed:
            return "class-closed"
        return "name-taken" if key in self.model else None

    @rule(kept=learners, answer=ANSWERS)
    def answer(self, kept: Kept | None, answer: QuizAnswer) -> None:
        if kept is not None and self.there(kept):
            self.answers.add(kept.learner.id, answer)
            kept.answers.append(answer)
        elif kept is not None:
            with pytest.raises(Mistake, match="not-in-class"):
                self.answers.add(kept.learner.id, answer)

    @rule(kept=learners, section=st.integers(0, 9))
    def read_on(self, kept: Kept | None, section: int) -> None:
        if kept is None:
            return
        place = LessonPlace(section=section, done=False, when=now().date())
        shelf = LearnersShelf(self.database, kept.learner.id)
        found = shelf.keep(lambda old: Progress(lessons={**old.lessons, str(section): place}))
        assert str(section) in found.progress.lessons
        assert bool(found.notes) != self.there(kept)
        if self.there(kept):
            kept.progress = found.progress

    @rule(kept=learners, place=st.sampled_from(["bench", "lesson/3"]))
    def go(self, kept: Kept | None, place: str) -> None:
        if kept is not None:
            kept.place = LastPlace(place, None)
            self.places.keep({kept.learner.id: kept.place})

    @rule(kept=learners)
    def remove(self, kept: Kept | None) -> None:
        if kept is not None:
            self.register.remove(kept.learner.id)
            if self.there(kept):
                del self.model[key_of(kept.learner.name)]

    @rule(kept=learners)
    def remove_from_another_class(self, kept: Kept | None) -> None:
        if kept is not None:
            self.other.remove(kept.learner.id)
            assert self.other.find(kept.secret) is None

    @rule(closed=st.booleans())
    def close(self, closed: bool) -> None:
        self.register.close(closed)
        self.closed = closed

    @rule()
    def delete_all(self) -> None:
        self.register.delete_all()
        assert self.register.door().code != self.code
        self.model, self.closed, self.code = {}, False, self.register.door().code

    @rule()
    def start_again(self) -> None:
        self.database.close()
        self.open()

    @invariant()
    def all_is_kept(self) -> None:
        assert self.register.learners() == [one.learner for one in self.model.values()]
        assert self.register.door() == (self.code, self.closed)
        found = [(one.learner, one.name, one.answer) for one in self.answers]
        for kept in self.model.values():
            mine = [answer for learner, _, answer in found if learner == kept.learner.id]
            assert mine == kept.answers
            assert LearnersShelf(self.database, kept.learner.id).load() == (kept.progress, ())
            assert self.register.find(kept.secret) == kept.learner
        assert len(found) == sum(len(one.answers) for one in self.model.values())
        moved = {one.learner.id: one.place for one in self.model.values() if one.place.place}
        assert self.places.load() == moved

    def there(self, kept: Kept) -> bool:
        return self.model.get(key_of(kept.learner.name)) is kept

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder)


TestClass = ClassMachine.TestCase
TestClass.settings = settings(max_examples=8, stateful_step_count=15, deadline=None)


def test_secrets_are_kept_as_hashes_alone(database: Database, tmp_path: Path) -> None:
    entry = Register(database, "class").join("Ana")
    with database.read.begin() as session:
        row = session.get_one(LearnerRow, entry.learner.id)
    assert entry.secret not in vars(row).values()
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"Ana" in written
    assert entry.secret.encode() not in written


def test_a_class_has_an_end(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pellucid.lab.classroom.register.MOST_LEARNERS", 3)
    assert MOST_LEARNERS == 200
    register = Register(database, "class")
    for name in ("Ana", "Eva", "José"):
        register.join(name)
    with pytest.raises(Mistake) as mistake:
        register.join("Zoe")
    assert (mistake.value.code, mistake.value.values) == ("class-full", {"most": 3})


def test_answers_have_an_end(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pellucid.lab.classroom.answers.MOST_ANSWERS", 2)
    register = Register(database, "class")
    learner = register.join("Ana").learner.id
    book = AnswerBook(database, register.class_id)
    answer = QuizAnswer(1, "xor", "Why?", "x" * 5000, right=True)
    for _ in range(2):
        book.add(learner, answer)
    with pytest.raises(Mistake, match="too-many-answers"):
        book.add(learner, answer)
    assert [len(one.answer.given) for one in book] == [1000, 1000]


def test_what_could_not_be_kept_is_not_acknowledged(database: Database) -> None:
    """The disk is full, or, which a test can bring about, the database takes nothing more."""
    register = Register(database, "class")
    learner = register.join("Ana").learner.id
    with database.write.begin() as session:
        session.execute(text("DROP TABLE pellucid_answers"))
    book = AnswerBook(database, register.class_id)
    with pytest.raises(Mistake, match="not-kept"):
        book.add(learner, QuizAnswer(1, "xor", "Why?", "given", right=True))


def test_who_leaves_is_not_known_by_that_secret_any_more(database: Database) -> None:
    register = Register(database, "class")
    ana, eva = register.join("Ana"), register.join("Eva")
    register.leave(ana.secret)
    assert register.find(ana.secret) is None
    assert register.find(eva.secret) == eva.learner
    assert [one.name for one in register.learners()] == ["Ana", "Eva"]
