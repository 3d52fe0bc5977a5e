"""What a connection may do in a class: a learner's desk, and the teacher's."""

from pellucid.lab.classroom.book import ClassBook
from pellucid.lab.classroom.news import News
from pellucid.lab.classroom.presence import Person, Presence, Seat, Send
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.classroom import (
    ClassCommand,
    Close,
    DeleteAll,
    Here,
    LookAt,
    LookedAt,
    PauseAll,
    PutSetup,
    Remove,
    WasPut,
    Watch,
)
from pellucid.lab.protocol.messages import Done
from pellucid.lab.sendable import Sendable
from pellucid.lab.server.seats import Course


class LearnersDesk:
    """A learner's connection. Nothing that a teacher may do is done here, whatever is sent."""

    def __init__(
        self, book: ClassBook, presence: Presence, news: News, person: Person, seat: Seat
    ) -> None:
        self._book, self._presence, self._news = book, presence, news
        self._person, self._seat = person, seat

    def course(self) -> Course:
        """The learner's course: their progress and every answer are written down."""
        return self._book.course(self._person.learner.id, self._news.answer_came)

    async def do(self, command: ClassCommand) -> list[Sendable]:
        """Raises `Mistake` with code `teachers-only`."""
        del command
        raise Mistake("teachers-only")

    def here(self, message: Here) -> None:
        """The learner is at this place of the page, which listens from its first word on."""
        self._presence.listen(self._person, self._seat)
        if message.place != self._person.where.place:
            self._person.where.place = message.place
            self._presence.moved(self._person)

    def saw(self, message: Sendable) -> None:
        """Takes in what the bench shows the learner."""
        if self._person.where.saw(message):
            self._presence.moved(self._person)

    def leave(self) -> None:
        """The page is gone; the learner is still of the class."""
        self._presence.leave(self._person, self._seat)


class TeachersDesk:
    """A teacher's connection."""

    def __init__(self, book: ClassBook, presence: Presence, news: News, send: Send) -> None:
        self._book, self._presence, self._news, self._send = book, presence, news, send
        self._left = False

    def course(self) -> Course:
        """The teacher's own: their progress is where it is without a class."""
        from pellucid.lab.course import CourseDesk, OwnShelf  # takes a second, like JAX

        return CourseDesk(OwnShelf())

    async def do(self, command: ClassCommand) -> list[Sendable]:
        """The answer; those who watch are told what is another than before."""
        answer = await self._answer(command)
        await self._news.tell()
        return [answer]

    def here(self, message: Here) -> None:
        """Nobody is told where the teacher is."""

    def saw(self, message: Sendable) -> None:
        """Nobody is told what the teacher tries."""

    def leave(self) -> None:
        """The page is gone."""
        self._left = True
        self._news.forget(self._send)

    async def _answer(self, command: ClassCommand) -> Sendable:
        match command:
            case PutSetup():
                return self._put(command)
            case LookAt():
                return self._look_at(command)
            case PauseAll():
                self._presence.pause()
            case Watch():
                await self._watch(command)
            case Remove(learner=learner):
                await self._book.remove(learner)
                self._presence.send_out(learner)
            case Close(closed=closed):
                await self._book.close_door(closed)
            case DeleteAll():
                await self._book.delete_all()
                self._presence.clear()
        self._presence.changed = True
        self._news.answer_came()
        return Done(id=command.id)

    async def _watch(self, command: Watch) -> None:
        if command.on:
            await self._news.watch(self._send)
        if self._left or not command.on:  # a command may be done after its page is gone
            self._news.forget(self._send)

    def _put(self, command: PutSetup) -> WasPut:
        if command.setup.data.source == "upload":
            raise Mistake("put-upload")
        return WasPut(id=command.id, learners=self._presence.put(command.setup))

    def _look_at(self, command: LookAt) -> LookedAt:
        person = self._presence.find(command.learner)
        setup = None if person is None else person.where.setup
        if person is None or setup is None:
            raise Mistake("nothing-on-bench")
        if setup.data.source == "upload":
            raise Mistake("looked-at-upload", name=person.learner.name)
        name = person.learner.name
        return LookedAt(id=command.id, learner=command.learner, name=name, setup=setup)
