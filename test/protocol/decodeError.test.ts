import { drawDecodeError } from 'agg-rx/protocol';
import { describe, expect, it } from 'vitest';
import { errorOf, frameOf } from './read.js';

describe('an error is drawn as one line for a person', () => {
  it('text that is not JSON is shown', () => {
    expect(drawDecodeError(errorOf('ping'))).toBe('not JSON: ping');
  });

  it('a frame that is too large is shown with its size and the limit', () => {
    expect(drawDecodeError(errorOf('ping ping', { maxFrameBytes: 4 }))).toBe(
      'a frame of 9 bytes, over the 4 allowed: ping ping',
    );
  });

  it('a malformed fill names the event, the order and each field that is wrong', () => {
    const fields = { type: 'order_event', event: 'filled', orderId: 'o1', timestamp: null, filledAmountRaw: '1.5' };
    expect(drawDecodeError(errorOf(frameOf(fields)))).toBe(
      'malformed order_event filled of order o1 at timestamp (Invalid input), filledAmountRaw (Invalid input)',
    );
  });

  it('a field inside a list is shown by its place', () => {
    expect(drawDecodeError(errorOf(frameOf({ type: 'subscribed', outcomeIds: ['vmo_1', 5] })))).toBe(
      'malformed subscribed at outcomeIds.1 (Invalid input)',
    );
  });

  it('a frame that is no message at all says so', () => {
    expect(drawDecodeError(errorOf(new Uint8Array()))).toBe(
      'malformed message without a type at top (Not a text frame)',
    );
    expect(drawDecodeError(errorOf('null'))).toBe('malformed message without a type at top (Invalid input)');
  });
});
