// Generated from pellucid/lab/protocol by web/generate.py. Do not edit.

export const PLANE_SOURCE = [
  "circles",
  "xor",
  "gaussians",
  "spirals",
  "moons",
  "plane",
  "multi-gaussian",
  "points"
] as const;
export type PlaneSource = (typeof PLANE_SOURCE)[number];

export const PICTURE_SOURCE = [
  "digits",
  "mnist"
] as const;
export type PictureSource = (typeof PICTURE_SOURCE)[number];

export const SOUND_SOURCE = [
  "vowels"
] as const;
export type SoundSource = (typeof SOUND_SOURCE)[number];

export const TABLE_SOURCE = [
  "iris",
  "wine",
  "breast-cancer",
  "diabetes",
  "upload"
] as const;
export type TableSource = (typeof TABLE_SOURCE)[number];

export const SOURCE = [
  "circles",
  "xor",
  "gaussians",
  "spirals",
  "moons",
  "plane",
  "multi-gaussian",
  "points",
  "digits",
  "mnist",
  "vowels",
  "iris",
  "wine",
  "breast-cancer",
  "diabetes",
  "upload"
] as const;
export type Source = (typeof SOURCE)[number];

export const ACTIVATION_NAME = [
  "linear",
  "sigmoid",
  "tanh",
  "relu",
  "leaky-relu",
  "elu",
  "selu",
  "gelu",
  "silu",
  "softplus",
  "softmax"
] as const;
export type ActivationName = (typeof ACTIVATION_NAME)[number];

export const LAYER_KIND = [
  "dense",
  "conv",
  "pool"
] as const;
export type LayerKind = (typeof LAYER_KIND)[number];

export const LOSS_NAME = [
  "cross-entropy",
  "squared-error",
  "absolute-error",
  "huber"
] as const;
export type LossName = (typeof LOSS_NAME)[number];

export const OPTIMIZER_NAME = [
  "sgd",
  "momentum",
  "nesterov",
  "rmsprop",
  "adam",
  "adamw"
] as const;
export type OptimizerName = (typeof OPTIMIZER_NAME)[number];

export const REGULARISATION = [
  "none",
  "l1",
  "l2"
] as const;
export type Regularisation = (typeof REGULARISATION)[number];

export type Seed = number;

export type Point = [number, number, number];

export const D_TYPE = [
  "float32",
  "int32",
  "int16",
  "uint8",
  "int8"
] as const;
export type DType = (typeof D_TYPE)[number];

export type Id = number;

export type Index = number;

export type LayerName = string;

export type Text = string;

export const PACE = [
  "step",
  "calm",
  "epoch",
  "fast"
] as const;
export type Pace = (typeof PACE)[number];

export const PART = [
  "training",
  "test"
] as const;
export type Part = (typeof PART)[number];

export const LIBRARY = [
  "pellucid",
  "keras",
  "pytorch"
] as const;
export type Library = (typeof LIBRARY)[number];

export const KEEPSAKE = [
  "model",
  "report"
] as const;
export type Keepsake = (typeof KEEPSAKE)[number];

export type BenchCommand = Open | Change | OpenAddress | Undo | Redo | Train | Advance | Travel | Restart | Look | Edit | Trace | Matter | Hear | Learn | Blame | Examples | Many | Cancel | Code | Keep;

export const TASK = [
  "binary",
  "multiclass",
  "regression"
] as const;
export type Task = (typeof TASK)[number];

export type Posted = Uploaded | NotUploaded;

export type Place = string;

export type LearnerId = number;

export type ClassCommand = Watch | PutSetup | PauseAll | LookAt | Remove | Close | DeleteAll;

export type ClassMessage = Roster | QuizBoard | WasPut | LookedAt | Joined | Put | PauseAsked | SentOut;

export const SCALE = [
  "linear",
  "log",
  "shares"
] as const;
export type Scale = (typeof SCALE)[number];

export type Chart = Lines | Groups | Maps;

export const VERDICT = [
  "supported",
  "refuted",
  "undecided"
] as const;
export type Verdict = (typeof VERDICT)[number];

export const RULE = [
  "usually",
  "always"
] as const;
export type Rule = (typeof RULE)[number];

export type LessonNumber = number;

export type Name = string;

export type SettingValue = boolean | number | number | string;

export const QUIZ_ABOUT = [
  "course",
  "network"
] as const;
export type QuizAbout = (typeof QUIZ_ABOUT)[number];

export const LANGUAGE = [
  "en",
  "es"
] as const;
export type Language = (typeof LANGUAGE)[number];

export type CourseCommand = ReadContents | ReadLesson | KeepPlace | LookUp | RunClaim | BeginQuiz | AnswerQuestion | TellQuiz;

export type Inline = Words | Emphasis | CodeWords | TermLink | ClaimLink | WebLink | EvidenceNumber | LineBreak;

export type LessonBlock = Paragraph | Subheading | Points | CodeBlock | Quotation | Divider | ClaimBlock | BenchBlock;

export const QUIZ_WHY = [
  "lesson",
  "due",
  "next",
  "nothing",
  "network"
] as const;
export type QuizWhy = (typeof QUIZ_WHY)[number];

export type CourseMessage = Contents | LessonRead | Terms | ClaimRun | QuizBegun | Marked | QuizTold;

export type GameName = string;

export type MoveText = string;

export const STRENGTH = [
  "alone",
  "quick",
  "usual",
  "strong"
] as const;
export type Strength = (typeof STRENGTH)[number];

export type TreeNumber = number;

export type NodeNumber = number;

export type Side = number;

export type GamesCommand = ReadGames | ReadGame | OpenGame | KeepGame | Think | OpenBranch | LookBack;

export const GAME_OUTCOME = [
  "win",
  "draw",
  "loss"
] as const;
export type GameOutcome = (typeof GAME_OUTCOME)[number];

export const KNOWN_BY = [
  "solver",
  "proof"
] as const;
export type KnownBy = (typeof KNOWN_BY)[number];

export type GamesMessage = Games | GameRead | GameKept | Thought | BranchOpened | LookedBack;

export type DoctorCommand = Examine | EndExamination;

export const EXAMINATION_STAGE = [
  "waiting",
  "as-given",
  "others",
  "trying",
  "done"
] as const;
export type ExaminationStage = (typeof EXAMINATION_STAGE)[number];

export const CONCLUSION = [
  "problem",
  "healthy",
  "nothing-to-learn",
  "cannot-tell"
] as const;
export type Conclusion = (typeof CONCLUSION)[number];

export const WEIGHT = [
  "problem",
  "warning",
  "note"
] as const;
export type Weight = (typeof WEIGHT)[number];

export type DoctorMessage = Examined | Noticed;

export type BenchMessage = Scene | Frame | History | Preparing | Done | Opened | Refused | Traced | Mattered | Heard | Blamed | Listed | Spread | Coded | Kept;

