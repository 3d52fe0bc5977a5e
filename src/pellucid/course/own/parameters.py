"""How many numbers a network learned."""

import jax

from pellucid.course.own.form import Choice, question
from pellucid.course.own.subject import Subject
from pellucid.course.quiz import Question
from pellucid.network import learned


def parameters(subject: Subject) -> Question | None:
    """How many numbers were learned: weights and biases together."""
    sizes, say = layer_sizes(subject), subject.language.say
    right = sum(sizes.values())
    parts = " + ".join(
        say("{size} in {layer}", size=size, layer=subject.layer(name))
        for name, size in sizes.items()
    )
    return question(
        "parameters",
        say("How many numbers did {network} learn, in all its layers?", network=subject.whose),
        Choice(_whole(right, subject), say("Yes: {parts}, {all} in all.", parts=parts, all=right)),
        [Choice(_whole(wrong, subject), why) for wrong, why in _wrong(subject, right, sizes)],
        "sandwich",
    )


def layer_sizes(subject: Subject) -> dict[str, int]:
    """How many numbers each layer learned, of those that learned any."""
    network, numbers = subject.model.network, subject.first
    free = learned(network, numbers)
    counted = jax.tree.map(lambda leaf, is_free: int(leaf.size) * is_free, numbers, free)
    sizes = {name: sum(jax.tree.leaves(counted[name])) for name in network.names}
    return {name: size for name, size in sizes.items() if size}


def _whole(number: int, subject: Subject) -> str:
    return subject.language.whole(number)


def _wrong(subject: Subject, right: int, sizes: dict[str, int]) -> list[tuple[int, str]]:
    shapes, say = subject.model.network.shapes, subject.language.say
    named = jax.tree_util.tree_leaves_with_path(subject.first)
    biases = sum(leaf.size for path, leaf in named if "bias" in str(path[-1]))
    units = sum(shape[-1] for shape in shapes[1:])
    last = list(sizes.values())[-1] if sizes else 0
    return [
        (right - biases, say("Those are the weights alone: every unit has a bias too.")),
        (units, say("Those are the units: each of them has a weight for every input it reads.")),
        (
            right - last,
            say("The last layer is left out there, and it learns as the others do."),
        ),
        (
            right + shapes[0][-1],
            say("The inputs are given, not learned: they do not count."),
        ),
        (
            2 * right,
            say("That is twice as many: a weight is one number, whichever way it is used."),
        ),
    ]
