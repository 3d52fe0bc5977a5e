"""The conversation over the board: moves, and all that can be asked between them."""

from rich.console import Console
from rich.text import Text

from pellucid.cli.notes import say_after
from pellucid.cli.playing.board import say_board
from pellucid.cli.playing.keep import Keeper
from pellucid.cli.playing.opened import Opened
from pellucid.cli.playing.said import say_hint, say_move, say_threats, say_why
from pellucid.cli.terminal import say_text
from pellucid.cli.typed import typed_lines
from pellucid.errors import BadInput, nearest
from pellucid.games.advice import Advice, advise
from pellucid.games.marks import goal, side_name
from pellucid.games.notation import notation
from pellucid.games.standing import Standing

_WORDS = {
    "hint": "what I would play in your place",
    "why": "why I played what I did: before looking ahead, and after",
    "threats": "mark where either side would win at once",
    "undo": "take back your last move",
    "board": "draw the board again",
    "moves": "the moves so far, and those you may make",
    "save": "keep the game (save NAME to choose the file)",
    "help": "this",
    "quit": "leave",
}
_LEAVE = ("quit", "q", "exit")


class Talk:
    """One game with a person, from where it stands.

    `network` is the side that the network plays. With `threats`, they are marked on every board.
    """

    def __init__(
        self, console: Console, known: Opened, keeper: Keeper, network: int, standing: Standing,
        *, threats: bool,
    ) -> None:  # fmt: skip
        self._console, self._known, self._keeper, self._network = console, known, keeper, network
        self._standing, self._threats = standing, threats
        self._why: Advice | None = None

    def play(self) -> Standing:
        """Plays until the person leaves, or the game is over; gives the game as it then stands.

        Ctrl-C keeps the game, says where, and goes on its way.
        """
        try:
            self._greet()
            self._answer()
            self._listen()
        except KeyboardInterrupt:
            self._console.print()
            if self._standing.moves:
                self._keeper.keep(self._console, self._standing)
            raise
        return self._standing

    def _greet(self) -> None:
        game = self._known.game
        mine, yours = side_name(game, self._network), side_name(game, 1 - self._network)
        self._say(f"{game.title}: {goal(game)}. You are {yours}, {self._known.name} is {mine}.")
        self._say(f"Type {notation(game).about}, and Enter; help says what else there is.", "quiet")

    def _answer(self) -> None:
        """The network's move, where it is its turn; then the board, and how it ended if it did."""
        if not self._standing.over and self._standing.side == self._network:
            self._why = self._think()
            self._go_on(self._standing.play(self._why.move))
            say_move(self._console, self._why)
        self._draw()
        if self._standing.over:
            self._say_end()

    def _draw(self) -> None:
        say_board(self._console, self._standing, with_threats=self._threats)

    def _think(self) -> Advice:
        known = self._known
        with self._console.status("thinking"):
            return advise(known.search, [self._standing], known.sight, known.random)[0]

    def _go_on(self, standing: Standing) -> None:
        self._standing = standing
        self._keeper.after(self._console, standing)

    def _listen(self) -> None:
        """Does what is typed, line by line, until the person leaves."""
        for line in typed_lines(self._console):
            word = line.lower()
            if word in _LEAVE or (not word and self._standing.over):
                break
            self._do(word, line)
        if not self._standing.over and self._standing.moves:
            self._keeper.say_how(self._console, self._standing)

    def _do(self, word: str, line: str) -> None:
        """One word or move. A mistake is told, and nothing is lost."""
        try:
            match word.split():
                case []:
                    self._say("Type a move, or help.", "quiet")
                case ["help" | "?" | "h"]:
                    self._help()
                case ["save", *_]:
                    self._keeper.keep(self._console, self._standing, line[4:].strip() or None)
                case ["hint"]:
                    self._hint()
                case ["why"]:
                    self._explain()
                case ["undo"]:
                    self._undo()
                case ["threats"]:
                    say_threats(self._console, self._standing)
                case ["board"]:
                    self._draw()
                case ["moves"]:
                    self._list_moves()
                case _:
                    self._move(word)
        except BadInput as error:
            self._say(str(error), "warning")

    def _move(self, typed: str) -> None:
        """The person's move; a word that is none is told, with the nearest there is."""
        known = notation(self._known.game)
        try:
            moves = known.split(typed)
        except BadInput as error:
            near = nearest(typed, _WORDS)
            instead = near or "help"
            raise BadInput(error.given, f"{known.about}; or help", instead=instead) from error
        if len(moves) != 1:
            raise BadInput(f"{typed[:20]} is {len(moves)} moves", "one at a time")
        self._go_on(self._standing.play(moves[0]))
        self._answer()

    def _hint(self) -> None:
        if self._standing.over:
            self._say("The game is over: undo takes back your last move.")
        else:
            say_hint(self._console, self._think())

    def _explain(self) -> None:
        if self._why is None:
            self._say("I have not moved yet.")
        else:
            say_why(self._console, self._why)

    def _undo(self) -> None:
        """Back to before the person's last move."""
        earlier = self._standing.before
        while earlier is not None and earlier.side == self._network:
            earlier = earlier.before
        if earlier is None:
            self._say("There is no move of yours to take back.")
            return
        self._why = None
        self._go_on(earlier)
        self._draw()

    def _list_moves(self) -> None:
        self._say(f"Played: {self._standing.text or 'nothing yet'}")
        self._say(f"You may play: {' '.join(self._standing.legal.values()) or 'nothing more'}")

    def _help(self) -> None:
        self._say(f"Type {notation(self._known.game).about}; or")
        for word, does in _WORDS.items():
            say_after(self._console, Text(f"{word:<7}", "name"), Text(does))

    def _say_end(self) -> None:
        winner = self._standing.winner
        if winner is None:
            self._say("A draw.", "name")
        else:
            self._say("I win." if winner == self._network else "You win.", "name")
        self._say("undo, why, save NAME; Enter leaves.", "quiet")

    def _say(self, text: str, style: str = "") -> None:
        say_text(self._console, Text(text, style))
