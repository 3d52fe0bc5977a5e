/** What a key asks of the bench, where it was not meant for what has the focus. */
export type Asked = "train" | "undo" | "redo" | null;

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

const WRITES = "input:not([type=range]), textarea, [contenteditable]";
const PRESSES = "button, a, input, select, textarea, summary, [role=button], [role=slider], [role=application]";

/** Space trains and pauses, Ctrl+Z undoes, Ctrl+Shift+Z and Ctrl+Y do it again. */
export function asked({ key, ctrlKey, metaKey, shiftKey }: Pressed, target: Element | null): Asked {
  const control = ctrlKey || metaKey;
  if (key === " " && !control) return target?.closest(PRESSES) ? null : "train";
  if (!control || target?.closest(WRITES)) return null;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" ? "redo" : null;
}
