export default {
  hear: "Hear it",
  "recording-what":
    "Above, how the air swings. Below, what the network reads: how loud each pitch is at each moment, dark where it is loud.",
  "wave-said": "The wave of the sound, over {seconds} seconds",
  hertz: "{hertz} Hz",
  seconds: "{seconds} s",
} as const;
