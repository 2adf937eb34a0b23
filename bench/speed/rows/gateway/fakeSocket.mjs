/** A constructor of sockets that open at once and bring what they are handed, without a network. */
export function fakeSockets() {
  let socket;
  class FakeSocket {
    readyState = 0;
    binaryType = 'arraybuffer';

    constructor() {
      socket = this;
      process.nextTick(() => {
        this.readyState = 1;
        this.onopen?.({ type: 'open' });
      });
    }
    addEventListener() {}
    send() {}
    close() {}
  }
  return { WebSocketCtor: FakeSocket, bring: (data) => socket.onmessage({ type: 'message', data }) };
}
