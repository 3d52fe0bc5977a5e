export default {
  board: "Sheet to draw on",
  how: "Draw with the mouse, a pen or a finger. By keyboard: arrows move the pen, Space lowers and lifts it, Backspace takes a stroke back.",
  read: "What the network reads: your drawing, fitted to {rows} by {columns} pixels",
  undo: "Take the last stroke back",
  clear: "A clean sheet",
  said: "The network sees: {answer} ({share}).",
  begin: "Draw a digit, large and in the middle: the answer changes with every stroke.",
  lit: "The network above shows your drawing's way: each unit's activation, and what each link carries.",
  "needs-pictures": "You can draw where the data are pictures: choose the digits on the left.",
} as const;
