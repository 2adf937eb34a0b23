import { classifyClose, type CloseInfo, type CloseVerdict } from 'agg-rx/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterEnd,
  afterFailedRefresh,
  firstAttempt,
  type Attempts,
  type Ended,
  type Next,
  type RetryOptions,
} from '../../src/connection/reconnect.js';

const defaults: Required<RetryOptions> = {
  initialMs: 1_000,
  maxMs: 30_000,
  maxAttempts: Number.POSITIVE_INFINITY,
  classifyClose,
};

/** One end; unless said otherwise an open socket without a user that broke after 10 s. */
function ended(close: Partial<Ended['close']> = {}, rest: Partial<Omit<Ended, 'close'>> = {}): Ended {
  return {
    close: {
      code: 1006,
      reason: '',
      wasClean: false,
      phase: 'open',
      openMs: 10_000,
      tokenSent: false,
      tokenIsFresh: false,
      ...close,
    },
    lastedMs: 10_000,
    cause: { name: 'closed', message: 'closed', code: close.code ?? 1006 },
    ...rest,
  };
}

const staleToken = { tokenSent: true, tokenIsFresh: false } as const;
const freshToken = { tokenSent: true, tokenIsFresh: true } as const;
const neverConnected = { phase: 'connecting', openMs: 0 } as const;

const judge = (
  end: Ended,
  { before = firstAttempt, retry = {}, jitter = 1 }: { before?: Attempts; retry?: RetryOptions; jitter?: number } = {},
): Next => afterEnd(before, end, { ...defaults, ...retry }, jitter);

/** What follows the last of several ends in a row. */
function judgeAll(ends: readonly Ended[], retry: RetryOptions = {}): Next {
  let next: Next = { do: 'connect', attempts: firstAttempt };
  for (const end of ends) {
    if (next.do === 'end') return next;
    next = judge(end, { before: next.attempts, retry });
  }
  return next;
}

const always = (verdict: CloseVerdict) => (): CloseVerdict => verdict;

describe('rule 2: what a close means', () => {
  it.each([
    ['a break of an open connection waits', ended(), { do: 'wait', attempts: { refreshDue: false } }],
    ['a clean close waits as well', ended({ code: 1000, wasClean: true }), { do: 'wait' }],
    [
      'a refused token that had served is refreshed at once',
      ended({ code: 4401, ...staleToken }),
      { do: 'connect', attempts: { refreshDue: true } },
    ],
    [
      'a refused token that is itself fresh waits, as token_refused, and is refreshed then',
      ended({ code: 4401, ...freshToken }),
      { do: 'wait', delayMs: 1_000, cause: { name: 'token_refused', code: 4401 }, attempts: { refreshDue: true } },
    ],
    [
      'a refusal without a token waits like any other close',
      ended({ code: 4401 }),
      { do: 'wait', cause: { name: 'closed' }, attempts: { refreshDue: false } },
    ],
    [
      'the connection’s own word goes before the code',
      ended({ code: 1006, ...staleToken }, { next: 'refresh' }),
      { do: 'connect', attempts: { refreshDue: true } },
    ],
    [
      'a connection that knows to be replaced is, at once and with nothing against it',
      ended({ code: 1002, ...staleToken }, { next: 'at_once' }),
      { do: 'connect', attempts: firstAttempt },
    ],
  ])('%s', (_rule, end, next) => {
    expect(judge(end)).toMatchObject(next);
  });

  it.each([1002, 1003, 1007, 1009])('%i twice in a row is the end, as Refused', (code) => {
    expect(judgeAll([ended({ code })])).toMatchObject({ do: 'wait' });
    expect(judgeAll([ended({ code }), ended({ code })])).toMatchObject({ do: 'end', tag: 'Refused', cause: { code } });
    expect(judgeAll([ended({ code }), ended(), ended({ code })])).toMatchObject({ do: 'wait' });
  });

  it('counts the failures in a row by kind', () => {
    const counted: number[] = [];
    const count = (close: CloseInfo): CloseVerdict => {
      counted.push(close.failuresInARow);
      return 'retry';
    };

    judgeAll(
      [
        ended(neverConnected),
        ended({ ...neverConnected, code: 1001 }),
        ended(),
        ended({ code: 1011 }),
        ended({ code: 1002 }),
        ended({ ...neverConnected, code: 1009 }),
        ended(neverConnected),
        ended(),
        ended({}, { lastedMs: 30_000 }),
      ],
      { classifyClose: count },
    );

    expect(counted).toStrictEqual([1, 2, 1, 2, 1, 2, 1, 1, 1]);
  });

  it('refreshes on the second end before connected, and on no later one', () => {
    const refused = ended({ ...neverConnected, ...staleToken }, { lastedMs: 0 });

    expect(judgeAll([refused])).toMatchObject({ do: 'wait', attempts: { refreshDue: false } });
    expect(judgeAll([refused, refused])).toMatchObject({ do: 'connect', attempts: { refreshDue: true } });
    expect(judgeAll([refused, refused, refused])).toMatchObject({ do: 'wait', attempts: { refreshDue: false } });
  });

  it('asks the caller’s classifyClose instead, with all that is known', () => {
    const seen: CloseInfo[] = [];
    const next = judge(ended({ code: 4711, reason: 'why', wasClean: true, ...staleToken }), {
      retry: {
        classifyClose: (close) => {
          seen.push(close);
          return 'stop';
        },
      },
    });

    expect(next).toMatchObject({ do: 'end', tag: 'Refused' });
    expect(seen).toStrictEqual([
      {
        code: 4711,
        reason: 'why',
        wasClean: true,
        phase: 'open',
        openMs: 10_000,
        tokenSent: true,
        tokenIsFresh: false,
        failuresInARow: 1,
      },
    ]);
  });

  it.each([
    ['a network that broke', {}, 'wait'],
    ['a refused token', { code: 4401, tokenSent: true }, 'connect'],
  ] as const)('judges %s as ever where the caller’s classifyClose throws', (_, close, verdict) => {
    const classifyClose = (): CloseVerdict => {
      throw new Error('no verdict');
    };

    expect(judge(ended(close), { retry: { classifyClose } })).toMatchObject({ do: verdict });
  });

  it('waits where the caller’s classifyClose asks to refresh what was never sent: no tight loop', () => {
    expect(judge(ended(), { retry: { classifyClose: always('refresh') } })).toMatchObject({
      do: 'wait',
      cause: { name: 'closed' },
      attempts: { refreshDue: false },
    });
  });

  it('never goes on at once but for a refresh or a replacement', () => {
    fc.assert(
      fc.property(
        fc.record({
          code: fc.integer({ min: 1000, max: 4999 }),
          phase: fc.constantFrom('connecting', 'open', 'authenticated'),
          openMs: fc.nat(100_000),
          tokenSent: fc.boolean(),
          tokenIsFresh: fc.boolean(),
        }),
        fc.constantFrom<RetryOptions>(
          {},
          ...(['retry', 'refresh'] as const).map((v) => ({ classifyClose: always(v) })),
        ),
        (close, retry) => {
          const next = judge(ended(close), { retry });
          expect(next.do === 'connect').toBe(
            next.do === 'connect' && next.attempts.refreshDue && close.tokenSent && !close.tokenIsFresh,
          );
        },
      ),
    );
  });
});

