"""Who is in the room just now, and where: in memory, on the event loop alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pellucid.lab.classroom.places import LastPlace
from pellucid.lab.classroom.register import Learner
from pellucid.lab.classroom.whereabouts import Whereabouts
from pellucid.lab.protocol.classroom import Attendee, Joined, PauseAsked, Put, SentOut
from pellucid.lab.protocol.setup import Setup
from pellucid.lab.sendable import Sendable

Send = Callable[[Sendable], None]
Tallies = Mapping[int, tuple[int, int]]
"""By learner: how many questions they answered, and how many they have right."""

_NOWHERE = LastPlace("", None)


@dataclass(frozen=True, eq=False)
class Seat:
    """One connection of a learner's: how to tell it something, and how to end it."""

    send: Send
    close: Callable[[], None]


@dataclass(eq=False)
class Person:
    """A learner of the class; with two windows open they have two seats.

    Of each seat it says whether the page listens already. `put` counts the set-ups that were put
    in front of them, `moved` says that their place is to be written down.
    """

    learner: Learner
    where: Whereabouts
    seats: dict[Seat, bool] = field(default_factory=dict[Seat, bool])
    put: int = 0
    moved: bool = False


class Presence:
    """Everybody of the class, in the order they came. `changed`: a teacher would see it."""

    def __init__(self, learners: Iterable[Learner], places: Mapping[int, LastPlace]) -> None:
        self._people: dict[int, Person] = {}
        self._setup: Setup | None = None
        self._puts = 0
        for learner in learners:
            self.add(learner, places.get(learner.id, _NOWHERE))
        self.changed = True

    def add(self, learner: Learner, last: LastPlace = _NOWHERE) -> Person:
        """Somebody new; or, as they were, who is there already."""
        if learner.id not in self._people:
            where = Whereabouts(last.place, last.doing)
            self._people[learner.id], self.changed = Person(learner, where), True
        return self._people[learner.id]

    def find(self, learner: int) -> Person | None:
        """Who has this number."""
        return self._people.get(learner)

    def sit(self, learner: int, seat: Seat) -> Person:
        """A learner's page is open. Who was removed a moment ago is told so, and is nobody here."""
        person = self._people.get(learner)
        if person is None:
            _turn_away(seat)
            return Person(Learner(learner, ""), Whereabouts())
        person.seats[seat] = False
        self.changed = True
        return person

    def listen(self, person: Person, seat: Seat) -> None:
        """The page listens: it is told who they are, and given what all were given."""
        if seat in person.seats and not person.seats[seat]:
            person.seats[seat] = True
            seat.send(Joined(name=person.learner.name))
            self._give(person)

    def leave(self, person: Person, seat: Seat) -> None:
        """The page is gone."""
        person.seats.pop(seat, None)
        self.changed = True

    def put(self, setup: Setup) -> int:
        """Puts a set-up in front of everybody; how many are here to see it now."""
        self._setup, self._puts = setup, self._puts + 1
        here = [person for person in self._people.values() if person.seats]
        for person in here:
            self._give(person)
        return len(here)

    def pause(self) -> None:
        """Asks every page that listens to pause its training."""
        for person in self._people.values():
            for seat in _listening(person):
                seat.send(PauseAsked())

    def send_out(self, learner: int) -> None:
        """Takes somebody out of the room, and tells them."""
        gone = self._people.pop(learner, None)
        self.changed = True
        for seat in list(gone.seats) if gone else ():
            _turn_away(seat)

    def clear(self) -> None:
        """Takes everybody out; what was put in front of them is put away."""
        self._setup = None
        for learner in list(self._people):
            self.send_out(learner)

    def moved(self, person: Person) -> None:
        """Somebody's place or training is another than before."""
        person.moved = self.changed = True

    def look(self) -> None:
        """Looks how far everybody's training has come."""
        for person in self._people.values():
            if person.where.look():
                self.moved(person)

    def take_moved(self) -> dict[int, LastPlace]:
        """The places of those who moved since they were taken last."""
        moved = [person for person in self._people.values() if person.moved]
        for person in moved:
            person.moved = False
        return {one.learner.id: LastPlace(one.where.place, one.where.doing) for one in moved}

    def attendees(self, tallies: Tallies) -> list[Attendee]:
        """Everybody as a teacher sees them."""
        everybody = self._people.values()
        return [_attendee(one, *tallies.get(one.learner.id, (0, 0))) for one in everybody]

    def _give(self, person: Person) -> None:
        """Gives somebody what was put in front of all, once a page of theirs listens."""
        listening = _listening(person)
        if listening and self._setup is not None and person.put < self._puts:
            person.put = self._puts
            for seat in listening:
                seat.send(Put(setup=self._setup))


def _listening(person: Person) -> list[Seat]:
    return [seat for seat, listens in person.seats.items() if listens]


def _turn_away(seat: Seat) -> None:
    seat.send(SentOut())
    seat.close()


def _attendee(person: Person, answered: int, right: int) -> Attendee:
    return Attendee(
        learner=person.learner.id,
        name=person.learner.name,
        online=bool(person.seats),
        place=person.where.place,
        doing=person.where.doing,
        answered=answered,
        right=right,
    )