export type ToServer = Open | Change | OpenAddress | Undo | Redo | Train | Advance | Travel | Restart | Look | Edit | Trace | Matter | Hear | Learn | Blame | Examples | Many | Cancel | Code | Keep | Watch | PutSetup | PauseAll | LookAt | Remove | Close | DeleteAll | ReadContents | ReadLesson | KeepPlace | LookUp | RunClaim | BeginQuiz | AnswerQuestion | TellQuiz | Examine | EndExamination | ReadGames | ReadGame | OpenGame | KeepGame | Think | OpenBranch | LookBack | Here | Seen;

export type ToPage = Scene | Frame | History | Preparing | Done | Opened | Refused | Traced | Mattered | Heard | Blamed | Listed | Spread | Coded | Kept | Roster | QuizBoard | WasPut | LookedAt | Joined | Put | PauseAsked | SentOut | Contents | LessonRead | Terms | ClaimRun | QuizBegun | Marked | QuizTold | Examined | Noticed | Games | GameRead | GameKept | Thought | BranchOpened | LookedBack;

/**
 * What is learned from. `noise` is for sets that are generated; `examples` too.
 */
export interface DataSetup {
  source: Source;
  examples: number;
  noise: number;
  test_share: number;
  seed: number;
  points: ([number, number, number])[];
  upload: string;
  target: string;
}

/**
 * One hidden layer.
 *
 * Units of a `dense` one read every number before them. Of pictures: a unit of a `conv` is a
 * channel, a filter that reads windows of so many pixels each way; a `pool` keeps the largest
 * number of every window, channel by channel, and has neither units nor activation of its own.
 * What a kind does not have stays as it is by default, so that a layer is said in one way only.
 */
export interface LayerSetup {
  kind: LayerKind;
  units: number;
  window: number;
  activation: ActivationName;
  dropout: number;
}

/**
 * The network. Output activation and loss are the task's where they are None.
 *
 * The first seed is 1: of the first 40, 31 learn XOR, as most would, but 0 never does.
 */
export interface NetworkSetup {
  hidden: (LayerSetup)[];
  output_activation: ActivationName | null;
  loss: LossName | null;
  seed: number;
}

/**
 * How it learns. These may be turned while it does.
 */
export interface TrainingSetup {
  optimizer: OptimizerName;
  learning_rate: number;
  batch_size: number;
  regularisation: Regularisation;
  regularisation_rate: number;
}

/**
 * Data, network and training: the whole of a bench.
 */
export interface Setup {
  data: DataSetup;
  network: NetworkSetup;
  training: TrainingSetup;
}

/**
 * One array of a message. A number is what is stored times `scale`.
 */
export interface ArraySpec {
  name: string;
  dtype: DType;
  shape: (number)[];
  scale: number;
}

/**
 * What all commands have in common.
 */
export interface Command {
  id: number;
}

/**
 * The first command: a set-up as the page's address has it, or the bench one had before.
 *
 * `again` is the key of an earlier connection's bench, which is given back if it still stands.
 * Answered by `Opened`.
 */
export interface Open {
  type: "open";
  address?: string;
  again?: string;
  id: number;
}

/**
 * Another set-up. What only steers training goes on from here; all else starts anew.
 *
 * With `anew` it begins from its first weights whatever has changed.
 */
export interface Change {
  type: "change";
  setup: Setup;
  anew?: boolean;
  id: number;
}

/**
 * Another set-up, as an address has it: what a lesson's link, or a pasted one, opens.
 */
export interface OpenAddress {
  type: "open-address";
  address: string;
  id: number;
}

/**
 * Takes the last change back, with the network that was there before it.
 */
export interface Undo {
  type: "undo";
  id: number;
}

/**
 * Makes the change again that was taken back last.
 */
export interface Redo {
  type: "redo";
  id: number;
}

/**
 * Trains on, or pauses.
 */
export interface Train {
  type: "train";
  on: boolean;
  pace?: Pace;
  id: number;
}

/**
 * So many steps or epochs further, then stops.
 */
export interface Advance {
  type: "advance";
  by?: "epoch" | "step";
  count?: number;
  id: number;
}

/**
 * To any moment of the training, counted in steps; training goes on from there.
 */
export interface Travel {
  type: "travel";
  moment: number;
  id: number;
}

/**
 * Back to the beginning: the same initial weights, or those of another seed.
 */
export interface Restart {
  type: "restart";
  seed?: number | null;
  id: number;
}

/**
 * What frames should hold. `axes` are the two inputs that the plane varies.
 *
 * Before anybody asks, there is a plane where the examples are points of one. Where they are
 * pictures, `row` is the one whose way through the network is shown.
 */
export interface Look {
  type: "look";
  plane?: boolean;
  units?: boolean;
  resolution?: number;
  axes?: [number, number];
  row?: number;
  id: number;
}

/**
 * Sets one weight, or, where `source` is None, a bias.
 *
 * `source` counts a unit's weights, those of a `conv` by row, column and channel.
 */
export interface Edit {
  type: "edit";
  layer: string;
  unit: number;
  source?: number | null;
  value?: number;
  id: number;
}

/**
 * Every number of one example's way through the network and back.
 *
 * The example is a row of the data, or numbers of one's own with a target if there is one.
 */
export interface Trace {
  type: "trace";
  row?: number | null;
  inputs?: (number)[] | null;
  target?: number | null;
  id: number;
}

/**
 * Which pixels of an example that is a picture mattered for the network's answer.
 */
export interface Matter {
  type: "matter";
  row: number;
  id: number;
}

/**
 * The sound of an example that is a recording.
 */
export interface Hear {
  type: "hear";
  row: number;
  id: number;
}

/**
 * One step of training on these rows alone, all of them training examples: of slow motion.
 */
export interface Learn {
  type: "learn";
  rows: (number)[];
  id: number;
}

/**
 * Which examples push a weight, or, where `source` is None, a bias, and which way.
 */
export interface Blame {
  type: "blame";
  layer: string;
  unit: number;
  source?: number | null;
  part?: Part;
  id: number;
}

/**
 * Some examples with the network's answers; of one cell of the confusion matrix if asked.
 *
 * `truth` and `answer` are numbers of classes.
 */
export interface Examples {
  type: "examples";
  part?: Part;
  order?: "as-they-are" | "most-wrong";
  truth?: number | null;
  answer?: number | null;
  start?: number;
  count?: number;
  id: number;
}

/**
 * Trains this very set-up from many seeds. Told by `Spread`, again and again, to the end.
 */
export interface Many {
  type: "many";
  seeds?: number;
  epochs?: number;
  id: number;
}

/**
 * Stops a long command, by its id.
 */
export interface Cancel {
  type: "cancel";
  command: number;
  id: number;
}

/**
 * The network as code that runs as it stands, with the weights of this moment.
 */
export interface Code {
  type: "code";
  library?: Library;
  id: number;
}

/**
 * A file to keep: the model, or the report.
 */
export interface Keep {
  type: "keep";
  what?: Keepsake;
  id: number;
}

/**
 * The last frame has been drawn: the next one may come. It is not answered.
 */
export interface Seen {
  type: "seen";
}

/**
 * What all messages have in common.
 */
export interface Message {
}

/**
 * What all answers have in common: the id of the command they answer.
 */
export interface Answer {
  id: number;
}