describe('rule 5: how long it waits', () => {
  it('grows from initialMs to maxMs', () => {
    const ceilings = [1, 2, 3, 4, 5, 6, 7].map((attempt) => {
      const next = judge(ended(), { before: { ...firstAttempt, attempt } });
      return next.do === 'wait' ? next.delayMs : undefined;
    });

    expect(ceilings).toStrictEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('has full jitter: any wait from 0 to the ceiling, and always a whole number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.nat(60_000),
        fc.nat(600_000),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, initialMs, maxMs, jitter) => {
          const before = { ...firstAttempt, attempt };
          const retry = { ...defaults, initialMs, maxMs };
          const ceilingMs = initialMs === 0 ? 0 : Math.min(maxMs, initialMs * 2 ** (attempt - 1));

          for (const next of [
            afterEnd(before, ended(), retry, jitter),
            afterFailedRefresh(before, { name: 'x', message: '' }, retry, jitter),
          ]) {
            expect(next).toMatchObject({ do: 'wait', delayMs: Math.round(jitter * ceilingMs) });
          }
        },
      ),
    );
  });

  it('begins anew after a connection of 30 s, and not a moment earlier', () => {
    const before: Attempts = { attempt: 9, failuresInARow: 3, kind: 'after_connected', refreshDue: false };

    expect(judge(ended({}, { lastedMs: 29_999 }), { before })).toMatchObject({
      delayMs: 30_000,
      attempts: { attempt: 10, failuresInARow: 4 },
    });
    expect(judge(ended({}, { lastedMs: 30_000 }), { before })).toMatchObject({
      delayMs: 1_000,
      attempts: { attempt: 2, failuresInARow: 1 },
    });
  });
});

describe('maxAttempts', () => {
  it('gives up when as many connections in a row have failed', () => {
    const retry = { maxAttempts: 3 };

    expect(judgeAll([ended(), ended()], retry)).toMatchObject({ do: 'wait', attempts: { attempt: 3 } });
    expect(judgeAll([ended(), ended(), ended({ code: 1011 })], retry)).toMatchObject({
      do: 'end',
      tag: 'GaveUp',
      cause: { code: 1011 },
    });
  });

  it('counts anew after a connection of 30 s', () => {
    const lasting = ended({}, { lastedMs: 30_000 });

    expect(judgeAll([ended(), lasting, lasting, lasting], { maxAttempts: 2 })).toMatchObject({ do: 'wait' });
  });

  it('gives up on a fresh token that is refused over and over, as token_refused', () => {
    const refused = ended({ code: 4401, ...freshToken });

    expect(judgeAll([refused, refused], { maxAttempts: 2 })).toMatchObject({
      do: 'end',
      tag: 'GaveUp',
      cause: { name: 'token_refused' },
    });
  });

  it('goes before a refresh at once', () => {
    expect(judge(ended({ code: 4401, ...staleToken }), { retry: { maxAttempts: 1 } })).toMatchObject({ tag: 'GaveUp' });
  });
});

describe('rule 4: after a refresh that failed', () => {
  const cause = { name: 'Error', message: 'offline', status: 503 };

  it('waits and tries to refresh again, with all that was known', () => {
    const before: Attempts = { attempt: 3, failuresInARow: 2, kind: 'before_connected', refreshDue: true };

    expect(afterFailedRefresh(before, cause, defaults, 0.5)).toStrictEqual({
      do: 'wait',
      delayMs: 2_000,
      cause: { name: 'refresh_failed', message: 'offline', status: 503 },
      attempts: { attempt: 4, failuresInARow: 2, kind: 'before_connected', refreshDue: true },
    });
  });

  it('counts as an attempt: gives up when there have been enough', () => {
    expect(
      afterFailedRefresh({ ...firstAttempt, attempt: 2 }, cause, { ...defaults, maxAttempts: 2 }, 1),
    ).toMatchObject({
      do: 'end',
      tag: 'GaveUp',
      cause: { name: 'refresh_failed' },
    });
  });
});
