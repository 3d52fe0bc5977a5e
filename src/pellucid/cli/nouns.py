"""What one example is called: a row, a picture, a recording."""

from pellucid.data import Collection, PictureEncoding, SoundEncoding
from pellucid.learning import Model, Run


def noun(model: Model) -> str:
    """What one example of a model's is called.

    >>> from pellucid.network import Dense, Network
    >>> noun(Model("a", "regression", Network((2,), (Dense(1),)), {}))
    'row'
    """
    if isinstance(model.encoding, PictureEncoding):
        return "picture"
    return "recording" if isinstance(model.encoding, SoundEncoding) else "row"


def noun_of(run: Run) -> str:
    """What one example of a run's is called."""
    return noun(run.model)


def noun_in(collection: Collection) -> str:
    """What one example of a collection is called."""
    return "recording" if collection.is_sound else "picture"