/**
 * What the page should say of a set-up: a code of its catalogue of words, and what to fill in.
 *
 * `about` is the control it is about: a field of `Setup`, as `training.learning_rate`.
 */
export interface Advice {
  code: string;
  about: string;
  values: Record<string, string | number>;
}

/**
 * Whether a program is being compiled for this network just now, and for about how long.
 */
export interface Preparing {
  type: "preparing";
  on: boolean;
  seconds: number | null;
}

/**
 * It is done; what changed has been told or will be.
 */
export interface Done {
  type: "done";
  id: number;
}

/**
 * The bench is there. `key` gives it back after a lost connection.
 *
 * `notices` name what the address held that is ignored, and why; `missing`, the sets of data
 * that would have to be downloaded first.
 */
export interface Opened {
  type: "opened";
  id: number;
  key: string;
  notices: (Advice)[];
  version: string;
  classroom: "learner" | "none" | "teacher";
  missing: (Source)[];
}

/**
 * It cannot be done: a code of the page's catalogue of words, with what to fill in.
 *
 * `said` is what a lower floor said of it, in English: of a file that cannot be read, say.
 */
export interface Refused {
  type: "refused";
  id: number;
  code: string;
  values: Record<string, string | number>;
  said: string;
}

/**
 * What a picture of a recording shows: so many seconds, and pitches from `low` to `high` hertz.
 *
 * Time goes to the right; the highest pitch is at the top.
 */
export interface SoundScene {
  seconds: number;
  low: number;
  high: number;
}

/**
 * The examples as the network reads them; the rows themselves come as arrays.
 *
 * `classes` is empty for quantities. `low` and `high` are the ends of the plane along its two
 * axes, `image` the rows and columns of examples that are pictures, `sound` what those of
 * recordings show. A quantity in its own units is the network's times `target_scale`, plus
 * `target_mean`.
 */
export interface DataScene {
  task: Task;
  features: (string)[];
  target: string;
  classes: (string)[];
  training: number;
  test: number;
  plane: boolean;
  axes: [number, number];
  low: [number, number];
  high: [number, number];
  target_low: number;
  target_high: number;
  target_mean: number;
  target_scale: number;
  image: [number, number] | null;
  sound: SoundScene | null;
  notes: (string)[];
}

/**
 * One layer as it stands in the network, the output layer last.
 *
 * Each unit has so many weights: `inputs`, none in a `pool`. `shape` is what it makes of one
 * example: (units,), or, of a picture, (rows, columns, units). The weights of a `conv` are those
 * of its `window`, by row, column, and channel.
 */
export interface LayerScene {
  name: string;
  kind: LayerKind;
  inputs: number;
  units: number;
  window: number;
  shape: (number)[];
  activation: ActivationName;
  dropout: number;
  output: boolean;
}

/**
 * The whole bench as it is set up; sent after every change of it.
 *
 * A binary message; its arrays: `x` float32 (rows, features), all examples as the network reads
 * them, uint8 with a scale where they are bytes; `y` float32 (rows,), classes or quantities;
 * the first `data.training` rows are for training, the rest for testing. `centre`, `spread`
 * float32 and `clipped` uint8 (features,) say how an input was made of the file's own number:
 * f((raw − centre) / spread), where f(u) is u, or, if `clipped`, u / √(1 + (u / 3)²). `address`
 * is the set-up in the page's address.
 */
export interface Scene {
  type: "scene";
  setup: Setup;
  address: string;
  data: DataScene;
  layers: (LayerScene)[];
  parameters: number;
  loss: LossName;
  steps_per_epoch: number;
  advice: (Advice)[];
  can_undo: boolean;
  can_redo: boolean;
  arrays: (ArraySpec)[];
}

/**
 * How one layer fares: norms, and the shares of its units that are dead or saturated.
 */
export interface LayerVitals {
  name: string;
  gradient_norm: number | null;
  weight_norm: number | null;
  dead: number | null;
  saturated: number | null;
}

/**
 * One picture of the training: binary.
 *
 * `moment` is the number of steps done. `loss` and `metric` (accuracy, or R²) are over all
 * examples of each part. Arrays, by the layer's name:
 *
 * - `weights/NAME` float32 (inputs, units), or int8 with a scale where there are very many;
 * - `bias/NAME` float32 (units,);
 * - `state/NAME` uint8 (units,): 0 works, 1 dead, 2 saturated low, 3 saturated high;
 * - `plane` uint8 (resolution, resolution, outputs), row 0 at the lowest second axis: outputs,
 *   times 255 where they are shares, else from `low` (0) to `high` (255);
 * - `units/NAME` int8 (units, rows, columns), if asked for and the data is a plane: each unit's
 *   activation over the plane, the largest there is in the layer at ±127 × scale;
 * - `confusion` int32 (classes, classes), truth by answer, over the test examples;
 * - `maps/NAME` int8 (units, rows, columns), if the data are pictures: each unit's activations
 *   for the example `row`, 1 × 1 where it has no places, the largest of the layer at
 *   ±127 × scale.
 */
export interface Frame {
  type: "frame";
  moment: number;
  latest: number;
  epoch: number;
  running: boolean;
  training_loss: number | null;
  test_loss: number | null;
  training_metric: number | null;
  test_metric: number | null;
  layers: (LayerVitals)[];
  low: number;
  high: number;
  row: number | null;
  broken: boolean;
  arrays: (ArraySpec)[];
}

/**
 * The curves from the beginning, where the page cannot have them: binary.
 *
 * Arrays: `moments` int32 (n,), `curves` float32 (n, 4): training loss, test loss, training
 * metric, test metric; `gradients` and `dead` float32 (n, layers). `past` holds the moments at
 * which a way was left for another, as pairs: where it was left, and how far it had come.
 */
export interface History {
  type: "history";
  past: ([number, number])[];
  arrays: (ArraySpec)[];
}

/**
 * One layer of a trace.
 */
export interface TracedLayer {
  name: string;
  activation: ActivationName;
}

/**
 * One example's numbers: binary.
 *
 * Arrays, by the layer's name: `x/NAME`, `z/NAME`, `a/NAME`, `slope/NAME` (da/dz; of a softmax
 * the diagonal), `da/NAME`, `dz/NAME` float32 (inputs,) or (units,). A weight's gradient is
 * x · dz, and the update it would get from this example alone is `−rate` times that for plain
 * descent. `updates/NAME` float32 (inputs, units) and `bias-updates/NAME` (units,) are the
 * optimiser's own. `weights/NAME` (inputs, units) and `bias/NAME` (units,) are those of the
 * `moment`, exactly: z = x · weights + bias. Of a `conv` and a `pool`, numbers of one example
 * come by (row, column, channel), a pool's without weights. The network's answer, in words, is
 * `answer`.
 */
export interface Traced {
  type: "traced";
  id: number;
  moment: number;
  row: number | null;
  loss: number | null;
  target: number | null;
  answer: string;
  layers: (TracedLayer)[];
  rate: number;
  arrays: (ArraySpec)[];
}

