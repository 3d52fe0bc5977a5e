"""A mended network of Pellucid's own, as `pellucid.train` takes it."""

from typing import Any

import msgspec

from pellucid.doctor.own.anatomy import kind_of
from pellucid.learning import Run, Settings
from pellucid.network import Network, Parameters

_AS_ASKED = ("layers", "activation", "dropout", "output_activation", "networks", "minutes")


def choices_of(
    network: Network, settings: Settings, parameters: Parameters | None, epochs: int, batch: int
) -> dict[str, Any]:
    """Everything by name: the network, what it begins with, and every setting."""
    told = {"network": network, **_told(settings), "epochs": epochs, "batch_size": batch}
    return told if parameters is None else {**told, "parameters": parameters}


def choices_of_run(
    run: Run, network: Network, settings: Settings, parameters: Parameters | None,
    epochs: int, batch: int,
) -> dict[str, Any]:  # fmt: skip
    """What was chosen for a run, with what has to be another. Its recipe decides the rest.

    Where the network itself is another, it is named whole, with the scales that the recipe had
    measured in the data.
    """
    before, origin = run.record.settings, run.record.origin
    if origin is None or origin.own_network or network != run.model.network:
        scales = None if parameters is None else measured(network, parameters)
        return choices_of(network, settings, scales, epochs, batch)
    now = msgspec.structs.replace(settings, epochs=epochs, batch_size=batch)
    changed = {name: value for name, value in _told(now).items() if value != getattr(before, name)}
    if epochs == run.record.epochs:  # as many as it had: it may have ended early
        changed.pop("epochs", None)
    asked = {name: getattr(origin, name) for name in _AS_ASKED}
    return {**_known(asked), **origin.settings, **changed}


def measured(network: Network, parameters: Parameters) -> Parameters | None:
    """Of these, the ones that were measured in the data instead of learned."""
    layers = zip(network.names, network.layers, strict=True)
    scales = {name for name, layer in layers if kind_of(layer) == "scaling"}
    return {name: own for name, own in parameters.items() if name in scales and own} or None


def _told(settings: Settings) -> dict[str, Any]:
    told = msgspec.structs.asdict(settings) | {"learning_rate": settings.rate}
    told.pop("vitals")
    return _known(told)


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
