"""Which layer learned the most numbers."""

from pellucid.course.own.form import Choice, question
from pellucid.course.own.parameters import layer_sizes
from pellucid.course.own.subject import Subject
from pellucid.course.quiz import Question


def largest_layer(subject: Subject) -> Question | None:
    """Which layer learned most; nothing is asked where two share the first place."""
    sizes = layer_sizes(subject)
    ranked = sorted(sizes, key=lambda name: -sizes[name])
    if len(ranked) < 2 or sizes[ranked[0]] == sizes[ranked[1]]:
        return None
    most = ranked[0]
    whole = f"{most} learned {sizes[most]:,} of {sum(sizes.values()):,} numbers"
    return question(
        "largest-layer",
        f"Which part of {subject.whose} learned the most numbers?",
        Choice(most, f"Yes: {whole}."),
        [*(Choice(name, f"{name} learned {sizes[name]:,}. {whole}.") for name in ranked[1:4]),
         Choice("The input layer", f"It learns nothing, it only hands on what it gets. {whole}."),
         Choice("The activation functions", f"They are fixed and learn nothing. {whole}."),
         Choice("All parts the same", f"They differ: {whole}.")],
        "wider",
    )  # fmt: skip
