export default {
  input: "{name} goes in. {count|This one number is|These numbers are} what the network reads.",
  unit: "{name}: every number that comes in is multiplied by its weight, all are added up, and the bias too. That is z = {z}. The activation function, {activation}, makes a = {a} of it.",
  layer: "{layer}: all its {count} units do their sums at once. These answer most strongly; choose one to see its sum.",
  softmax:
    "The outputs become shares of a whole: e to the power of each z, divided by all of those together. {name} gets the largest share, {share}.",
  loss: "The answer is {answer}; the truth is {truth}. The loss says in one number how wrong that is: {loss}.",
  "error-output":
    "Now backward. dL/da says how the loss would change if the answer rose a little. The slope of its curve is {slope} there, so through it the error signal becomes dL/dz = {dz}. Each weight's gradient is what came in, times that.",
  "error-unit":
    "{name}: the error comes back by the links it went out by, each times its weight. The slope of its curve is {slope} there, and the error is multiplied by that: dL/dz = {dz}. Each weight's gradient is what came in, times that.",
  "error-layer":
    "{layer}: the error comes back to all its {count} units at once. To these it comes most strongly; choose one to see how.",
  "nudge-plain":
    "Every weight now has its gradient: how the loss would grow if the weight grew. So each is nudged the other way, by {rate} (the learning rate) times its gradient. Nothing has moved yet.",
  "nudge-other":
    "Every weight now has its gradient: how the loss would grow if the weight grew. {optimizer} and the settings on the left make a nudge of each, at a learning rate of {rate}. Nothing has moved yet.",
  "only-looked-at":
    "Its last step is left out: this example is kept for testing, and one the network had learned from would test nothing. With a training example you see all weights move.",
  "after-fell": "All weights have moved a little. The loss of this example was {before}; now it is {after}, {change} less.",
  "after-rose":
    "All weights have moved, but the loss of this example rose from {before} to {after}, by {change}: the step was too long. A smaller learning rate takes shorter ones.",
  "after-same": "All weights have moved so little that the loss of this example is still {after}.",
  "plain-gap":
    "The slope of {activation} cancels out against the loss made for it: what remains is the answer minus the truth.",
  "choose-unit": "Which unit is written out",
  "smaller-units": "and {count} smaller",
  "input-name": "Input",
  "input-raw": "In the data",
  "input-read": "As the network reads it",
  output: "Output",
  "output-a": "Answer, a",
  "output-y": "Truth, y",
  size: "Size",
  "nudge-of": "Weight",
  "nudge-before": "Now",
  "nudge-gradient": "Gradient",
  "nudge-nudge": "Nudge",
  "nudge-after": "Then",
  before: "Before",
  now: "Now",
  answers: "the network answers {answer}",
  back: "Back",
  forward: "Next",
  learn: "Move all weights",
  place: "Where slow motion stands",
  "step-of": "Step {step} of {steps}",
  another: "Another example",
  again: "Once more",
  keys: "Arrow keys go on and back; with Shift, a whole layer.",
  looking: "Looking at the example…",
} as const;
