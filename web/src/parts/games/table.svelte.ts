import type { Board, GameOffer, GameRead, Strength } from "@/generated/protocol";
import { view } from "@/state/view.svelte";
import { Desk } from "./desk.svelte";
import { keyOf, Mind } from "./mind.svelte";
import { placeOf, type Seat, type Spec, specOf } from "./spec";
import { type Side, sideAt } from "./values";

/** A disc that is shown though nobody has put it there: where one points, or what is expected. */
export interface Ghost {
  cell: number;
  side: Side;
  /** Its number in a line of several. */
  number?: number;
}

/** The table a game is played at: the game, its moves, and the moment of it that is shown. */
export class Table {
  game = $state("");
  seat = $state<Seat>("first");
  strength = $state<Strength>("usual");
  moves = $state.raw<readonly string[]>([]);
  boards = $state.raw<readonly Board[]>([]);
  /** How many moves of the game are shown. */
  at = $state(0);
  threats = $state(false);
  ghosts = $state.raw<readonly Ghost[]>([]);
  desk = new Desk();
  mind = new Mind();
  #seed = 0;
  #asked = 0;

  get offer(): GameOffer | undefined {
    return this.desk.offer(this.game);
  }
  /** The board that is shown. */
  get board(): Board | undefined {
    return this.boards[this.at];
  }
  get latest(): boolean {
    return this.at === this.moves.length;
  }
  /** The side that the network plays. */
  get network(): Side | null {
    return this.seat === "both" ? null : this.seat === "first" ? 1 : 0;
  }
  /** Whether it is the reader's turn at the board that is shown. */
  get yours(): boolean {
    return this.board !== undefined && !this.board.over && sideAt(this.at) !== this.network;
  }
  /** Whether the network is to answer. */
  get waits(): boolean {
    const last = this.boards.at(-1);
    return last !== undefined && !last.over && sideAt(this.moves.length) === this.network;
  }
  get canUndo(): boolean {
    return this.#beforeYours() !== null;
  }
  /** A position of this game. */
  key(ply = this.at): string {
    return keyOf(this.game, this.moves.slice(0, ply));
  }

  /** Sits down to what the address says; to the game that stands here where it says none. */
  async follow(place: string): Promise<void> {
    if (this.game !== "" && place.split("/").length < 2) view.stay(placeOf(this.#spec()));
    else if (this.game === "" || placeOf(specOf(place)) !== placeOf(this.#spec())) await this.sit(specOf(place));
    else if (!this.mind.busy) await this.#answer();
  }

  /** Sits down to a game; to a new one where its moves cannot be played. */
  async sit(spec: Spec): Promise<void> {
    const { game, seat, strength, moves } = spec;
    await this.mind.stop();
    if (!(await this.desk.learn())) return;
    const read = await this.desk.read(game, moves);
    const usual = this.desk.games?.[0]?.name ?? game;
    if (read) await this.#begin(read, seat, strength);
    else if (moves !== "") await this.sit({ ...spec, moves: "" });
    else if (game !== usual) await this.sit({ ...spec, game: usual });
  }

  /** A new game, another network's moves. */
  async anew(change: Partial<Spec> = {}): Promise<void> {
    this.#seed++;
    await this.sit({ ...this.#spec(), moves: "", ...change });
  }

  async takeSeat(seat: Seat): Promise<void> {
    await this.mind.stop();
    this.seat = seat;
    this.#tellAddress();
    await this.#answer();
  }

  choose(strength: Strength): void {
    this.strength = strength;
    this.#tellAddress();
  }

  /** Plays a move at the board that is shown; the game goes on from there. */
  async play(move: string): Promise<void> {
    if (!this.yours || !this.board?.legal.includes(move)) return;
    await this.#goOn([...this.moves.slice(0, this.at), move]);
    await this.#answer();
  }

  /** Takes the reader's last move back, and what came after it. */
  async undo(): Promise<void> {
    const ply = this.#beforeYours();
    if (ply === null) return;
    await this.mind.stop();
    this.#keep(ply);
  }

  /** Has the network look at the board that is shown. */
  async hint(): Promise<void> {
    if (!this.board || this.board.over) return;
    await this.mind.look(this.#asks(this.at));
  }

  async lookBack(): Promise<void> {
    const strength = this.strength === "alone" ? "usual" : this.strength;
    await this.mind.lookBack({ game: this.game, moves: this.moves.join(""), strength });
  }

  show(ply: number): void {
    this.ghosts = [];
    this.at = Math.max(0, Math.min(ply, this.moves.length));
  }

  /** The game's file: its name and its text, or null where it could not be had. */
  file(you: string): Promise<{ name: string; text: string } | null> {
    return this.desk.keep(this.game, this.moves.join(""), this.network, you);
  }

  /** Sits down to a game as its file has it. */
  async load(text: string): Promise<void> {
    await this.mind.stop();
    const read = await this.desk.open(text);
    if (!read) return;
    await this.#begin(read, read.network === null ? "both" : read.network === 1 ? "first" : "second", this.strength);
  }

  #spec(): Spec {
    return { game: this.game, seat: this.seat, strength: this.strength, moves: this.moves.join("") };
  }

  #tellAddress(): void {
    view.stay(placeOf(this.#spec()));
  }

  #beforeYours(): number | null {
    for (let ply = this.moves.length - 1; ply >= 0; ply--) if (sideAt(ply) !== this.network) return ply;
    return null;
  }

  #asks(ply: number) {
    const { game, strength } = this;
    return { game, strength, moves: this.moves.slice(0, ply).join(""), seed: this.#seed };
  }

  async #begin(read: GameRead, seat: Seat, strength: Strength): Promise<void> {
    [this.seat, this.strength] = [seat, strength];
    this.#put(read);
    await this.#answer();
  }

  async #goOn(moves: readonly string[]): Promise<void> {
    const asked = ++this.#asked;
    const read = await this.desk.read(this.game, moves.join(""));
    if (read && asked === this.#asked) this.#put(read);
  }

  #put(read: GameRead): void {
    this.game = read.game;
    this.moves = read.moves;
    this.boards = read.boards;
    this.show(read.moves.length);
    this.#tellAddress();
  }

  /** Keeps so many moves of the game. */
  #keep(ply: number): void {
    this.#asked++;
    this.moves = this.moves.slice(0, ply);
    this.boards = this.boards.slice(0, ply + 1);
    this.show(ply);
    this.#tellAddress();
  }

  /** The network's move, where it is its turn. At a new board it looks on, so that there is a thought to see. */
  async #answer(): Promise<void> {
    if (!this.waits) return this.moves.length === 0 && !this.mind.of(this.key()) ? this.hint() : undefined;
    const moves = this.moves;
    const thought = await this.mind.look(this.#asks(moves.length));
    if (thought && this.moves === moves && this.waits) await this.#goOn([...moves, thought.move]);
  }
}

export const table = new Table();