/**
 * Which pixels of a picture mattered: binary.
 *
 * `output` is the number of the output that is asked about, the network's answer, `answer` in
 * words. Arrays: `parts` float32 (rows, columns), what each pixel added to that output, beside a
 * picture of nothing, by integrated gradients; their sum is about `change`. `heat` float32
 * (rows, columns), where the network goes over pictures: the places it came from, by Grad-CAM.
 */
export interface Mattered {
  type: "mattered";
  id: number;
  moment: number;
  row: number;
  output: number;
  answer: string;
  change: number;
  arrays: (ArraySpec)[];
}

/**
 * A recording: binary; `sound` int16 (samples,), `rate` of them a second.
 */
export interface Heard {
  type: "heard";
  id: number;
  row: number;
  rate: number;
  arrays: (ArraySpec)[];
}

/**
 * Which examples push a parameter: binary; `rows` int32 (n,), strongest first, `pushes`
 * float32 (n,): each one's own gradient of its loss by the parameter.
 */
export interface Blamed {
  type: "blamed";
  id: number;
  part: Part;
  value: number;
  gradient: number;
  arrays: (ArraySpec)[];
}

/**
 * An example and what the network makes of it.
 */
export interface ExampleAnswer {
  row: number;
  truth: number;
  answer: number;
  loss: number | null;
  outputs: (number)[];
}

/**
 * Some examples, and how many there are of that kind.
 */
export interface Listed {
  type: "listed";
  id: number;
  count: number;
  examples: (ExampleAnswer)[];
}

/**
 * How this set-up does from many seeds, so far: binary.
 *
 * Arrays: `epochs` int32 (n,), `loss` and `metric` float32 (3, n): quartiles over the seeds, on
 * the test examples; `final` float32 (seeds,): each seed's metric now.
 */
export interface Spread {
  type: "spread";
  id: number;
  done: boolean;
  part: number;
  seeds: number;
  arrays: (ArraySpec)[];
}

/**
 * Code to take away.
 */
export interface Coded {
  type: "coded";
  id: number;
  library: Library;
  name: string;
  code: string;
}

/**
 * A file: binary; its bytes are the array `file`, uint8.
 */
export interface Kept {
  type: "kept";
  id: number;
  name: string;
  media_type: string;
  arrays: (ArraySpec)[];
}

/**
 * Something found out about the file: a code, and a sentence in English.
 */
export interface UploadNote {
  code: string;
  text: string;
  warning: boolean;
}

/**
 * The file was read. `upload` is what a set-up calls it; `target` a guess at what to predict.
 *
 * `name` is the file's own, and any of `columns` can be the target.
 */
export interface Uploaded {
  type: "uploaded";
  upload: string;
  name: string;
  rows: number;
  columns: (string)[];
  target: string;
  notes: (UploadNote)[];
}

/**
 * The file cannot be used: a code of the page's words, and what the reading said of it.
 */
export interface NotUploaded {
  type: "not-uploaded";
  code: string;
  values: Record<string, string | number>;
  said: string;
}

/**
 * Sends `Roster` and `QuizBoard` whenever they change, once a second at most; or no more.
 */
export interface Watch {
  type: "watch";
  on: boolean;
  id: number;
}

/**
 * Puts a set-up in front of every learner, later ones too. Answered by `WasPut`.
 */
export interface PutSetup {
  type: "put-setup";
  setup: Setup;
  id: number;
}

/**
 * Asks every learner's page to pause its training. Whoever presses Train goes on.
 */
export interface PauseAll {
  type: "pause-all";
  id: number;
}

/**
 * The set-up that a learner has on the bench. Answered by `LookedAt`.
 */
export interface LookAt {
  type: "look-at";
  learner: number;
  id: number;
}

/**
 * Sends a learner out and deletes all that is kept of them.
 */
export interface Remove {
  type: "remove";
  learner: number;
  id: number;
}

/**
 * Lets nobody new in, or lets them in again. Who is in goes on.
 */
export interface Close {
  type: "close";
  closed: boolean;
  id: number;
}

/**
 * Sends everybody out and deletes all that is kept. The class stands empty, with a new code.
 */
export interface DeleteAll {
  type: "delete-all";
  id: number;
}

/**
 * Where on the page a learner is now. The first is answered by `Joined`, no other is.
 */
export interface Here {
  type: "here";
  place: string;
}

/**
 * What is posted to `/join`: a name, and the code of the class.
 */
export interface JoinRequest {
  name: string;
  code: string;
}

/**
 * What `/join` answers where it lets nobody in: a code of the page's catalogue of words.
 */
export interface JoinRefused {
  code: string;
  values: Record<string, string | number>;
}

/**
 * What a learner's bench holds, and how far its training has come.
 *
 * `hidden` are the hidden layers: units and activation. `losses` are the last training losses,
 * oldest first, about one a second.
 */
export interface Doing {
  source: Source;
  hidden: ([number, ActivationName])[];
  optimizer: OptimizerName;
  learning_rate: number;
  running: boolean;
  epoch: number;
  loss: number | null;
  metric: number | null;
  losses: (number)[];
}

/**
 * A learner as the teacher sees them. `doing` is None until their bench is open.
 */
export interface Attendee {
  learner: number;
  name: string;
  online: boolean;
  place: string;
  doing: Doing | null;
  answered: number;
  right: number;
}

/**
 * Who is in the class, in the order they came; `code` lets others in unless it is closed.
 *
 * `address` is where they join, without the code.
 */
export interface Roster {
  type: "roster";
  code: string;
  address: string;
  closed: boolean;
  learners: (Attendee)[];
}

/**
 * What one learner answered to a question: how often, and whether the first and last was right.
 *
 * `given` is the last answer, in words.
 */
export interface GivenAnswer {
  learner: number;
  tries: number;
  first: boolean;
  last: boolean;
  given: string;
}

/**
 * One question of the board. `first` and `last` are the shares that had it right.
 *
 * `lesson` is 0 for a question about the learner's own network.
 */
export interface BoardQuestion {
  lesson: number;
  question: string;
  text: string;
  first: number;
  last: number;
  answers: (GivenAnswer)[];
}

/**
 * Every question that somebody answered, by lesson, in the order of its quiz.
 */
export interface QuizBoard {
  type: "quiz-board";
  questions: (BoardQuestion)[];
}

/**
 * The set-up stands in front of so many learners now.
 */
export interface WasPut {
  type: "was-put";
  id: number;
  learners: number;
}

/**
 * The set-up a learner has on the bench.
 */
export interface LookedAt {
  type: "looked-at";
  id: number;
  learner: number;
  name: string;
  setup: Setup;
}

/**
 * You are in the class, under this name.
 */
export interface Joined {
  type: "joined";
  name: string;
}

/**
 * The teacher puts this set-up in front of you: show it, and say how to undo it.
 */
export interface Put {
  type: "put";
  setup: Setup;
}

/**
 * The teacher asks for attention: pause the training, and say why.
 */
export interface PauseAsked {
  type: "pause-asked";
}

/**
 * You are no longer in the class; what was kept of you is deleted.
 */
export interface SentOut {
  type: "sent-out";
}

/**
 * A curve over seeds: its median, and the quartiles around it. None where there is none.
 */
export interface Line {
  name: string;
  middle: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
}

