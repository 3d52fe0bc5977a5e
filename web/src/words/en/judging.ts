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
  "dead-what": "The share of units that answer 0 to every example, and so can no longer learn.",
} as const;
