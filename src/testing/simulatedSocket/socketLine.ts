import { isLateCue, type LateCue, type SocketCue } from './cue.js';
import type { FakeSocket } from './fakeSocket.js';
import { playSocket } from './playSocket.js';

/** Plays one socket after another. */
export interface SocketLine {
  readonly isFree: () => boolean;
  readonly take: (socket: FakeSocket) => void;
  /** False where there is no socket to play it on. */
  readonly play: (cue: SocketCue | LateCue) => boolean;
}

export function socketLine(nowMs: () => number): SocketLine {
  let last: FakeSocket | undefined;
  let former: FakeSocket | undefined;

  const livesOn = (): boolean => last?.isLive ?? false;
  const playOn = (socket: FakeSocket | undefined, cue: SocketCue): boolean => {
    if (socket === undefined) return false;
    playSocket(socket, cue, nowMs());
    return true;
  };

  return {
    isFree: () => !livesOn(),
    take: (socket) => {
      former = last;
      last = socket;
    },
    play: (cue) =>
      isLateCue(cue) ? playOn(livesOn() ? former : last, cue.late) : playOn(livesOn() ? last : undefined, cue),
  };
}
