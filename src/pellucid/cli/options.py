"""The options of the commands: what each is called, and what is said about it.

Values are checked where they are used, so that this file needs neither NumPy nor JAX, and
`--help` is quick.
"""

from typing import Annotated

from typer import Argument, Option

from pellucid.errors import BadInput

LARGEST_SEED = 2**31 - 5000  # so that networks side by side each have one of their own


def check_seed(seed: int) -> int:
    """The seed, if it is one. Raises `BadInput` otherwise."""
    if not 0 <= seed <= LARGEST_SEED:
        raise BadInput(
            f"--seed is {seed}", f"a whole number from 0 to {LARGEST_SEED:,}", instead="--seed 0"
        )
    return seed


_SETS = (
    "digits, iris, wine, breast-cancer, diabetes, xor, circles, moons, gaussians, spirals, plane, "
    "multi-gaussian, vowels; mnist and spoken-digits, by download"
)
GAMES = ("tic-tac-toe", "connect-four", "othello", "hex", "go-9x9", "chess")
"""The games' names, known before there is time to load them."""

Source = Annotated[
    str,
    Argument(
        metavar="SOURCE",
        help="A table (CSV, TSV, Parquet, Arrow, JSON lines), a folder of pictures or recordings "
        "(class/file), or a built-in set: "
        + _SETS
        + ". Or a game, learned by playing it: "
        + ", ".join(GAMES)
        + ".",
        show_default=False,
    ),
]
ModelFile = Annotated[
    str, Argument(metavar="MODEL", help="A model that pellucid train wrote.", show_default=False)
]
Input = Annotated[
    str,
    Argument(
        metavar="INPUT",
        help="What to answer: rows as the model learned from (a table, a built-in set), or a "
        "picture, a recording, or a folder of them.",
        show_default=False,
    ),
]
ModelOrPlayer = Annotated[
    str,
    Argument(
        metavar="MODEL",
        help="A model or a player that pellucid train wrote, or a game whose player comes with "
        "Pellucid.",
        show_default=False,
    ),
]
InputOrMoves = Annotated[
    str | None,
    Argument(
        metavar="[INPUT]",
        help="What to answer, as pellucid predict takes it. Of a player: the moves that led to a "
        "position, such as 44536; without them, what its network knows of the game.",
        show_default=False,
    ),
]

Recording = Annotated[
    str | None,
    Argument(
        metavar="[RECORDING]",
        help="A recording (WAV, FLAC, OGG, MP3) instead of the microphone.",
        show_default=False,
    ),
]

# For every command
Seed = Annotated[
    int,
    Option("--seed", metavar="S", help="All that is random follows from it.", callback=check_seed),
]
Json = Annotated[bool, Option("--json", help="Print one JSON object, for programs.")]

# What is learned
Target = Annotated[
    str | None,
    Option(metavar="COLUMN", help="The column to learn, by name or position (-1: the last)."),
]
Task = Annotated[
    str | None,
    Option(metavar="TASK", help="binary, multiclass or regression, instead of finding out."),
]
Drop = Annotated[
    list[str] | None,
    Option("--drop", metavar="COLUMN", help="Leave a column out (may be given several times)."),
]
KeepColumn = Annotated[
    list[str] | None,
    Option("--keep", metavar="COLUMN", help="Learn from a column that would be left out."),
]
Test = Annotated[
    float,
    Option(metavar="SHARE", help="The share of rows kept apart, to judge the result."),
]
Folds = Annotated[
    int | None,
    Option(metavar="K", help="Judge the recipe by K-fold cross-validation too."),
]

Kind = Annotated[
    str | None,
    Option(
        metavar="KIND",
        help="pictures or sound, where a folder holds both; table, for the columns of digits.",
    ),
]
Size = Annotated[
    str | None,
    Option(metavar="48x64", help="Bring pictures to this height and width, or to one side."),
]
Seconds = Annotated[
    float | None,
    Option(metavar="S", help="Bring recordings to this many seconds."),
]
Pattern = Annotated[
    str | None,
    Option(
        metavar="'{label}_{speaker}_{n}.wav'",
        help="What files' names say: the label, and who speaks.",
    ),
]
SplitBy = Annotated[
    str | None,
    Option(
        "--split",
        metavar="BY",
        help="speaker (where speakers are known: all of one speaker's recordings stay together) "
        "or random.",
    ),
]

