import type {
  Blamed, BranchOpened, ClaimRun, Coded, Contents, Done, Examined, GameKept, GameRead, Games, Heard, Kept, LessonRead, Listed, LookedAt,
  LookedBack, Marked, Mattered, Opened, QuizBegun, QuizTold, Spread, Terms, Thought, ToPage, ToServer, Traced, WasPut,
} from "@/generated/protocol";
import type { Received } from "@/lib/frames";

/** Which answer a command has; those not named here are answered by `Done`. */
export interface Answers {
  open: Opened;
  trace: Traced;
  matter: Mattered;
  hear: Heard;
  blame: Blamed;
  examples: Listed;
  many: Spread;
  code: Coded;
  keep: Kept;
  "read-contents": Contents;
  "read-lesson": LessonRead;
  "keep-place": Contents;
  "look-up": Terms;
  "run-claim": ClaimRun;
  "begin-quiz": QuizBegun;
  "answer-question": Marked;
  "tell-quiz": QuizTold;
  "read-games": Games;
  "read-game": GameRead;
  "open-game": GameRead;
  "keep-game": GameKept;
  think: Thought;
  "open-branch": BranchOpened;
  "look-back": LookedBack;
  examine: Examined;
  "put-setup": WasPut;
  "look-at": LookedAt;
}

/** The answer to a command, as it is once read. */
export type AnswerTo<T extends string> = Received<T extends keyof Answers ? Answers[T] : Done>;

/** A command before the socket gives it its number. */
export type Unsent<C> = C extends { id: number } ? Omit<C, "id"> : never;
export type AnyCommand = Unsent<ToServer>;

/** Everything that may come, as it is once read. */
export type Incoming = ToPage extends infer M ? (M extends ToPage ? Received<M> : never) : never;
export type IncomingOf<T extends Incoming["type"]> = Extract<Incoming, { type: T }>;
