"""All the benches there are: who may have one, and for how long it is kept."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from pellucid.lab.bench import Bench
from pellucid.lab.mistake import Mistake
from pellucid.lab.server.learner import Learner
from pellucid.lab.server.rules import Rules
from pellucid.lab.server.seats import Course
from pellucid.lab.server.workshop import Workshop
from pellucid.lab.uploads import Uploads

_LOG = logging.getLogger("pellucid.lab")
SWEEP = 15.0  # seconds between looks for what nobody came back to


@runtime_checkable
class UploadRoom(Protocol):
    """Where uploads are kept, by their owner."""

    def of(self, owner: str) -> Uploads:
        """Those of one learner."""
        ...

    def forget_all_but(self, owners: set[str], older_than: float) -> None:
        """Deletes what belongs to nobody who is here, and has for so many seconds."""
        ...


class House:
    """Gives out benches, gives them back to those they belong to, and clears up."""

    def __init__(
        self,
        make_bench: Callable[[Uploads], Bench],
        uploads: UploadRoom,
        workshop: Workshop,
        rules: Rules,
    ) -> None:
        self._make_bench, self._uploads = make_bench, uploads
        self.workshop, self._rules = workshop, rules
        self._learners: dict[str, Learner] = {}

    def again(self, owner: str, key: str) -> Learner | None:
        """The bench of that key, if it stands and belongs to this owner."""
        learner = self._learners.get(key)
        return learner if learner is not None and learner.owner == owner else None

    def new(self, owner: str, course: Course) -> Learner:
        """A new bench. Raises `Mistake` where there are too many, and none that is left alone."""
        own = [one for one in self._learners.values() if one.owner == owner]
        if len(own) >= self._rules.of_one:
            self._free_oldest(own, "too-many-benches", self._rules.of_one)
        if len(self._learners) >= self._rules.benches:
            self._free_oldest(list(self._learners.values()), "lab-full", self._rules.benches)
        bench = self._make_bench(self._uploads.of(owner))
        learner = Learner(owner, bench, course, self.workshop)
        self._learners[learner.key] = learner
        return learner

    async def keep_tidy(self) -> None:
        """Frees, from time to time, what nobody has come back to."""
        while True:
            await asyncio.sleep(min(SWEEP, self._rules.kept))
            try:
                self.sweep()
            except Exception:  # one that cannot be freed must not keep all others
                _LOG.exception("What nobody came back to could not be freed.")

    def sweep(self) -> None:
        """Frees benches whose page has been gone too long, and uploads without an owner."""
        long_ago = time.monotonic() - self._rules.kept
        for learner in list(self._learners.values()):
            if learner.page is None and learner.left_at < long_ago:
                self._free(learner)
        owners = {one.owner for one in self._learners.values()}
        self._uploads.forget_all_but(owners, self._rules.kept)

    def close(self) -> None:
        """Frees everything."""
        for learner in list(self._learners.values()):
            self._free(learner)
        self._uploads.forget_all_but(set(), 0)
        self.workshop.close()

    def _free_oldest(self, among: list[Learner], code: str, most: int) -> None:
        alone = [one for one in among if one.page is None]
        if not alone:
            raise Mistake(code, most=most)
        self._free(min(alone, key=lambda one: one.left_at))

    def _free(self, learner: Learner) -> None:
        learner.end()
        del self._learners[learner.key]