/**
 * Curves over a common axis, `x`; what goes up is `title`, what goes along `along`.
 */
export interface Lines {
  type: "lines";
  title: string;
  along: string;
  x: (number)[];
  lines: (Line)[];
  x_scale: Scale;
  y_scale: Scale;
}

/**
 * The values of one group, one a network.
 */
export interface Group {
  name: string;
  values: (number | null)[];
}

/**
 * Groups beside each other, every value a dot: what goes along is `title`.
 */
export interface Groups {
  type: "groups";
  title: string;
  groups: (Group)[];
  scale: Scale;
}

/**
 * A grid of numbers from −1 (orange) over 0 (paper) to 1 (blue), row 0 at the top.
 *
 * `points` are examples on it: their place from 0 to 1 along and down, and which of two classes
 * they are of.
 */
export interface Map {
  name: string;
  values: ((number)[])[];
  points: ([number, number, number])[];
}

/**
 * Small pictures of numbers beside each other.
 */
export interface Maps {
  type: "maps";
  title: string;
  maps: (Map)[];
}

/**
 * What came of one comparison.
 *
 * `effect` is the median gap over the networks, `interval` its confidence interval (an end is
 * None where too few networks leave it open), `beyond` the threshold, and `holds` in how many
 * networks the gap was beyond it. By the `rule` "always" it had to be so in every one. Of
 * `shares`, these numbers are told in per cent.
 */
export interface Judgement {
  name: string;
  says: string;
  verdict: Verdict;
  effect: number | null;
  interval: [number | null, number | null];
  beyond: number;
  rule: Rule;
  holds: number;
  seeds: number;
  shares: boolean;
}

/**
 * What running an experiment gave: the numbers, and how they were come by.
 *
 * `effect` and `interval` are those of the comparison that decided; `holds` counts the networks
 * in which every comparison held. `facts` are numbers with names, for texts; `charts` what to
 * look at.
 */
export interface Outcome {
  name: string;
  lesson: number;
  claim: string;
  verdict: Verdict;
  effect: number | null;
  interval: [number | null, number | null];
  holds: number;
  seeds: number;
  seed: number;
  seconds: number;
  comparisons: (Judgement)[];
  facts: Record<string, number | null>;
  settings: Record<string, unknown>;
  charts: (Lines | Groups | Maps)[];
}

/**
 * What all that is asked of the course has in common: the language it is answered in.
 */
export interface CourseAsk {
  id: number;
  language?: Language;
}

/**
 * Every lesson with the learner's place. Answered by `Contents`.
 */
export interface ReadContents {
  type: "read-contents";
  id: number;
  language?: Language;
}

/**
 * One lesson, whole. Answered by `LessonRead`.
 */
export interface ReadLesson {
  type: "read-lesson";
  lesson: number;
  id: number;
  language?: Language;
}

/**
 * The section to go on with, from 0; past the last, the lesson is read.
 *
 * Answered by `Contents`.
 */
export interface KeepPlace {
  type: "keep-place";
  lesson: number;
  section: number;
  id: number;
  language?: Language;
}

/**
 * What a word means, or, where it is empty, every term there is. Answered by `Terms`.
 */
export interface LookUp {
  type: "look-up";
  word?: string;
  id: number;
  language?: Language;
}

/**
 * Runs a claim's experiment. Told by `ClaimRun`, again and again; the last has done=True.
 *
 * `seeds` is how many networks take part, as many as usual where it is None; `chosen` are
 * settings by name, the others stay as they usually are.
 */
export interface RunClaim {
  type: "run-claim";
  claim: string;
  seeds?: number | null;
  seed?: number;
  chosen?: Record<string, boolean | number | number | string>;
  id: number;
  language?: Language;
}

/**
 * A lesson's questions, or, where it is None, what is due. Answered by `QuizBegun`.
 *
 * About one's own network no lesson is needed, and nothing is kept.
 */
export interface BeginQuiz {
  type: "begin-quiz";
  about?: QuizAbout;
  lesson?: number | null;
  seed?: number;
  id: number;
  language?: Language;
}

/**
 * The answer to the question that was asked last, by its place from 0.
 *
 * `question` is its number, from 1, so that an answer sent twice is not taken for the answer to
 * the next. Answered by `Marked`.
 */
export interface AnswerQuestion {
  type: "answer-question";
  question: number;
  choice: number;
  id: number;
  language?: Language;
}

/**
 * The quiz as it stands, told anew: in another language. Answered by `QuizTold`.
 */
export interface TellQuiz {
  type: "tell-quiz";
  id: number;
  language?: Language;
}

/**
 * Text as it is.
 */
export interface Words {
  type: "words";
  text: string;
}

/**
 * Text that is stressed, or strongly so.
 */
export interface Emphasis {
  type: "emphasis";
  strong: boolean;
  inside: (Words | Emphasis | CodeWords | TermLink | ClaimLink | WebLink | EvidenceNumber | LineBreak)[];
}

/**
 * An experiment to be run with some settings chosen, as a lesson invites to.
 */
export interface Attempt {
  claim: string;
  chosen: Record<string, boolean | number | number | string>;
  seeds: number | null;
  seed: number;
}

/**
 * Code in running text. `attempt` is what it runs, where it is a command for that.
 */
export interface CodeWords {
  type: "code-words";
  text: string;
  attempt: Attempt | null;
}

/**
 * Words that the glossary explains.
 */
export interface TermLink {
  type: "term-link";
  term: string;
  inside: (Words | Emphasis | CodeWords | TermLink | ClaimLink | WebLink | EvidenceNumber | LineBreak)[];
}

/**
 * Words that lead to an experiment.
 */
export interface ClaimLink {
  type: "claim-link";
  claim: string;
  inside: (Words | Emphasis | CodeWords | TermLink | ClaimLink | WebLink | EvidenceNumber | LineBreak)[];
}

/**
 * Words that lead to another site: always http or https.
 */
export interface WebLink {
  type: "web-link";
  address: string;
  inside: (Words | Emphasis | CodeWords | TermLink | ClaimLink | WebLink | EvidenceNumber | LineBreak)[];
}

/**
 * A number that was measured when the experiment was recorded, as text; `exact` in full.
 */
export interface EvidenceNumber {
  type: "evidence-number";
  text: string;
  claim: string;
  fact: string;
  exact: number | null;
}

/**
 * The line ends here.
 */
export interface LineBreak {
  type: "line-break";
}

/**
 * A setting of an experiment: `options` where it is one of several, else its range.
 */
export interface ClaimKnob {
  name: string;
  about: string;
  usual: boolean | number | number | string;
  allowed: string;
  whole: boolean;
  options: (boolean | number | number | string)[];
  low: number | null;
  high: number | null;
}

/**
 * What the learner saw when they ran it last.
 */
export interface LastVerdict {
  verdict: Verdict;
  effect: number | null;
  low: number | null;
  high: number | null;
  seeds: number;
  when: string;
}

/**
 * A claim with its protocol in words, its knobs, and what it gave when it was recorded.
 *
 * `fails` are settings for which it is false, and `because` says why it then is; both are empty
 * where its author knows of none. `seconds` is about how long a run of `seeds` networks takes.
 * `ran` is what it gave when it was run here last, of which `last` is what is kept.
 */
