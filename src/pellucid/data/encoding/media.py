"""How files of pictures and sound become inputs: descriptions that go into a model's JSON."""

import msgspec

from pellucid.data.encoding.parts import TargetEncoding
from pellucid.errors import BadInput


class PictureEncoding(msgspec.Struct, frozen=True, tag="pictures"):
    """Pictures as unsigned bytes of shape (height, width, channels); one channel is grey.

    A picture of another size is scaled to this one, whatever its proportions: nothing is cut off.
    """

    height: int
    width: int
    channels: int
    target: TargetEncoding | None = None

    def __post_init__(self) -> None:
        if self.height < 1 or self.width < 1 or self.channels not in (1, 3):
            raise BadInput(
                f"pictures of {self.height} by {self.width} pixels in {self.channels} channels",
                "1 pixel or more each way, in 1 channel or 3",
            )

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of one example."""
        return (self.height, self.width, self.channels)


class SoundEncoding(msgspec.Struct, frozen=True, tag="sound"):
    """Sound as 16-bit samples of shape (samples,), one channel, at `rate` samples a second.

    A recording of another rate is resampled. One that is longer is cut to where it is loudest,
    a shorter one is filled up with silence on both sides.
    """

    rate: int
    samples: int
    target: TargetEncoding | None = None

    def __post_init__(self) -> None:
        if self.rate < 1 or self.samples < 1:
            raise BadInput(
                f"sound of {self.samples} samples at {self.rate} a second", "1 or more of each"
            )

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of one example."""
        return (self.samples,)

    @property
    def seconds(self) -> float:
        """How long one example lasts."""
        return self.samples / self.rate
