/** Is told what our side does with a socket. */
export interface FakeSocketObserver {
  readonly sent: (text: string) => void;
  readonly closed: (code: number | undefined) => void;
}

/** A socket without a network, as a browser has them: whoever holds it plays the other side. */
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
    this.#observer.sent(text);
  }

  /** The other side's answer, or `closes`, ends it. */
  close(code?: number): void {
    if (!this.isLive) return;
    this.readyState = this.CLOSING;
    this.#observer.closed(code);
  }

  opens(): void {
    this.readyState = this.OPEN;
    this.onopen?.(new Event('open'));
  }

  frame(data: unknown): void {
    this.onmessage?.(new MessageEvent('message', { data }));
  }

  /** An `error` event, which tells nothing; a `close` is to follow, but may be late. */
  fails(): void {
    this.onerror?.(new Event('error'));
  }

  closes(code: number, reason = ''): void {
    if (this.readyState === this.CLOSED) return;
    this.readyState = this.CLOSED;
    const event = Object.assign(new Event('close'), { code, reason, wasClean: code !== 1006 });
    this.onclose?.(event);
    this.dispatchEvent(event);
  }
}
