import { describe, expect, it } from 'vitest';
import { openSocket, type OpenSocketOptions, type SocketClose } from '../../src/connection/socket.js';
import { scriptedSockets, ScriptedSocket, TerminableSocket } from '../support/scriptedSocket.js';
import { virtualTime } from '../support/virtualTime.js';

const url = 'wss://gateway.test/ws?appId=app_1';

/** One socket, subscribed, with everything it tells. */
function subscribed(options: Partial<OpenSocketOptions> = {}, Base: typeof ScriptedSocket = ScriptedSocket) {
  const time = virtualTime();
  const sockets = scriptedSockets(Base);
  const heard: unknown[] = [];
  const socket = openSocket({
    url,
    scheduler: time.scheduler,
    WebSocketCtor: sockets.WebSocketCtor,
    closeObserver: { next: (close) => heard.push(close) },
    ...options,
  });
  const subscription = socket.frames$.subscribe({
    next: (frame) => heard.push(frame),
    complete: () => heard.push('complete'),
  });
  return { time, sockets, socket, heard, subscription };
}

const closed = (code: number, reason = '', wasClean = code !== 1006): SocketClose => ({ code, reason, wasClean });

describe('openSocket', () => {
  it('opens nothing before it is subscribed', () => {
    const sockets = scriptedSockets();
    const socket = openSocket({
      url,
      scheduler: virtualTime().scheduler,
      WebSocketCtor: sockets.WebSocketCtor,
      closeObserver: { next: () => undefined },
    });

    expect(sockets.all).toHaveLength(0);
    expect(socket.send('x')).toBe(false);
  });

  it('tells each frame as it came, and the close with its code before it completes', () => {
    const { sockets, heard, time } = subscribed();
    const binary = new ArrayBuffer(1);

    sockets.last().opens();
    sockets.last().frame('not JSON');
    sockets.last().frame(binary);
    sockets.last().closes(4401, 'expired');

    expect(heard).toStrictEqual(['not JSON', binary, closed(4401, 'expired'), 'complete']);
    expect(sockets.last().binaryType).toBe('arraybuffer');
    expect(time.timersSet()).toBe(0);
  });

  it.each([1000, 1001, 1005, 1006, 4401])('tells a close with %i as a value, clean or not', (code) => {
    const { sockets, heard } = subscribed();
    sockets.last().opens();

    sockets.last().closes(code);

    expect(heard).toStrictEqual([closed(code), 'complete']);
  });

  describe('after an error event', () => {
    it('waits for the close that explains it', () => {
      const { sockets, heard, time } = subscribed();

      sockets.last().fails();
      time.advanceBy(999);
      expect(heard).toStrictEqual([]);
      sockets.last().closes(1011, 'server trouble');

      expect(heard).toStrictEqual([closed(1011, 'server trouble'), 'complete']);
      expect(time.timersSet()).toBe(0);
    });

    it('keeps what it said, as Node does, with the close', () => {
      const { sockets, heard } = subscribed();
      const said = Object.assign(new Event('error'), { message: 'connect ECONNREFUSED 127.0.0.1:1' });

      sockets.last().onerror?.(said);
      sockets.last().closes(1006);

      expect(heard).toStrictEqual([{ ...closed(1006), failure: 'connect ECONNREFUSED 127.0.0.1:1' }, 'complete']);
    });

    it.each([undefined, null, {}, { message: '' }, { message: 1 }])(
      'adds nothing where it said nothing: %j',
      (said) => {
        const { sockets, heard } = subscribed();

        sockets.last().onerror?.(said as unknown as Event);
        sockets.last().closes(1006);

        expect(heard).toStrictEqual([closed(1006), 'complete']);
      },
    );

    it('is closed with 1006 after 1 s without one, and hears nothing of a later close', () => {
      const { sockets, heard, time } = subscribed();

      sockets.last().fails();
      time.advanceBy(1_000);
      sockets.last().closes(1011);

      expect(heard).toStrictEqual([closed(1006), 'complete']);
    });
  });

  it('is closed with 1006 when the constructor throws', () => {
    class Throwing extends ScriptedSocket {
      constructor(address: string) {
        super(address);
        throw new Error('blocked by the page');
      }
    }
    const { heard, time } = subscribed({ WebSocketCtor: Throwing });

    time.advanceBy(0);

    expect(heard).toStrictEqual([closed(1006), 'complete']);
    expect(time.timersSet()).toBe(0);
  });

  it('gives origin and headers to the constructor, for Node', () => {
    const { sockets } = subscribed({ origin: 'https://my.app', headers: { 'x-a': 'b' } });

    expect(sockets.last().options).toStrictEqual({ origin: 'https://my.app', headers: { 'x-a': 'b' } });
  });

  describe('send', () => {
    it('hands a text to the open socket alone, and keeps nothing for later', () => {
      const { sockets, socket } = subscribed();

      expect(socket.send('too early')).toBe(false);
      sockets.last().opens();
      expect(socket.send('now')).toBe(true);
      sockets.last().closes(1000);
      expect(socket.send('too late')).toBe(false);

      expect(sockets.last().sent).toStrictEqual(['now']);
    });

    it('is over when it was unsubscribed', () => {
      const { sockets, socket, subscription } = subscribed();
      sockets.last().opens();

      subscription.unsubscribe();

      expect(socket.send('too late')).toBe(false);
      expect(sockets.last().sent).toStrictEqual([]);
    });
  });

  describe('unsubscribing', () => {
    it('closes with 1000', () => {
      const { sockets, subscription } = subscribed();
      sockets.last().opens();

      subscription.unsubscribe();

      expect(sockets.last().closeCalls).toStrictEqual([1000]);
    });

    it('closes a socket that is still connecting', () => {
      const { sockets, subscription } = subscribed();

      subscription.unsubscribe();

      expect(sockets.last().closeCalls).toStrictEqual([1000]);
    });

    it('tells nothing more, whatever still comes', () => {
      const { sockets, subscription, heard } = subscribed();
      sockets.last().opens();

      subscription.unsubscribe();
      sockets.last().frame('late');
      sockets.last().fails();
      sockets.last().closes(1006);

      expect(heard).toStrictEqual([]);
    });

    it('leaves no timer where a socket cannot be terminated, as in a browser', () => {
      const { sockets, subscription, time } = subscribed();
      sockets.last().opens();

      subscription.unsubscribe();

      expect(time.timersSet()).toBe(0);
    });

    it('terminates a socket in Node whose peer does not answer the close within 1 s', () => {
      const { sockets, subscription, time } = subscribed({}, TerminableSocket);
      sockets.last().opens();

      subscription.unsubscribe();
      time.advanceBy(999);
      expect(sockets.last()).toHaveProperty('terminations', 0);
      time.advanceBy(1);

      expect(sockets.last()).toHaveProperty('terminations', 1);
      expect(time.timersSet()).toBe(0);
    });

    it('terminates nothing where the peer answers in time', () => {
      const { sockets, subscription, time } = subscribed({}, TerminableSocket);
      sockets.last().opens();

      subscription.unsubscribe();
      sockets.last().closes(1000);

      expect(time.timersSet()).toBe(0);
      time.advanceBy(5_000);
      expect(sockets.last()).toHaveProperty('terminations', 0);
    });
  });
});
