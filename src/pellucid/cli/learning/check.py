"""`pellucid course check`, from beginning to end."""

import typer
from rich.text import Text

from pellucid.cli import jax_settings
from pellucid.cli.answer import print_json
from pellucid.cli.drawing.numbers import count
from pellucid.cli.terminal import answer, aside, say_text
from pellucid.errors import choose


def check_course(what: str, folder: str, *, json: bool) -> None:
    """Tells everything that is wrong, by file and line; exits with 1 if anything is."""
    choose("what to do with a course", what, ("check",))
    jax_settings.prepare()
    with aside().status("reading"):
        from pellucid.cli.own_folder import check_own
        from pellucid.course.checking import check

        check_own(folder, "pellucid course check")
        found = check(folder)
    if json:
        told = [{"file": str(one.path)} | one.problem._asdict() for one in found]
        print_json({"folder": folder, "problems": told})
    else:
        console = answer()
        for path, (line, message, instead) in found:
            said = Text().append(f"{path}:{line}: ", "name").append(message)
            say_text(console, said.append(f". Try: {instead}" if instead else ""))
        wrong = count(len(found), "thing is", "things are")
        say_text(console, Text(f"{wrong} wrong." if found else "Nothing is wrong."))
    if found:
        raise typer.Exit(1)
