"""`pellucid train`, from beginning to end."""

from pellucid.atomic import check_writable
from pellucid.cli import clock, jax_settings
from pellucid.cli.answer import print_json
from pellucid.cli.terminal import answer, aside
from pellucid.cli.training.ask import Data, Files, Wishes


def carry_out(data: Data, wishes: Wishes, files: Files, *, json: bool) -> None:
    """Trains, keeps what was learned, and says how it went."""
    check_writable(files.model)
    if files.report is not None:
        check_writable(files.report)
    jax_settings.prepare()
    console = aside()
    with console.status("starting"):
        from pellucid.cli.training import finish, learn, resuming, watchers

        choices = learn.choices_of(wishes)
    run = resuming.finished(console, files)
    if run is None:
        with resuming.if_interrupted(console, files), watchers.watcher(console, data.folds) as seen:
            run = learn.learned(data, choices, files, seen)
            seen.stage("saving")
            finish.keep(run, files)
    if json:
        print_json(finish.facts(run, files, clock.since_start()))
    else:
        finish.say(answer(), run, files, data.source, clock.since_start())
