import { filter, merge, Subscription, tap, timer } from 'rxjs';
import type { Frame } from '../frameFaults.js';
import type { UpgradeVerdict } from '../listen.js';
import { noCode, serverEnd } from './serverEnd.js';
import { createWire } from './wire.js';
import type { Signal, Wire, WireOptions } from './wire.js';

/** How a socket in memory finds its other end. */
export interface VirtualSocketOptions extends WireOptions {
  /** What the other side makes of the connect, asked when that has come there. */
  readonly onConnect: (url: string) => UpgradeVerdict;
  /** Called around the client's work on a frame. */
  readonly onFrame: (deliver: () => void) => void;
}

const states = { connecting: 0, open: 1, closing: 2, closed: 3 } as const;
const brokenCode = 1006;

/** A client's end of a socket in memory, in the time of a scheduler. It can be terminated, as in Node. */
export class VirtualSocket extends EventTarget implements WebSocket {
  readonly CONNECTING = states.connecting;
  readonly OPEN = states.open;
  readonly CLOSING = states.closing;
  readonly CLOSED = states.closed;
  readonly bufferedAmount = 0;
  readonly extensions = '';
  readonly protocol = '';
  binaryType: BinaryType = 'blob';
  readyState: 0 | 1 | 2 | 3 = states.connecting;
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readonly url: string;
  /** What lies between, for faults. */
  readonly wire: Wire;
  readonly #work = new Subscription();

  constructor(url: string, options: VirtualSocketOptions) {
    super();
    this.url = url;
    this.wire = createWire(options);
    const arrivals$ = this.wire.toClient.arrivals$.pipe(
      tap((signal) => {
        this.#hear(signal, options);
      }),
    );
    const connect$ = timer(options.latencyMs, options.scheduler).pipe(
      filter(() => this.wire.passes()),
      tap(() => {
        this.#connect(options.onConnect(url));
      }),
    );
    this.#work.add(merge(arrivals$, connect$).subscribe());
  }

  send(text: string): void {
    if (this.readyState === states.open) this.wire.toServer.send({ kind: 'frame', data: text });
  }

  close(code: number = noCode, reason = ''): void {
    if (this.readyState === states.connecting) this.terminate();
    if (this.readyState !== states.open) return;
    this.readyState = states.closing;
    this.wire.toServer.send({ kind: 'close', code, reason });
  }

  /** Ends at once, whatever the other side does. */
  terminate(): void {
    this.wire.toServer.send({ kind: 'cut' });
    this.#end(brokenCode);
  }

  #connect(verdict: UpgradeVerdict): void {
    if (verdict.kind === 'refuse') {
      this.#end(brokenCode);
      return;
    }
    this.readyState = states.open;
    this.onopen?.(new Event('open'));
    const server = serverEnd(this.wire);
    if (verdict.kind === 'accept') verdict.accept(server);
    else server.close(verdict.closeCode);
  }

  #hear(signal: Signal, { onFrame }: VirtualSocketOptions): void {
    switch (signal.kind) {
      case 'frame':
        if (this.readyState !== states.open) return;
        onFrame(() => {
          this.onmessage?.(new MessageEvent('message', { data: dataOf(signal.data) }));
        });
        return;
      case 'close':
        // The answer to the close frame, for which the other side waits.
        this.wire.toServer.send({ kind: 'cut' });
        this.#end(signal.code, signal.reason);
        return;
      case 'cut':
        this.#end(brokenCode);
    }
  }

  #end(code: number, reason = ''): void {
    if (this.readyState === states.closed) return;
    this.readyState = states.closed;
    this.#work.unsubscribe();
    const wasClean = code !== brokenCode;
    if (!wasClean) this.onerror?.(new Event('error'));
    const event = Object.assign(new Event('close'), { code, reason, wasClean });
    this.onclose?.(event);
    this.dispatchEvent(event);
  }
}

/** Bytes as the client asked for them. */
const dataOf = (frame: Frame): string | ArrayBuffer =>
  typeof frame === 'string' ? frame : new Uint8Array(frame).buffer;
