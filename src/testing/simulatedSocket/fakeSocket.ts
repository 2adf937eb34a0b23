/** Is told what our side does with a socket. */
export interface FakeSocketObserver {
  readonly sent: (message: unknown) => void;
  readonly closed: (code: number | undefined) => void;
  readonly terminated: () => void;
}

/** A socket without a network: whoever holds it plays the other side. Like Node's it can be terminated. */
export class FakeSocket extends EventTarget implements WebSocket {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readonly bufferedAmount = 0;
  readonly extensions = '';
  readonly protocol = '';
  binaryType: BinaryType = 'blob';
  readyState: 0 | 1 | 2 | 3 = 0;
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readonly url: string;
  /** The token of the last `authenticate`. */
  lastToken: string | undefined;
  readonly #observer: FakeSocketObserver;

  constructor(url: string, observer: FakeSocketObserver) {
    super();
    this.url = url;
    this.#observer = observer;
  }

  /** Whether our side has not given it up, and the other side has not closed it. */
  get isLive(): boolean {
    return this.readyState < this.CLOSING;
  }

  get tokenInUrl(): string | undefined {
    return new URL(this.url).searchParams.get('token') ?? undefined;
  }

  send(text: string): void {
    const message = JSON.parse(text) as { readonly token?: string };
    this.lastToken = message.token ?? this.lastToken;
    this.#observer.sent(message);
  }

  close(code?: number): void {
    if (!this.isLive) return;
    this.readyState = this.CLOSING;
    this.#observer.closed(code);
  }

  terminate(): void {
    this.#observer.terminated();
    this.closes(1006);
  }

  opens(): void {
    this.readyState = this.OPEN;
    this.onopen?.(new Event('open'));
  }

  frame(data: unknown): void {
    this.onmessage?.(new MessageEvent('message', { data }));
  }

  fails(): void {
    this.onerror?.(new Event('error'));
  }

  closes(code: number): void {
    if (this.readyState === this.CLOSED) return;
    this.readyState = this.CLOSED;
    const event = Object.assign(new Event('close'), { code, reason: '', wasClean: code !== 1006 });
    this.onclose?.(event);
    this.dispatchEvent(event);
  }
}
