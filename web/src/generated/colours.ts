// Generated from pellucid/report/palette.py by web/generate.py. Do not edit.
export const LIGHT = {
  "paper": "#fdfcf9",
  "raised": "#f4f2ec",
  "ink": "#1c2230",
  "soft": "#525a69",
  "line": "#d8d5cc",
  "blue": "#1a66ad",
  "orange": "#b2500b",
  "teal": "#0b6f63",
  "violet": "#7a3f9d",
  "depth_1": "#8d97a8",
  "depth_2": "#6e89a9",
  "depth_3": "#4d79aa",
  "depth_4": "#3064a1",
  "depth_5": "#1f4c8a",
  "depth_6": "#14325f"
} as const;
export const DARK = {
  "paper": "#15181e",
  "raised": "#1f232b",
  "ink": "#ebe8e1",
  "soft": "#b0b6c1",
  "line": "#3a404b",
  "blue": "#74b5f0",
  "orange": "#f5a35c",
  "teal": "#57c9b8",
  "violet": "#d2a0ee",
  "depth_1": "#6a7382",
  "depth_2": "#6f8aad",
  "depth_3": "#77a0cf",
  "depth_4": "#8fb8e4",
  "depth_5": "#b3d1f0",
  "depth_6": "#e0edfa"
} as const;
export const LINES = {
  "training": {
    "ink": "ink",
    "dashes": []
  },
  "validation": {
    "ink": "teal",
    "dashes": [
      5.0,
      2.5
    ]
  },
  "test": {
    "ink": "violet",
    "dashes": [
      1.5,
      2.0
    ]
  }
} as const;
export const CLASSES = [
  [
    46,
    126,
    196
  ],
  [
    224,
    122,
    43
  ],
  [
    32,
    158,
    139
  ],
  [
    157,
    104,
    195
  ],
  [
    156,
    144,
    60
  ],
  [
    116,
    125,
    139
  ]
] as const;
export const POSITIVE = [
  46,
  126,
  196
] as const;
export const NEGATIVE = [
  224,
  122,
  43
] as const;
