"""Watching a training that somebody else's loop carries out."""

from typing import Any

from pellucid.doctor.frameworks import framework_of
from pellucid.doctor.watch import Watch
from pellucid.errors import BadInput
from pellucid.network import Network


def watch(model: Any, optimizer: Any = None) -> Watch:
    """Watches a PyTorch or Keras 3 model while your own code trains it.

    Use it as a context, `with pellucid.doctor.watch(model, optimizer) as seen:`, around the
    training, and `pellucid.diagnose(seen)` afterwards. It only looks: the parameters come out bit
    for bit as they would without it. Raises `BadInput` for a model of no framework that is known;
    of Pellucid's own networks, vitals are recorded anyway.
    """
    if isinstance(model, Network):
        raise BadInput(
            "the model is a Pellucid network", "a torch.nn.Module or a Keras 3 model",
            "What its layers do is recorded whenever it is trained",
            "run = pellucid.train(...); pellucid.diagnose(run)",
        )  # fmt: skip
    framework = framework_of(model)
    if framework is None:
        given = f"the model is a {type(model).__name__}"
        raise BadInput(given, "a torch.nn.Module or a Keras 3 model")
    return framework.watch(model, optimizer)
