"""What a change of the set-up does to the training: steers it, or begins another."""

from msgspec.structs import replace

from pellucid.lab.protocol.setup import Setup


def only_steers(before: Setup, after: Setup) -> bool:
    """Whether training can go on with the same weights: optimiser, rates, batch, dropout, loss."""
    return before == _steered_as(before, after)


def _steered_as(before: Setup, after: Setup) -> Setup:
    """The set-up with everything that only steers as it was before."""
    if len(before.network.hidden) != len(after.network.hidden):
        return after
    hidden = tuple(
        replace(new, dropout=old.dropout)
        for old, new in zip(before.network.hidden, after.network.hidden, strict=True)
    )
    network = replace(after.network, hidden=hidden, loss=before.network.loss)
    return replace(after, network=network, training=before.training)


def with_seed(setup: Setup, seed: int) -> Setup:
    """The same set-up with other initial weights."""
    return replace(setup, network=replace(setup.network, seed=seed))
