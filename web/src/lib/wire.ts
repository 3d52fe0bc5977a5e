/** What is heard over a wire. */
export interface Heard {
  opened(): void;
  message(data: string | ArrayBuffer): void;
  closed(code: number): void;
}

/** What carries the protocol: a WebSocket, or a notebook's messages. It may be opened again. */
export interface Wire {
  open(heard: Heard): void;
  /** Whether it could be sent. */
  send(text: string): boolean;
  close(): void;
}

/** A wire to the server this page came from. */
export class WebSocketWire implements Wire {
  #socket: WebSocket | null = null;

  constructor(private readonly address: string) {}

  open(heard: Heard): void {
    const socket = new WebSocket(this.address);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => heard.opened();
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => heard.message(data);
    socket.onclose = ({ code }) => heard.closed(code);
    this.#socket = socket;
  }

  send(text: string): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(text);
    return true;
  }

  close(): void {
    this.#socket?.close();
  }
}

/** Where the socket of this page is. */
export function socketAddress(): string {
  const { protocol, host } = window.location;
  return `${protocol === "https:" ? "wss" : "ws"}://${host}/socket`;
}