export interface ClaimCard {
  name: string;
  lesson: number;
  claim: string;
  varied: string;
  measured: string;
  refuted: string;
  knobs: (ClaimKnob)[];
  seeds: number;
  most_seeds: number;
  seconds: number | null;
  fails: Record<string, boolean | number | number | string>;
  because: string;
  recorded: Outcome | null;
  ran: Outcome | null;
  last: LastVerdict | null;
}

/**
 * A paragraph.
 */
export interface Paragraph {
  type: "paragraph";
  inside: (Words | Emphasis | CodeWords | TermLink | ClaimLink | WebLink | EvidenceNumber | LineBreak)[];
}

/**
 * A heading within a section: level 3 or deeper.
 */
export interface Subheading {
  type: "subheading";
  level: number;
  inside: (Words | Emphasis | CodeWords | TermLink | ClaimLink | WebLink | EvidenceNumber | LineBreak)[];
}

/**
 * A list, numbered from `start` where that is a number.
 */
export interface Points {
  type: "points";
  start: number | null;
  items: ((Paragraph | Subheading | Points | CodeBlock | Quotation | Divider | ClaimBlock | BenchBlock)[])[];
}

/**
 * Lines of code.
 */
export interface CodeBlock {
  type: "code-block";
  language: string;
  text: string;
}

/**
 * What somebody else wrote.
 */
export interface Quotation {
  type: "quotation";
  inside: (Paragraph | Subheading | Points | CodeBlock | Quotation | Divider | ClaimBlock | BenchBlock)[];
}

/**
 * A line across.
 */
export interface Divider {
  type: "divider";
}

/**
 * A claim, and what to look at in its picture.
 */
export interface ClaimBlock {
  type: "claim";
  caption: string;
  card: ClaimCard;
}

/**
 * A bench to be set up as `address` says, and what to try there.
 */
export interface BenchBlock {
  type: "bench";
  address: string;
  caption: string;
}

/**
 * A heading and what stands under it; before the first, the heading is empty.
 */
export interface LessonSection {
  heading: string;
  blocks: (Paragraph | Subheading | Points | CodeBlock | Quotation | Divider | ClaimBlock | BenchBlock)[];
}

/**
 * A claim in the contents, with the verdict that the learner saw last.
 */
export interface ClaimLine {
  name: string;
  claim: string;
  verdict: Verdict | null;
}

/**
 * A lesson's quiz in the contents: how many of its questions the learner knows.
 */
export interface QuizLine {
  questions: number;
  known: number;
  passed: boolean;
}

/**
 * A lesson in the contents: `at` is the section to go on with, from 0.
 */
export interface LessonLine {
  number: number;
  title: string;
  sections: (string)[];
  at: number;
  read: boolean;
  quiz: QuizLine | null;
  claims: (ClaimLine)[];
}

/**
 * Every lesson with the learner's place. `due` questions are to be asked again today.
 *
 * `notes` say in English what stands in the way of keeping the learner's progress.
 */
export interface Contents {
  type: "contents";
  id: number;
  lessons: (LessonLine)[];
  due: number;
  again_on: string | null;
  notes: (string)[];
}

/**
 * A term of the glossary: its name, and what it means in a sentence or two.
 */
export interface TermNote {
  id: string;
  name: string;
  meaning: string;
}

/**
 * A lesson with everything it shows; `terms` are those it links to, by id.
 */
export interface LessonRead {
  type: "lesson";
  id: number;
  number: number;
  title: string;
  sections: (LessonSection)[];
  terms: Record<string, TermNote>;
  at: number;
  read: boolean;
}

/**
 * The terms that were asked for, in the order of the glossary.
 */
export interface Terms {
  type: "terms";
  id: number;
  terms: (TermNote)[];
}

/**
 * What one comparison says of the networks counted so far: the median gap, its interval.
 */
export interface GapSoFar {
  verdict: Verdict;
  effect: number | null;
  low: number | null;
  high: number | null;
}

/**
 * What so many networks say: those counted first, each one of the run's own.
 *
 * `gaps` are in the order of the outcome's comparisons.
 */
export interface CountSoFar {
  networks: number;
  holds: number;
  verdict: Verdict;
  gaps: (GapSoFar)[];
}

/**
 * How far a run has come, as the share of the work done, and at the end what it gave.
 *
 * The networks learn side by side; `growth` counts them one after the other, so that the verdict
 * is seen to grow, and `held` says of each whether every comparison held in it. How many there
 * are is fixed before the run: the verdict is that of them all. `waiting` says that others run
 * a claim first.
 */
export interface ClaimRun {
  type: "claim-run";
  id: number;
  claim: string;
  share: number;
  networks: number;
  waiting: boolean;
  outcome: Outcome | null;
  growth: (CountSoFar)[];
  held: (boolean)[];
  done: boolean;
}

/**
 * A question as it is put, number `number` of `of`; `key` is its own in the whole course.
 */
export interface QuizQuestion {
  key: string;
  number: number;
  of: number;
  text: string;
  choices: (string)[];
}

/**
 * What will be asked, and why: `earlier` questions due from other lessons, then `own`.
 *
 * `question` is None where nothing is to be asked before the day `again_on`.
 */
export interface QuizBegun {
  type: "quiz";
  id: number;
  about: QuizAbout;
  why: QuizWhy;
  lesson: number | null;
  earlier: number;
  own: number;
  again_on: string | null;
  question: QuizQuestion | null;
}

/**
 * A section of a lesson: its place from 0, and its heading.
 */
export interface SectionLink {
  lesson: number;
  section: number;
  heading: string;
}

/**
 * What came of a quiz. Where a lesson was asked, its own questions alone decide.
 *
 * `again_on` is the first day on which what was known comes back; what was missed comes back at
 * the next quiz.
 */
export interface QuizScore {
  right: number;
  asked: number;
  passed: boolean;
  mark: number;
  lesson: number | null;
  earlier_right: number;
  earlier_asked: number;
  read_again: (SectionLink)[];
  again_on: string | null;
}

/**
 * What is said to an answer, and the next question, or, after the last, the score.
 *
 * `feedback` says what is wrong with the choice, empty where it is right; `reason` why the right
 * one is right.
 */
export interface Marked {
  type: "marked";
  id: number;
  key: string;
  number: number;
  choice: number;
  right_choice: number;
  right: boolean;
  feedback: string;
  reason: string;
  section: SectionLink | null;
  claim: string | null;
  next: QuizQuestion | null;
  score: QuizScore | null;
}

/**
 * A quiz as it stands: `question` waits, `marked` is what was said to the answer to `answered`.
 *
 * `question` is None after the last, and the other two before the first answer.
 */
export interface QuizTold {
  type: "quiz-told";
  id: number;
  question: QuizQuestion | null;
  answered: QuizQuestion | null;
  marked: Marked | null;
}

/**
 * What there is to play. Answered by `Games`.
 */
export interface ReadGames {
  type: "read-games";
  id: number;
}

