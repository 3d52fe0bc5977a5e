"""Handing over: a patient's model as its person can go on with it."""

from pellucid.bridges.keras.case import Case
from pellucid.bridges.keras.optimizers import copied
from pellucid.bridges.keras.rebuilding import rebuilt
from pellucid.doctor.patient import CannotChange, Own


def handed_over(case: Case) -> Own:
    """A compiled copy with the weights it began with.

    Of a model that cannot be copied, the model itself, compiled as its person compiled it: it is
    theirs to compile with the loss and the optimiser told beside it.
    """
    loss, settings = case.workings.loss, {} if case.rate is None else {"learning_rate": case.rate}
    optimizer = copied(case.workings.optimizer, **settings)
    try:
        model = rebuilt(case, {}).workings.model
    except CannotChange:
        return Own(case.workings.model, loss, optimizer)
    model.compile(optimizer=optimizer, loss=loss)
    return Own(model, loss, optimizer)
