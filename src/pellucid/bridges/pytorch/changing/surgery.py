"""Surgery: modules taken out of a model, put into it, and set after others."""

from collections.abc import Callable, Sequence

from torch import Tensor, nn

from pellucid.bridges.pytorch.anatomy import kind_of
from pellucid.bridges.pytorch.calls import Call
from pellucid.bridges.pytorch.changing.modular import modular
from pellucid.bridges.pytorch.passing import passed
from pellucid.doctor.anatomy import Kind
from pellucid.doctor.patient import CannotChange

MIXING: tuple[Kind, ...] = ("dense", "convolution", "recurrent", "attention")


def opened(
    model: nn.Module, x: Tensor, touched: Callable[[Sequence[Call]], Sequence[Call]]
) -> tuple[nn.Module, list[Call]]:
    """The model with every activation and dropout a module of its own, and its calls.

    The model itself where the calls that are to be `touched` are so already. Raises
    `CannotChange` where its `forward` cannot be written anew.
    """
    calls = passed(model, x).calls
    uses = [id(call.module) for call in calls]
    if all(_own_module(call, uses) for call in touched(calls)):
        return model, list(calls)
    rewritten = modular(model, x)
    return rewritten, list(passed(rewritten, x).calls)


def _own_module(call: Call, uses: Sequence[int]) -> bool:
    """Whether the call is all there is of a module, and no function follows it."""
    alone = call.module is not None and uses.count(id(call.module)) == 1
    return alone and call.activation == "linear"


def mixing(calls: Sequence[Call]) -> list[Call]:
    """The calls of layers that mix their inputs by weights."""
    return [call for call in calls if kind_of(call) in MIXING]


def hidden(calls: Sequence[Call]) -> list[Call]:
    """Those but the last. Raises `CannotChange` where there are none."""
    found = mixing(calls)[:-1]
    if not found:
        raise CannotChange("This network has no hidden layers.")
    return found


def followers(calls: Sequence[Call], call: Call) -> list[Call]:
    """What comes between a call and the next one that mixes."""
    after = calls[calls.index(call) + 1 :]
    ends = (place for place, one in enumerate(after) if kind_of(one) in MIXING)
    return list(after[: next(ends, len(after))])


def with_followers(calls: Sequence[Call]) -> list[Call]:
    """All hidden layers that mix, each with what comes before the next one."""
    return [one for call in hidden(calls) for one in (call, *followers(calls, call))]


def put(model: nn.Module, call: Call, module: nn.Module) -> nn.Module:
    """The model with another module in a call's place; a new model where that was all of it."""
    if not call.path:
        return module
    place(model, call).set_submodule(call.path.rpartition(".")[2], module)
    return model


def set_after(model: nn.Module, call: Call, module: nn.Module) -> nn.Module:
    """The model with another module after a call's.

    Places in an `nn.Sequential` move on by one: whoever sets several begins with the last.
    """
    key = call.path.rpartition(".")[2]
    parent = place(model, call) if call.path else model
    if call.path and type(parent) is nn.Sequential and key.isdecimal():
        parent.insert(int(key) + 1, module)
        return model
    if call.module is None:
        raise CannotChange(f"{call.name} is a function, not a module.")
    return put(model, call, nn.Sequential(call.module, module))


def place(model: nn.Module, call: Call) -> nn.Module:
    """The module that a call's module is a part of."""
    if call.module is None:
        raise CannotChange(f"{call.name} is a function, not a module.")
    return model.get_submodule(call.path.rpartition(".")[0])
