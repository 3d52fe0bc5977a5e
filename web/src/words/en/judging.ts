export default {
  title: "How it goes",
  loss: "Loss",
  accuracy: "Accuracy",
  training: "training",
  test: "test",
  layer: "Layer",
  gradient: "Gradient",
  "gradient-what": "How hard the error pulls at this layer's weights. Near zero, the layer has stopped learning.",
  dead: "Dead units",
  "dead-what": "The share of units whose slope is nearly 0 for every example, so that they no longer learn: a ReLU stuck at 0, a tanh stuck at 1.",
} as const;
