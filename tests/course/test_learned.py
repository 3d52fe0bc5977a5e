"""What changes in a learner's progress: pure functions, the same for the terminal and the page."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.course import experiments
from pellucid.course.asking import Given
from pellucid.course.course import open_course
from pellucid.course.learned import place_in, with_answer, with_outcome, with_place
from pellucid.course.progress import Progress
from pellucid.course.quizzes_of import quizzes_of
from pellucid.course.statistics import held, holding, judge

LESSON = open_course().lessons[2]
QUESTION = quizzes_of()[1].questions[0]
TODAY = date(2026, 1, 31)


@given(st.lists(st.integers(0, 12), min_size=1))
def test_a_lesson_read_once_stays_read(places: list[int]) -> None:
    progress = Progress()
    for at in places:
        progress = with_place(progress, LESSON, at, TODAY)
    done = max(places) >= len(LESSON.sections)
    assert progress.lessons["2"].done == done
    assert place_in(LESSON, progress) == (0 if done else places[-1])


def test_an_answer_moves_a_question_to_another_box() -> None:
    wrong = next(answer for answer in QUESTION.answers if not answer.right)
    known = with_answer(Progress(), Given(QUESTION, QUESTION.right), TODAY)
    assert known.questions[QUESTION.id].due == TODAY + timedelta(days=1)
    missed = with_answer(known, Given(QUESTION, wrong), TODAY)
    assert missed.questions[QUESTION.id].box == 0
    assert known.questions[QUESTION.id].box == 1


def test_an_outcome_is_kept_beside_what_is_there() -> None:
    old = with_place(Progress(), LESSON, 3, TODAY)
    outcome = experiments["sandwich"].run(8)
    kept = with_outcome(old, outcome, TODAY)
    assert kept.lessons == old.lessons
    place = kept.experiments["sandwich"]
    assert (place.verdict, place.seeds, place.when) == (outcome.verdict, 8, TODAY)
    assert msgspec.json.decode(msgspec.json.encode(kept), type=Progress) == kept


@pytest.mark.parametrize("seeds", [1, 12])
def test_a_trial_gives_the_gaps_its_outcome_rests_on(seeds: int) -> None:
    experiment = experiments["sandwich"]
    outcome, gaps = experiment.trial(seeds)
    assert outcome.comparisons == judge(experiment.comparisons, gaps)
    each = held(experiment.comparisons, gaps)
    assert (len(each), each.sum()) == (seeds, holding(experiment.comparisons, gaps))
    assert outcome.holds == each.sum()
