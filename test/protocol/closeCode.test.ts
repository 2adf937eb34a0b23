import { classifyClose, closeKind, type CloseInfo } from 'agg-rx/protocol';
import { describe, expect, it } from 'vitest';

/** The first close of a signed-in connection that had been open for a minute. */
const close = (fields: Partial<CloseInfo>): CloseInfo => ({
  code: 1006,
  reason: '',
  wasClean: false,
  phase: 'authenticated',
  openMs: 60_000,
  tokenSent: true,
  tokenIsFresh: false,
  failuresInARow: 1,
  ...fields,
});

const tokenRefused = [1008, 4001, 4003, 4401, 4403];
const tooFast = [4008, 4029, 4429];
const ourFault = [1002, 1003, 1007, 1009];
const ordinary = [1000, 1001, 1005, 1006, 1010, 1011, 1012, 1013, 1014, 1015, 3000, 3999, 5000];
const application = [4000, 4002, 4400, 4404, 4999];

describe('a token that was refused is refreshed', () => {
  it.each(tokenRefused)('%i is refresh, however long the connection had lasted', (code) => {
    expect(classifyClose(close({ code }))).toBe('refresh');
    expect(classifyClose(close({ code, phase: 'connecting', openMs: 0 }))).toBe('refresh');
    expect(classifyClose(close({ code, phase: 'open' }))).toBe('refresh');
  });

  it.each([...tokenRefused, ...application])('%i is retry where no token was sent', (code) => {
    expect(classifyClose(close({ code, tokenSent: false, openMs: 0 }))).toBe('retry');
  });

  it('a fresh token does not change the verdict: what follows from it is not decided here', () => {
    expect(classifyClose(close({ code: 4401, tokenIsFresh: true }))).toBe('refresh');
  });
});

describe('another code of 4000 to 4999 speaks of the token while the connection is young', () => {
  it.each(application)('%i is refresh up to 4,999 ms', (code) => {
    expect(classifyClose(close({ code, openMs: 0 }))).toBe('refresh');
    expect(classifyClose(close({ code, openMs: 4_999 }))).toBe('refresh');
  });

  it.each(application)('%i is retry from 5,000 ms on', (code) => {
    expect(classifyClose(close({ code, openMs: 5_000 }))).toBe('retry');
  });

  it.each([3999, 5000])('%i is outside the range', (code) => {
    expect(classifyClose(close({ code, openMs: 0 }))).toBe('retry');
  });

  it.each(tooFast)('%i is a matter of pace: retry, however young', (code) => {
    expect(classifyClose(close({ code, openMs: 0 }))).toBe('retry');
    expect(classifyClose(close({ code, openMs: 4_999 }))).toBe('retry');
  });
});

describe('the second close in a row before connected may be a refused handshake', () => {
  const connecting = { phase: 'connecting', openMs: 0 } as const;

  it.each([1000, 1001, 1005, 1006, 1011, 1013, ...tooFast])(
    '%i is refresh the second time, and retry the first and from the third on',
    (code) => {
      expect(classifyClose(close({ code, ...connecting, failuresInARow: 1 }))).toBe('retry');
      expect(classifyClose(close({ code, ...connecting, failuresInARow: 2 }))).toBe('refresh');
      expect(classifyClose(close({ code, ...connecting, failuresInARow: 3 }))).toBe('retry');
    },
  );

  it('without a token it stays retry', () => {
    expect(classifyClose(close({ ...connecting, failuresInARow: 2, tokenSent: false }))).toBe('retry');
  });

  it.each(['open', 'authenticated'] as const)('closes after connected stay retry, however many: %s', (phase) => {
    expect(classifyClose(close({ phase, failuresInARow: 2 }))).toBe('retry');
    expect(classifyClose(close({ phase, failuresInARow: 9 }))).toBe('retry');
  });
});

describe('a frame of ours that the gateway could not take ends the connection the second time', () => {
  it.each(ourFault)('%i is retry the first time, stop from the second on', (code) => {
    expect(classifyClose(close({ code, failuresInARow: 1 }))).toBe('retry');
    expect(classifyClose(close({ code, failuresInARow: 2 }))).toBe('stop');
    expect(classifyClose(close({ code, failuresInARow: 3 }))).toBe('stop');
  });

  it.each(ourFault)('%i stops before connected and without a token too', (code) => {
    expect(classifyClose(close({ code, phase: 'connecting', openMs: 0, failuresInARow: 2 }))).toBe('stop');
    expect(classifyClose(close({ code, tokenSent: false, failuresInARow: 2 }))).toBe('stop');
  });
});

describe('everything else is retry', () => {
  it.each(ordinary)('%i, clean or not, young or old, often or once', (code) => {
    expect(classifyClose(close({ code }))).toBe('retry');
    expect(classifyClose(close({ code, wasClean: true, reason: 'token expired' }))).toBe('retry');
    expect(classifyClose(close({ code, openMs: 0, phase: 'open', failuresInARow: 9 }))).toBe('retry');
  });
});

describe('failures in a row are counted by kind', () => {
  it.each(ourFault)('%i is our fault, connected or not', (code) => {
    expect(closeKind({ code, phase: 'connecting' })).toBe('our_fault');
    expect(closeKind({ code, phase: 'authenticated' })).toBe('our_fault');
  });

  it.each([...ordinary, ...tokenRefused, ...application])('%i counts by whether connected had come', (code) => {
    expect(closeKind({ code, phase: 'connecting' })).toBe('before_connected');
    expect(closeKind({ code, phase: 'open' })).toBe('after_connected');
    expect(closeKind({ code, phase: 'authenticated' })).toBe('after_connected');
  });
});
