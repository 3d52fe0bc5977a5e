import type { Heard, Wire } from "@/lib/wire";
import { isTold, type Model } from "./model";

/** As the server closes a connection whose bench is shown elsewhere now. */
const ELSEWHERE = 4001;

/**
 * The protocol over a widget's messages, where the page has a WebSocket.
 *
 * A model is shared by all who show it: another window, or this one before it was loaded anew. So
 * each has a name, says it with every command, and hears only what is said to it.
 */
export class ModelWire implements Wire {
  readonly #who = Math.random().toString(36).slice(2);
  #heard: Heard | null = null;

  constructor(private readonly model: Model) {}

  open(heard: Heard): void {
    this.#heard = heard;
    this.model.on("msg:custom", this.#take);
    heard.opened();
  }

  send(text: string): boolean {
    if (!this.#heard) return false;
    this.model.send({ who: this.#who, say: text });
    return true;
  }

  close(): void {
    this.model.off("msg:custom", this.#take);
    this.#heard = null;
  }

  #take = (content: unknown, buffers: DataView[] = []): void => {
    const heard = this.#heard;
    if (!heard || !isTold(content) || content.to !== this.#who) return;
    if (content.left) {
      this.close();
      heard.closed(ELSEWHERE);
    } else if (content.text !== undefined) heard.message(content.text);
    else buffers.forEach((buffer) => heard.message(bytesOf(buffer)));
  };
}

/** A copy of its own: the message's arrays are read in place, so it must begin where they fit. */
function bytesOf({ buffer, byteOffset, byteLength }: DataView): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}
