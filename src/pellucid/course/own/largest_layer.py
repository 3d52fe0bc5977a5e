"""Which layer learned the most numbers."""

from pellucid.course.own.form import Choice, question, sentence_of
from pellucid.course.own.parameters import layer_sizes
from pellucid.course.own.subject import Subject
from pellucid.course.quiz import Question


def largest_layer(subject: Subject) -> Question | None:
    """Which layer learned most; nothing is asked where two share the first place."""
    sizes, say = layer_sizes(subject), subject.language.say
    ranked = sorted(sizes, key=lambda name: -sizes[name])
    if len(ranked) < 2 or sizes[ranked[0]] == sizes[ranked[1]]:
        return None
    most, all_of_it = ranked[0], sum(sizes.values())
    return question(
        "largest-layer",
        say("Which part of {network} learned the most numbers?", network=subject.whose),
        Choice(
            sentence_of(subject.layer(most)),
            say("Yes: {layer} learned {size} of {all} numbers.",
                layer=subject.layer(most), size=sizes[most], all=all_of_it),
        ),
        [*(_lesser(subject, name, sizes[name]) for name in ranked[1:4]),
         Choice(say("The input layer"), say("It learns nothing, it only hands on what it gets.")),
         Choice(say("The activation functions"), say("They are fixed and learn nothing.")),
         Choice(say("All parts the same"), say("They differ."))],
        "wider",
    )  # fmt: skip


def _lesser(subject: Subject, name: str, size: int) -> Choice:
    layer = subject.layer(name)
    said = subject.language.say("{layer} learned {size}.", layer=layer, size=size)
    return Choice(sentence_of(layer), sentence_of(said))
