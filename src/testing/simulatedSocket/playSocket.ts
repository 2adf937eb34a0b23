import { authenticated, connected, heartbeat } from '../builders.js';
import { frameOf } from '../frame.js';
import { isTextCue, type SocketCue } from './cue.js';
import type { FakeSocket } from './fakeSocket.js';
import { userOf } from './userOf.js';

/** Does on a socket what the gateway's side does at a cue. */
export function playSocket(socket: FakeSocket, cue: SocketCue, nowMs: number): void {
  switch (cue) {
    case 'connects':
      say(socket, frameOf(connected(socket.tokenInUrl === undefined ? {} : { userId: userOf(socket.tokenInUrl) })));
      break;
    case 'authenticates':
      say(socket, frameOf(authenticated({ userId: userOf(socket.lastToken ?? '') })));
      break;
    case 'beats':
      say(socket, frameOf(heartbeat({ ts: nowMs })));
      break;
    case 'fails':
      socket.fails();
      break;
    default:
      if (typeof cue === 'number') socket.closes(cue);
      else say(socket, isTextCue(cue) ? cue.text : frameOf(cue));
  }
}

function say(socket: FakeSocket, text: string): void {
  if (socket.readyState === socket.CONNECTING) socket.opens();
  socket.frame(text);
}
