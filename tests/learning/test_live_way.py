"""Any moment of a way can be gone back to, to the same bits, whatever was done on it."""

from typing import NamedTuple

import jax
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pellucid.learning import Settings
from pellucid.learning.live import Edit, Learn, Lessons, Steer, Way, course_of
from pellucid.learning.live.events import Underway, after
from pellucid.learning.live.marks import Mark, Marks
from pellucid.learning.live.programs import programs_of
from pellucid.network import Dense, Dropout, Network

DRAW = np.random.default_rng(1)
X = DRAW.uniform(-1, 1, (30, 2)).astype(np.float32)
LESSONS = Lessons.of(X, (X[:, 0] > X[:, 1]).astype(np.int32), 21)
BARE = Network((2,), (Dense(3, "tanh"), Dense(1, "sigmoid")))
DROPPED = Network((2,), (Dense(3, "tanh"), Dropout(0.5), Dense(1, "sigmoid")))


def course(network=BARE, l1=0.0, **chosen):
    return course_of(network, "binary", 21, Settings(**({"batch_size": 4} | chosen)), l1=l1)


COURSES = (
    course(optimizer="adam"),
    course(optimizer="adam", learning_rate=0.5, l1=0.1),
    course(DROPPED, optimizer="adam"),
    course(optimizer="momentum", batch_size=9),
)
ROOM = 4 * 1000  # for so few marks that most journeys are learned again


def leaves(tree):
    return [np.asarray(leaf) for leaf in jax.tree.leaves(tree)]


def same_bits(one, other):
    return all((a == b).all() for a, b in zip(leaves(one), leaves(other), strict=True))


class Train(NamedTuple):
    steps: int


class Travel(NamedTuple):
    share: float


EDITS = st.builds(
    Edit, st.just("dense_1"), st.integers(0, 2), st.sampled_from([None, 0, 1]),
    st.floats(-2, 2, width=32),
)  # fmt: skip
DEEDS = st.one_of(
    st.builds(Train, st.integers(1, 40)),
    EDITS,
    st.sampled_from([Steer(one) for one in COURSES]),
    st.builds(Learn, st.lists(st.integers(0, 20), min_size=2, max_size=2).map(tuple)),
    st.builds(Travel, st.floats(0, 1)),
)


class Straight:
    """The same deeds, remembered one by one, and done from the beginning whenever asked."""

    def __init__(self):
        self.deeds, self.at = [], 0

    def moment(self, upto=None):
        return sum(deed == "step" or isinstance(deed, Learn) for deed in self.deeds[:upto])

    def add(self, *deeds):
        del self.deeds[self.at :]
        self.deeds += deeds
        self.at = len(self.deeds)

    def travel(self, moment):
        """To the last place of this moment, when all that takes no step has been done."""
        self.at = max(n for n in range(len(self.deeds) + 1) if self.moment(n) == moment)

    def state(self):
        now = Underway(programs_of(COURSES[0]).begin(5, COURSES[0].strengths), COURSES[0])
        for deed in self.deeds[: self.at]:
            if deed == "step":
                program = programs_of(now.course)
                live = program.advance(now.live, LESSONS, now.course.strengths, 1)
                now = now._replace(live=live)
            else:
                now = after(deed, now, LESSONS)
        return now


@settings(max_examples=20)
@given(st.lists(DEEDS, max_size=14))
def test_a_way_is_the_straight_run_of_its_deeds(deeds):
    way, straight = Way(LESSONS, COURSES[0], 5, ROOM), Straight()
    for deed in deeds:
        match deed:
            case Train(steps=steps):
                way.advance(steps)
                straight.add(*["step"] * steps)
            case Travel(share=share):
                moment = round(share * way.latest)
                way.travel(moment)
                straight.travel(moment)
            case _:
                way.do(deed)
                straight.add(deed)
        assert way.moment == straight.moment(straight.at)
        assert way.latest == straight.moment()
    wanted = straight.state()
    assert way.course == wanted.course
    assert same_bits(way.live, wanted.live)


@pytest.fixture
def way():
    found = Way(LESSONS, COURSES[0], 5)
    found.advance(30)
    return found


def test_a_moment_gone_back_to_is_the_moment_that_was(way):
    seen = way.live
    way.advance(70)
    way.travel(30)
    assert (way.moment, way.latest) == (30, 100)
    assert same_bits(way.live, seen)
    assert way.past == []


def test_going_on_leaves_the_old_way_behind(way):
    way.travel(10)
    way.advance(5)
    assert (way.moment, way.latest, way.past) == (15, 15, [(10, 30)])


def test_a_weight_drawn_up_and_down_is_one_event(way):
    for value in (0.1, 0.2, 0.3):
        way.do(Edit("dense_1", 0, 1, value))
    assert way.events == [Edit("dense_1", 0, 1, 0.3)]
    assert np.asarray(way.live.parameters["dense_1"]["weights"])[1, 0] == np.float32(0.3)
    way.do(Edit("dense_1", 0, None, 0.4))
    assert len(way.events) == 2
    assert np.asarray(way.live.parameters["dense_1"]["bias"])[0] == np.float32(0.4)


def test_the_first_moment_is_before_nothing_but_what_was_done_there(way):
    way.travel(0)
    way.do(Edit("dense_1", 0, 0, 9.0))
    way.advance(3)
    way.travel(0)
    assert np.asarray(way.live.parameters["dense_1"]["weights"])[0, 0] == 9.0


def test_a_copy_goes_its_own_way(way):
    other = way.copy()
    other.do(Edit("dense_1", 0, 0, 1.0))
    other.advance(10)
    assert (way.moment, way.latest, way.events) == (30, 30, [])
    assert (other.moment, len(other.events)) == (40, 1)
    way.travel(12)
    other.travel(12)
    assert same_bits(way.live, other.live)


def test_a_long_way_back_stops_at_what_was_kept():
    way = Way(LESSONS, COURSES[0], 5, ROOM)
    for _ in range(50):
        way.advance(7)
    way.travel(349, most=2)
    assert way.moment < 349
    kept = way.live
    way.travel(way.moment)
    assert same_bits(way.live, kept)


def test_marks_stay_in_their_room():
    marks = Marks(room=10_000)
    for moment in range(5000):
        if marks.wants(moment):
            marks.add(Mark(moment, bytes(600), COURSES[0], 0))
    assert marks.size <= 10_000
    assert len(marks) >= 5
    assert marks.before(0).moment == 0
    gaps = np.diff([mark.moment for mark in marks])
    assert gaps.max() <= 2 * gaps.min()


def test_small_marks_are_no_more_than_make_a_journey_back_short():
    marks = Marks(room=1 << 30)
    for moment in range(5000):
        if marks.wants(moment):
            marks.add(Mark(moment, bytes(100), COURSES[0], 0))
    assert 256 <= len(marks) <= 512


def test_marks_too_large_for_their_room_are_kept_a_few_times():
    marks = Marks(room=10)
    for moment in range(100):
        if marks.wants(moment):
            marks.add(Mark(moment, bytes(600), COURSES[0], 0))
    assert 2 <= len(marks) <= 3