/**
 * A game by its moves. Answered by `GameRead`.
 */
export interface ReadGame {
  type: "read-game";
  game: string;
  moves?: string;
  id: number;
}

/**
 * A game as its file has it: one that `pellucid play` saved, or this page. By `GameRead`.
 */
export interface OpenGame {
  type: "open-game";
  text: string;
  id: number;
}

/**
 * A game as a file. Answered by `GameKept`.
 *
 * `network` is the side that a network played, None where neither did; 0 moves first.
 */
export interface KeepGame {
  type: "keep-game";
  game: string;
  moves: string;
  first?: string;
  second?: string;
  network?: number | null;
  id: number;
}

/**
 * What the network makes of a game as it stands, and what it would play.
 *
 * Told by `Thought`, again and again; the last has done=True. `seed` is for a strength that
 * varies its moves.
 */
export interface Think {
  type: "think";
  game: string;
  moves?: string;
  strength?: Strength;
  seed?: number;
  id: number;
}

/**
 * What was looked at from one position of a thought's tree. Answered by `BranchOpened`.
 */
export interface OpenBranch {
  type: "open-branch";
  tree: number;
  node?: number;
  id: number;
}

/**
 * What each move of a game was worth. Told by `LookedBack`; the last has done=True.
 */
export interface LookBack {
  type: "look-back";
  game: string;
  moves: string;
  strength?: Strength;
  id: number;
}

/**
 * A game that a network here plays.
 *
 * `rows` and `columns` of its board; so many cells `in_a_row` win. A move is named by `names`:
 * the columns of the board where discs fall, else its cells, row by row.
 */
export interface GameOffer {
  name: string;
  title: string;
  rows: number;
  columns: number;
  in_a_row: number;
  falls: boolean;
  names: (string)[];
}

/**
 * What there is to play; and how many positions a move each strength looks at.
 */
export interface Games {
  type: "games";
  id: number;
  games: (GameOffer)[];
  simulations: Record<Strength, number>;
}

/**
 * A game after some of its moves. Cells are counted row by row, from the top.
 *
 * `owners` says who has each: 0 who moved first, 1 the other, -1 nobody. `move` led here, and
 * put a disc into `cell`; None at the beginning. `legal` are the moves that may follow. `won`
 * are the cells of the rows that won, and `winner` is None in a draw too. `threats` are the cells
 * that would complete a row, of the first side and of the second.
 */
export interface Board {
  owners: (number)[];
  move: string | null;
  cell: number | null;
  legal: (string)[];
  over: boolean;
  winner: number | null;
  won: (number)[];
  threats: [(number)[], (number)[]];
}

/**
 * A game: its moves, and its board after each of them, the empty one first.
 *
 * Of a saved one, who played, and the side that a network played.
 */
export interface GameRead {
  type: "game-read";
  id: number;
  game: string;
  moves: (string)[];
  boards: (Board)[];
  first: string;
  second: string;
  network: number | null;
}

/**
 * A game's file: its name and its text.
 */
export interface GameKept {
  type: "game-kept";
  id: number;
  name: string;
  text: string;
}

/**
 * One move, as the network sees it.
 *
 * `policy` is its share of the network's first thought, before any search; `visits` how many
 * looks it got; `value` what it seems worth to who makes it, from -1 to 1; `proof` what is
 * proved of it, in so many `plies`.
 */
export interface MoveThought {
  move: string;
  policy: number;
  visits: number;
  value: number;
  proof: GameOutcome | null;
  plies: number;
}

/**
 * A move that is expected, and the cell it fills.
 */
export interface LineMove {
  move: string;
  cell: number;
}

/**
 * What the network makes of a game after some moves; all is for the `side` to move.
 *
 * While it looks ahead, `done` is False, and `share` says how far it is. `opinion` is what the
 * network alone takes the position for, `value` what it is worth after looking, from -1 to 1;
 * `proof` what is proved of it, in so many `plies`. `line` is how it expects the game to go on.
 * `tree` is the number of the tree that it grew, of so many `positions`.
 */
export interface Thought {
  type: "thought";
  id: number;
  game: string;
  moves: (string)[];
  side: number;
  strength: Strength;
  share: number;
  considered: (MoveThought)[];
  move: string;
  opinion: number;
  value: number;
  proof: GameOutcome | null;
  plies: number;
  line: (LineMove)[];
  positions: number;
  tree: number;
  done: boolean;
}

/**
 * A move that was looked at, and the position it leads to, where `branches` moves were.
 */
export interface TreeBranch {
  node: number;
  thought: MoveThought;
  owners: (number)[];
  cell: number;
  branches: number;
}

/**
 * What was looked at from one position of a tree, most looked at first, and what was not.
 */
export interface BranchOpened {
  type: "branch";
  id: number;
  tree: number;
  node: number;
  tried: (TreeBranch)[];
  untried: (MoveThought)[];
}

/**
 * What one move of a game was worth, for who made it.
 *
 * `held` is what could be had before it, `kept` what was left after; None where that is not
 * known. `value` and `after` are what it seemed worth, from -1 to 1. `better` are moves known to
 * keep what was held, where this one did not.
 */
export interface MoveLookedBack {
  move: string;
  held: GameOutcome | null;
  kept: GameOutcome | null;
  value: number;
  after: number;
  known_by: KnownBy | null;
  thrown: boolean;
  better: (string)[];
}

/**
 * A game looked back on; `judged` is empty until it is `done`.
 */
export interface LookedBack {
  type: "looked-back";
  id: number;
  game: string;
  moves: (string)[];
  share: number;
  judged: (MoveLookedBack)[];
  done: boolean;
}

/**
 * Why this very set-up does not learn, or that it does.
 *
 * It is trained for so many `epochs`; None: as long as it has trained by now, but 100 at least.
 * Told by `Examined`, again and again; the last has done=True.
 */
export interface Examine {
  type: "examine";
  epochs?: number | null;
  id: number;
}

/**
 * Ends the examination that runs, if there is one: what is known by now is its answer.
 */
export interface EndExamination {
  type: "end-examination";
  id: number;
}

/**
 * One thing to do differently: a code of the page's catalogue, and what to fill in.
 *
 * `possible`: the bench can carry it out.
 */
export interface AdvisedChange {
  kind: string;
  values: Record<string, string | number>;
  possible: boolean;
}

/**
 * A number that speaks for a finding, beside the one it was held against.
 */
export interface FoundEvidence {
  name: string;
  value: number | null;
  threshold: number | null;
}

/**
 * One thing that was found.
 *
 * `code` is a key of the page's catalogue; `name`, `why` and `advice` are the doctor's own words,
 * in English. `layer` is the name of the scene's layer where it is.
 */
export interface FoundCause {
  code: string;
  name: string;
  weight: Weight;
  layer: string | null;
  evidence: (FoundEvidence)[];
  why: string;
  advice: string;
  changes: (AdvisedChange)[];
  symptoms: (FoundCause)[];
}

