"""What is said to an answer, and what came of a whole quiz."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pellucid.course.asking import PASS_MARK, next_due, score
from pellucid.course.lesson import Lesson
from pellucid.course.progress import Progress
from pellucid.course.quiz import Question
from pellucid.lab.course.sitting import Answered, Sitting
from pellucid.lab.course.textbook import Quizzes
from pellucid.lab.protocol.course import Marked, QuizScore, SectionLink


class Places(NamedTuple):
    """Where questions belong: the lessons, and the quizzes."""

    lessons: Mapping[int, Lesson]
    quizzes: Quizzes

    def section(self, question: Question) -> SectionLink | None:
        """The section to read again; None where the lesson has none of that heading."""
        for number, quiz in self.quizzes.items():
            if number in self.lessons and any(one.id == question.id for one in quiz.questions):
                headings = [one.heading for one in self.lessons[number].sections]
                if question.section in headings:
                    at = headings.index(question.section)
                    return SectionLink(number, at, question.section)
        return None

    def sections(self, questions: Iterable[Question]) -> list[SectionLink]:
        """The sections of several questions, each once."""
        return list(dict.fromkeys(one for q in questions if (one := self.section(q))))


def marked(
    command: int, answered: Answered, sitting: Sitting, places: Places, progress: Progress
) -> Marked:
    """What is said at once to an answer that the sitting has taken."""
    asked, given = answered.asked, answered.given
    question, right = asked.question, asked.question.right
    return Marked(
        id=command,
        key=question.id,
        number=len(sitting.answered),
        choice=answered.choice,
        right_choice=list(asked.answers.values()).index(right),
        right=given.right,
        feedback="" if given.right or given.answer is None else given.answer.feedback,
        reason=right.reason,
        section=places.section(question),
        claim=question.experiment or None,
        next=sitting.question(),
        score=None if sitting.now else _score(sitting, places, progress),
    )


def _score(sitting: Sitting, places: Places, progress: Progress) -> QuizScore:
    """The lesson's own score decides; what was due from earlier ones is told beside it."""
    own = {question.id for question in sitting.chosen.questions}
    ours = score([one for one in sitting.given if one.question.id in own])
    earlier = score([one for one in sitting.given if one.question.id not in own])
    decides = ours if own else earlier
    known = [one.question for one in sitting.given if one.right]
    again = next_due(progress.questions, known)
    return QuizScore(
        right=decides.right,
        asked=decides.asked,
        passed=decides.passed,
        mark=PASS_MARK,
        lesson=sitting.chosen.lesson,
        earlier_right=earlier.right if own else 0,
        earlier_asked=earlier.asked if own else 0,
        read_again=places.sections(score(sitting.given).missed),
        again_on=again.isoformat() if again else None,
    )
