"""`pellucid learn`, from beginning to end."""

from pellucid.cli import jax_settings


def carry_out(
    what: str | None,
    *,
    again: bool,
    folder: str | None,
    language: str | None,
    seed: int,
    json: bool,
) -> None:
    """Shows the contents, a lesson, a term or the glossary."""
    jax_settings.prepare()
    # Only now: what follows brings JAX with it.
    from pellucid.cli.learning.show import show_contents, show_lesson, show_terms
    from pellucid.cli.own_folder import open_own
    from pellucid.cli.speaking import chosen_language

    course = open_own(folder, chosen_language(language))
    if what is None:
        show_contents(course, folder, json=json)
    elif what.isdecimal():
        show_lesson(course, int(what), again=again, folder=folder, seed=seed, json=json)
    else:
        show_terms(course, what, json=json)