/**
 * What an examination came to, causes first.
 *
 * Of the scores (accuracy or R², on examples that were `held` back, or on those it learned from)
 * `score` is the network's own, `changed` that with the advised changes, `chance` that of knowing
 * nothing, `reference` the best that was seen. `mended` is the set-up with the changes that the
 * bench can carry out; None where there are none. `train` is how many epochs it then takes, where
 * that is part of the advice. `complete`: there was time for all that had to be tried.
 */
export interface Opinion {
  conclusion: Conclusion;
  metric: "accuracy" | "r2";
  judged: "held" | "training";
  score: number | null;
  changed: number | null;
  chance: number | null;
  reference: number | null;
  findings: (FoundCause)[];
  mended: Setup | null;
  train: number | null;
  complete: boolean;
}

/**
 * An examination: how far it is, and, when it is done, what it came to.
 *
 * `trying` are the changes that are tried just now, `tried` counts the trials, `seconds` how long
 * it has taken. `address` is that of the set-up, which is trained for so many `epochs`. Where it
 * was ended before anything was known there is no `opinion`.
 */
export interface Examined {
  type: "examined";
  id: number;
  done: boolean;
  stage: ExaminationStage;
  trying: (AdvisedChange)[];
  tried: number;
  seconds: number;
  epochs: number;
  address: string;
  opinion: Opinion | null;
}

/**
 * What looks wrong with the training on the bench, or that nothing does any more.
 *
 * It is seen in what was recorded anyway; nothing was tried.
 */
export interface Noticed {
  type: "noticed";
  finding: FoundCause | null;
}

export const RANGES = {
  "DataSetup": {
    "examples": {
      "least": 20,
      "most": 2000
    },
    "noise": {
      "least": 0,
      "most": 0.5
    },
    "test_share": {
      "least": 0.1,
      "most": 0.9
    },
    "seed": {
      "least": 0,
      "most": 2147483647
    }
  },
  "LayerSetup": {
    "units": {
      "least": 1,
      "most": 4096
    },
    "window": {
      "least": 1,
      "most": 7
    },
    "dropout": {
      "least": 0,
      "most": 0.9
    }
  },
  "NetworkSetup": {
    "seed": {
      "least": 0,
      "most": 2147483647
    }
  },
  "TrainingSetup": {
    "learning_rate": {
      "least": 1e-06,
      "most": 100
    },
    "batch_size": {
      "least": 1,
      "most": 1024
    },
    "regularisation_rate": {
      "least": 0,
      "most": 10
    }
  },
  "Command": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Open": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Change": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "OpenAddress": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Undo": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Redo": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Train": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Advance": {
    "count": {
      "least": 1,
      "most": 1000
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Travel": {
    "moment": {
      "least": 0,
      "most": 10000000
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Restart": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Look": {
    "resolution": {
      "least": 10,
      "most": 200
    },
    "row": {
      "least": 0,
      "most": 10000000
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Edit": {
    "unit": {
      "least": 0,
      "most": 10000000
    },
    "value": {
      "least": -1000000.0,
      "most": 1000000.0
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Trace": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Matter": {
    "row": {
      "least": 0,
      "most": 10000000
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Hear": {
    "row": {
      "least": 0,
      "most": 10000000
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Learn": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Blame": {
    "unit": {
      "least": 0,
      "most": 10000000
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Examples": {
    "start": {
      "least": 0,
      "most": 10000000
    },
    "count": {
      "least": 1,
      "most": 200
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Many": {
    "seeds": {
      "least": 2,
      "most": 1000
    },
    "epochs": {
      "least": 1,
      "most": 2000
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Cancel": {
    "command": {
      "least": 0,
      "most": 9007199254740991
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Code": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Keep": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Answer": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Done": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Opened": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Refused": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Traced": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Mattered": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Heard": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Blamed": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Listed": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Spread": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Coded": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Kept": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Watch": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "PutSetup": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "PauseAll": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "LookAt": {
    "learner": {
      "least": 1,
      "most": 9007199254740991
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Remove": {
    "learner": {
      "least": 1,
      "most": 9007199254740991
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Close": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "DeleteAll": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "WasPut": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "LookedAt": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "CourseAsk": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "ReadContents": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "ReadLesson": {
    "lesson": {
      "least": 0,
      "most": 100000
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "KeepPlace": {
    "lesson": {
      "least": 0,
      "most": 100000
    },
    "section": {
      "least": 0,
      "most": 10000
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "LookUp": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "RunClaim": {
    "seed": {
      "least": 0,
      "most": 2147483647
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "BeginQuiz": {
    "seed": {
      "least": 0,
      "most": 2147483647
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "AnswerQuestion": {
    "question": {
      "least": 1,
      "most": 10000
    },
    "choice": {
      "least": 0,
      "most": 3
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "TellQuiz": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Contents": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "LessonRead": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Terms": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "ClaimRun": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "QuizBegun": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Marked": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "QuizTold": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "ReadGames": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "ReadGame": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "OpenGame": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "KeepGame": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Think": {
    "seed": {
      "least": 0,
      "most": 2147483647
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "OpenBranch": {
    "tree": {
      "least": 0,
      "most": 9007199254740991
    },
    "node": {
      "least": 0,
      "most": 1000000
    },
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "LookBack": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Games": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "GameRead": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "GameKept": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Thought": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "BranchOpened": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "LookedBack": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Examine": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "EndExamination": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  },
  "Examined": {
    "id": {
      "least": 0,
      "most": 9007199254740991
    }
  }
} as const;

export const DEFAULTS = {
  "DataSetup": {
    "source": "circles",
    "examples": 500,
    "noise": 0.0,
    "test_share": 0.5,
    "seed": 0,
    "points": [],
    "upload": "",
    "target": ""
  },
  "LayerSetup": {
    "kind": "dense",
    "units": 4,
    "window": 3,
    "activation": "tanh",
    "dropout": 0.0
  },
  "NetworkSetup": {
    "hidden": [
      {
        "kind": "dense",
        "units": 4,
        "window": 3,
        "activation": "tanh",
        "dropout": 0.0
      },
      {
        "kind": "dense",
        "units": 2,
        "window": 3,
        "activation": "tanh",
        "dropout": 0.0
      }
    ],
    "output_activation": null,
    "loss": null,
    "seed": 1
  },
  "TrainingSetup": {
    "optimizer": "sgd",
    "learning_rate": 0.03,
    "batch_size": 10,
    "regularisation": "none",
    "regularisation_rate": 0.0
  },
  "Setup": {
    "data": {
      "source": "circles",
      "examples": 500,
      "noise": 0.0,
      "test_share": 0.5,
      "seed": 0,
      "points": [],
      "upload": "",
      "target": ""
    },
    "network": {
      "hidden": [
        {
          "kind": "dense",
          "units": 4,
          "window": 3,
          "activation": "tanh",
          "dropout": 0.0
        },
        {
          "kind": "dense",
          "units": 2,
          "window": 3,
          "activation": "tanh",
          "dropout": 0.0
        }
      ],
      "output_activation": null,
      "loss": null,
      "seed": 1
    },
    "training": {
      "optimizer": "sgd",
      "learning_rate": 0.03,
      "batch_size": 10,
      "regularisation": "none",
      "regularisation_rate": 0.0
    }
  },
  "PutSetup": {}
} as const;
