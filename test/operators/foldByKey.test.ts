import { foldByKey, isUserSwitch, userIdOf, type FoldByKeyOptions, type UserEvent } from 'agg-rx/operators';
import { continuity, orderSubmitted } from 'agg-rx/testing';
import { from, Subject, toArray, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { marbles } from '../support/marbles.js';

interface Note {
  readonly key: string;
  readonly amount: number;
  readonly owner?: string;
}
type In = Note | 'reset' | 'noise';
interface Sum {
  readonly key: string;
  readonly total: number;
}

const isNote = (input: In): input is Note => typeof input === 'object';
const options: FoldByKeyOptions<In, Note, string, Sum> = {
  select: isNote,
  keyOf: ({ key }) => key,
  step: (sum, { key, amount }) =>
    sum !== undefined && amount === 0 ? sum : { key, total: (sum?.total ?? 0) + amount },
  isOver: ({ total }) => total >= 10,
};

function totals(inputs: readonly In[], more: Partial<typeof options> = {}): string[] {
  let seen: string[] = [];
  const sums$: Observable<Sum> = from(inputs).pipe(foldByKey({ ...options, ...more }));
  sums$.pipe(toArray()).subscribe((sums) => {
    seen = sums.map(({ key, total }) => `${key}${total}`);
  });
  return seen;
}
const a = (amount: number, owner?: string): Note => ({ key: 'a', amount, ...(owner !== undefined && { owner }) });
const b = (amount: number, owner?: string): Note => ({ key: 'b', amount, ...(owner !== undefined && { owner }) });

describe('foldByKey', () => {
  it(
    'gives the new state of a key after each input that changed it, and nothing where the step gives the same back',
    marbles((m) => {
      const inputs$ = m.hot<In>('-a-b-n-0-a-|', { a: a(1), b: b(5), n: 'noise', 0: a(0) });

      m.expect(inputs$.pipe(foldByKey(options))).toBeObservable('-x-y-----z-|', {
        x: { key: 'a', total: 1 },
        y: { key: 'b', total: 5 },
        z: { key: 'a', total: 2 },
      });
    }),
  );

  it('forgets everything at an input that is a reset', () => {
    expect(totals([a(1), 'reset', a(1)], { isReset: (input) => input === 'reset' })).toEqual(['a1', 'a1']);
  });

  it('folds a reset that is an item itself after forgetting', () => {
    expect(totals([a(1), b(1), a(2)], { isReset: (input) => isNote(input) && input.key === 'b' })).toEqual([
      'a1',
      'b1',
      'a2',
    ]);
  });

  it('forgets everything before an input of another owner, and folds that input', () => {
    const ownerOf = (input: In) => (isNote(input) ? input.owner : undefined);

    expect(totals([a(1), a(1, 'x'), a(1), a(1, 'x'), a(1, 'y'), b(1), a(1, 'y')], { ownerOf })).toEqual([
      'a1',
      'a2',
      'a3',
      'a4',
      'a1',
      'b1',
      'a2',
    ]);
  });

  it('never forgets a key where nothing tells which ones are over', () => {
    const many = Array.from({ length: 50 }, (_, key) => ({ key: String(key), amount: 20 }));
    const { select, keyOf, step } = options;
    let last: Sum | undefined;

    from([...many, { key: '0', amount: 1 }])
      .pipe(foldByKey({ select, keyOf, step, rememberOver: 1 }))
      .subscribe((sum) => (last = sum));

    expect(last).toEqual({ key: '0', total: 21 });
  });

  it('keeps the last rememberOver states that are over, the first to end going first', () => {
    expect(totals([a(10), b(10), b(1), a(1)], { rememberOver: 1, rememberForgotten: 0 })).toEqual([
      'a10',
      'b10',
      'b11',
      'a1',
    ]);
  });

  it('passes a late input of a forgotten key by, unless it opens the key again', () => {
    const opensAgain = ({ amount }: Note) => amount === 7;

    expect(totals([a(10), a(1), a(7), a(1)], { rememberOver: 0, opensAgain })).toEqual(['a10', 'a7', 'a8']);
    expect(totals([a(10), a(1), a(7)], { rememberOver: 0 })).toEqual(['a10']);
  });

  it('knows no more than the last rememberForgotten keys', () => {
    expect(totals([a(10), b(10), b(1), a(1)], { rememberOver: 0, rememberForgotten: 1 })).toEqual(['a10', 'b10', 'a1']);
  });

  it('folds by keys that are no texts, a fraction of a number or an object', () => {
    const side = { name: 'side' };
    const count$ = from([1.5, side, 'noise', 1.5]).pipe(
      foldByKey({
        select: (input): input is number | typeof side => input !== 'noise',
        keyOf: (input) => input,
        step: (count: number | undefined) => (count ?? 0) + 1,
      }),
    );
    const counts: number[] = [];
    count$.subscribe((count) => counts.push(count));

    expect(counts).toEqual([1, 1, 2]);
  });

  it('gives the step the key of each input', () => {
    const seen: string[] = [];
    const step: typeof options.step = (sum, note, key) => {
      seen.push(`${key} ${sum === undefined ? 'begins' : 'goes on'}`);
      return options.step(sum, note, key);
    };
    totals([a(1), b(5), a(2)], { step });

    expect(seen).toEqual(['a begins', 'b begins', 'a goes on']);
  });

  it('keeps nothing of a key as long as the step gives undefined for it', () => {
    const begun: (number | undefined)[] = [];
    const sum$ = from([a(0), a(3), a(4)]).pipe(
      foldByKey<In, Note, string, number | undefined>({
        select: isNote,
        keyOf: ({ key }) => key,
        step: (sum: number | undefined, { amount }) => {
          begun.push(sum);
          return amount === 0 ? undefined : (sum ?? 0) + amount;
        },
      }),
    );
    const sums: (number | undefined)[] = [];
    sum$.subscribe((sum) => sums.push(sum));

    expect(sums).toEqual([3, 7]);
    expect(begun).toEqual([undefined, undefined, 3]);
  });

  it('errors with what a function of the user throws, and leaves the source', () => {
    const inputs$ = new Subject<In>();
    const errors: unknown[] = [];
    const oops = new RangeError('no');
    inputs$
      .pipe(
        foldByKey({
          ...options,
          step: () => {
            throw oops;
          },
        }),
      )
      .subscribe({ error: (error: unknown) => errors.push(error) });

    inputs$.next(a(1));

    expect(errors).toEqual([oops]);
    expect(inputs$.observed).toBe(false);
  });

  it('needs no types written out in a pipe, and resets by what this package knows of users', () => {
    const events$ = from<UserEvent[]>([
      orderSubmitted({ venue: 'kalshi', price: 0.55, size: 100 }),
      orderSubmitted({ venue: 'kalshi', price: 0.1, size: 3 }),
      continuity({ cause: 'user_switched', userId: 'usr_2' }),
      orderSubmitted({ venue: 'kalshi', price: 0.2, size: 10 }),
    ]);
    const seen: number[] = [];

    events$
      .pipe(
        foldByKey({
          select: (event) => event.type === 'order_submitted',
          keyOf: ({ venue }) => venue,
          step: (cents: number | undefined, { price, size }) => (cents ?? 0) + Math.round(price * size * 100),
          isReset: isUserSwitch,
          ownerOf: userIdOf,
        }),
      )
      .subscribe((cents) => seen.push(cents));

    expect(seen).toEqual([5_500, 5_530, 200]);
  });
});
