/** What anywidget gives a widget: its model in the kernel, and the element to draw in. */
export interface Model {
  get(key: string): unknown;
  on(event: "msg:custom", heard: (content: unknown, buffers: DataView[]) => void): void;
  off(event: "msg:custom", heard: (content: unknown, buffers: DataView[]) => void): void;
  send(content: unknown): void;
}

export interface Rendered {
  model: Model;
  el: HTMLElement;
}

/** What the kernel says to one front end. Without `text` it is a binary message, in a buffer. */
export interface Told {
  to: string;
  text?: string;
  left?: boolean;
}

export function isTold(content: unknown): content is Told {
  return typeof content === "object" && content !== null && "to" in content;
}
