"""`pellucid listen`: what a model hears, from the microphone or from a file."""

from pellucid.cli import options as o


def listen(
    model: o.ModelFile,
    recording: o.Recording = None,
    seed: o.Seed = 0,
    json: o.Json = False,
) -> None:
    """Answer what is said into the microphone, or what a file holds.

    Press Enter and speak; Ctrl-C ends it. With --json, one recording is made and answered.
    """
    from pellucid.cli.listening.carry_out import carry_out

    carry_out(model, recording, seed=seed, json=json)
