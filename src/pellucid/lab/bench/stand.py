"""Where a bench stands: the journey it is on, what is wanted to be seen, what can be undone."""

from concurrent.futures import ThreadPoolExecutor

from pellucid.lab.bench.bounds import Bounds
from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.lessons import Material
from pellucid.lab.bench.looks import Looks
from pellucid.lab.bench.material import material_of
from pellucid.lab.bench.noticing import Noticing
from pellucid.lab.bench.own import Own
from pellucid.lab.bench.picture import Picture
from pellucid.lab.bench.running import Running
from pellucid.lab.bench.scene import frame_of, history_of, is_broken, row_of, scene_of
from pellucid.lab.bench.sight import Wanted
from pellucid.lab.bench.undo import Changes
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.setup import DataSetup, Setup
from pellucid.lab.sendable import Sendable
from pellucid.lab.uploads import Uploads
from pellucid.learning.live import Programs


class Stand:
    """All that a bench knows by now, and how it tells of it."""

    def __init__(self, uploads: Uploads, bounds: Bounds) -> None:
        self._uploads, self.bounds = uploads, bounds
        self.running = Running()
        self.changes = Changes(bounds.changes, bounds.past)
        self.noticing = Noticing()
        self._journey: Journey | None = None
        self._wanted: Wanted | None = None
        self._own: Own | None = None
        self._programs: Programs | None = None
        self._looks: Looks | None = None
        self._is_shown = False

    @property
    def journey(self) -> Journey:
        """The journey that is open. Raises `Mistake` where none is yet."""
        if self._journey is None:
            raise Mistake("not-opened")
        return self._journey

    @property
    def wanted(self) -> Wanted:
        """What frames should hold. Raises `Mistake` where nothing is open yet."""
        if self._wanted is None:
            raise Mistake("not-opened")
        return self._wanted

    @wanted.setter
    def wanted(self, wanted: Wanted) -> None:
        self._wanted = wanted

    def set_up(self, setup: Setup) -> None:
        """Another set-up from its beginning; where it is refused, all stays as it is."""
        material = self._material_of(setup.data)
        self.bounds.check_material(material)
        journey = Journey(setup, material, self.bounds, self._own)
        if self._journey is not None:
            self.changes.remember(self._journey.copy())
        self.come_to(journey)

    def begin(self, own: Own) -> None:
        """A network of one's own, with its own examples."""
        self._own = own
        self.set_up(own.setup)

    def _material_of(self, data: DataSetup) -> Material:
        if self._own:
            return self._own.material_of(data)
        if self._journey is not None and self._journey.setup.data == data:
            return self._journey.material  # a file is read and encoded once for all its networks
        return material_of(data, self._uploads)

    def come_to(self, journey: Journey) -> None:
        """Goes on with this journey; what was looked at stays, where the examples are the same."""
        old, self._journey = self._journey, journey
        if old is None or old.material is not journey.material:
            self._wanted = Wanted.first(journey.material)
        self.running.anew()
        self._is_shown = False

    # --- compiling ----------------------------------------------------------------------------

    def ready(self) -> bool:
        """Whether training and looking wait for no compiling."""
        programs, looks = self._held()
        lessons = self.journey.lessons
        return programs.prepared(lessons) and looks.at_once(lessons)

    def prepared(self) -> bool:
        """Whether all is compiled, so that looking is quick too."""
        programs, looks = self._held()
        lessons = self.journey.lessons
        return programs.prepared(lessons) and looks.prepared(lessons)

    def _held(self) -> tuple[Programs, Looks]:
        """The programs of what is set up.

        They are held, so that however many others there are, they need not be compiled again.
        """
        journey = self.journey
        self._programs, self._looks = journey.programs, self.wanted.looks(journey)
        return self._programs, self._looks

    def make_ready(self) -> None:
        """Compiles what training and looking cannot do without.

        Like `prepare`, it may run beside other calls: the bench may be another one before it is
        done.
        """
        journey = self.journey
        if self.wanted.looks(journey).at_once(journey.lessons):
            journey.programs.prepare(journey.lessons, journey.course.strengths)
        else:
            self.prepare()

    def prepare(self) -> None:
        """Compiles what is missing of what is set up as it is called."""
        journey, wanted = self.journey, self.wanted
        programs, looks, lessons = journey.programs, wanted.looks(journey), journey.lessons
        if programs.prepared(lessons) and looks.prepared(lessons):
            return
        live = journey.way.live
        with ThreadPoolExecutor(1) as beside:  # two cores compile two programs in two thirds
            looked = beside.submit(looks.prepare, live, lessons, wanted.ground)
            programs.prepare(lessons, journey.course.strengths)
            looked.result()

    # --- telling ------------------------------------------------------------------------------

    def everything(self) -> list[Sendable]:
        """The scene, the curves and the frame."""
        return [self.scene(), history_of(self.journey), *self.frame()]

    def scene(self) -> bytes:
        """The bench as it is set up."""
        changes = self.changes
        self.noticing.forget()
        return scene_of(
            self.journey, self.wanted, can_undo=changes.can_undo, can_redo=changes.can_redo
        )

    def frame(self) -> list[Sendable]:
        """The frame of this moment; nothing where a program has to be compiled for it first."""
        journey, wanted = self.journey, self.wanted
        looks, lessons = self._held()[1], journey.lessons
        if not looks.at_once(lessons):
            return []
        return self._shown(looks.look(journey.way.live, lessons, wanted.ground))

    @property
    def owes_frame(self) -> bool:
        """Whether nothing of what is set up has been shown, for want of a program."""
        return self._journey is not None and not self._is_shown

    def first_frame(self) -> list[Sendable]:
        """The frame that is owed, computed by hand; nothing where that would take too long."""
        if not self.owes_frame:
            return []
        journey, wanted = self.journey, self.wanted
        looks, lessons = self._held()[1], journey.lessons
        self._is_shown = True  # or as good as: it is not tried again
        if not looks.bearable(lessons):
            return []
        return self._shown(looks.by_hand(journey.way.live, lessons, wanted.ground))

    def _shown(self, picture: Picture) -> list[Sendable]:
        """The frame of a picture, and what is noticed in it."""
        journey = self.journey
        self._is_shown = True
        news: list[Sendable] = []
        if journey.moment == journey.latest:
            journey.curves.add(journey.moment, row_of(picture, journey.layers))
            news = self.noticing.look(journey)
        if is_broken(picture):
            self.running.stop()
        self.running.drawn()
        return [*news, frame_of(journey, picture, self.wanted, running=self.running.on)]

    def leave(self) -> list[Sendable]:
        """The curves, where what comes now leaves behind a way that had come further."""
        if self.journey.moment == self.journey.latest:
            return []
        self.journey.leave()
        return [history_of(self.journey)]