# The network
Layers = Annotated[
    str | None,
    Option(metavar="64,32", help="The hidden layers' units; none for no hidden layer."),
]
Activation = Annotated[
    str | None,
    Option(
        metavar="NAME",
        help="The hidden layers' activation function: relu, leaky-relu, elu, selu, gelu, silu, "
        "softplus, tanh, sigmoid, softmax or linear.",
    ),
]
OutputActivation = Annotated[
    str | None, Option(metavar="NAME", help="The last layer's, instead of the one that fits.")
]
Dropout = Annotated[
    float | None, Option(metavar="SHARE", help="Silence this share of units while learning.")
]
Networks = Annotated[
    int | None,
    Option(metavar="N", help="How many networks learn side by side and answer together."),
]

Minutes = Annotated[
    float | None,
    Option(
        metavar="M",
        help="How long pictures or sound (else 5), or a game, may take, about, on two cores.",
    ),
]

Games = Annotated[
    int | None, Option(metavar="N", help="How many games a player plays against itself, about.")
]
SIMULATIONS = Option(
    "--simulations",
    metavar="N",
    help="How many positions a network looks at before each move; 0, in play and match: none.",
)
Simulations = Annotated[int | None, SIMULATIONS]

# Learning
Epochs = Annotated[int | None, Option(metavar="N", help="Passes over the training rows.")]
BatchSize = Annotated[int | None, Option(metavar="N", help="Rows a step.")]
LearningRate = Annotated[float | None, Option(metavar="RATE", help="How far a step goes.")]
Optimizer = Annotated[
    str | None,
    Option(metavar="NAME", help="sgd, momentum, nesterov, rmsprop, adam, adamw or adamw-fast."),
]
Schedule = Annotated[
    str | None,
    Option(
        metavar="NAME",
        help="How the rate changes: constant, linear, cosine, warmup-cosine, flat-cosine, "
        "one-cycle or exponential.",
    ),
]
WeightDecay = Annotated[
    float | None, Option(metavar="RATE", help="How strongly weights are pulled towards 0.")
]
LossName = Annotated[
    str | None,
    Option(
        "--loss",
        metavar="NAME",
        help="cross-entropy, squared-error, absolute-error or huber.",
    ),
]
Patience = Annotated[
    int | None,
    Option(metavar="N", help="End after N epochs without a better validation loss."),
]
ClassWeights = Annotated[
    str | None,
    Option(metavar="balanced", help="Let every class count the same, however rare."),
]

# Files
ModelOut = Annotated[
    str | None,
    Option("--out", metavar="NAME.pellucid", help="The model's file; else called as SOURCE is."),
]
Report = Annotated[
    str | None, Option(metavar="NAME.html", help="Write a report too: one page, to keep or print.")
]
Resume = Annotated[bool, Option("--resume", help="Go on with a training that was cut off.")]
AnswersOut = Annotated[
    str | None,
    Option(
        "--out",
        metavar="FILE",
        help="Where to: .csv, .tsv, .parquet, .arrow or .jsonl; else CSV on standard output.",
    ),
]
Row = Annotated[int, Option("--row", metavar="N", help="Which row; the first is 0.")]
Member = Annotated[
    int,
    Option("--network", metavar="K", help="Which of the networks side by side; the first is 1."),
]

# The course
Language = Annotated[
    str | None,
    Option(
        "--language",
        metavar="LANG",
        help="The language of the course: en or es; else that of LC_ALL or LANG, or English.",
    ),
]
CourseFolder = Annotated[
    str | None,
    Option(
        "--course",
        metavar="FOLDER",
        help="Lessons, quizzes and experiments of your own, added to ours.",
    ),
]
