export default {
  "pause-asked": "Your teacher has paused all networks. Train goes on when you are asked to.",
  // The address.
  "address-key": "The address holds “{key}”, which Pellucid does not know. It is ignored.",
  "address-value": "The address says {key}={value}, which cannot be. The usual value is taken.",
  "address-twice": "The address gives {key} more than once. The first counts, {value} does not.",
  "address-not-possible": "What the address describes cannot be set up here: a file that is gone, say, or points that are missing. The usual set-up stands in its place.",

  // The output and the loss.
  "one-softmax-unit": "A softmax shares 1 out among its units. One unit alone always gets all of it, so the answer is always 1.",
  "output-cannot-reach": "Some targets lie beyond what {activation} can give: the answers will never reach them. Linear reaches all.",
  "output-may-die": "If this output is 0 for every example, its slope is too: then neither it nor anything behind it learns any more.",
  "output-is-no-share": "Cross-entropy reads the output as a share between 0 and 1, and {activation} gives other numbers too. Expect jumps, or nothing at all.",
  "cross-entropy-of-quantity": "Cross-entropy compares shares of classes, but the target is a quantity. The loss can fall while the answers stay wrong.",
  "slow-where-wrong": "With this loss behind a {activation}, the network learns least just where it is wrong and sure of it. Cross-entropy does not have that flaw.",

  // The layers.
  "straight-line-only": "Without a hidden layer the network can only draw a straight line, or for a quantity a tilted plane. These data need more.",
  "layers-are-linear": "Linear layers on top of each other are together one linear layer: {layers} of them still draw only a straight line.",
  "sigmoid-and-deep": "Each sigmoid passes on a quarter of the error at most. Behind {layers} of them the first layer hardly learns.",
  "softmax-inside": "The units of a softmax share 1 among them, so hidden layer {layer} can say little.",
  "one-unit-wide": "All that the network knows must pass through the one unit of hidden layer {layer}.",
  "few-relu-units": "With so few ReLU units in a layer, all of them may be 0 from the start, and then nothing learns. Another seed may do better.",
  "dropout-in-small-layer": "Dropout of {share} leaves hidden layer {layer}, with its {units} units, next to nothing to work with.",

  // The training.
  "rate-too-high": "{rate} is far above what suits {optimizer} (about {usual}). Expect the loss to jump about, or to run away.",
  "rate-very-low": "{rate} is far below what suits {optimizer} (about {usual}). Expect to wait.",
  "batch-is-everything": "There are {examples} training examples, so one batch holds them all and an epoch is a single step.",
  "penalty-of-nothing": "A penalty on large weights is chosen, but its strength is 0: it does nothing.",
  "penalty-too-strong": "At {rate} the penalty pulls the weights to zero faster than the examples can push them away.",

  // The data.
  "one-class": "All examples are of class “{name}”: there is nothing to tell apart.",
  "few-test-examples": "With only {examples} test {examples|example|examples}, luck alone moves the result by much.",
} as const;
