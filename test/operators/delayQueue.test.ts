import fc from 'fast-check';
import { VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { delayQueue } from '../../operators/delayQueue.js';

function queueOf(delayMs: number) {
  const scheduler = new VirtualTimeScheduler();
  const seen: string[] = [];
  const queue = delayQueue<string, string>(delayMs, scheduler, (value) => seen.push(`${value} at ${scheduler.now()}`));
  /** Does something when the clock shows `ms`. */
  const at = (ms: number, action: () => void) => {
    scheduler.schedule(action, ms);
  };
  return { scheduler, seen, queue, at };
}

describe('delayQueue', () => {
  it('gives each value when its own delay is over, and a key that is put in again later', () => {
    const { scheduler, seen, queue, at } = queueOf(10);
    at(0, () => {
      queue.start('a', 'a');
    });
    at(3, () => {
      queue.start('b', 'b');
    });
    at(6, () => {
      queue.start('a', 'a again');
    });

    scheduler.flush();

    expect(seen).toEqual(['b at 13', 'a again at 16']);
  });

  it('leaves no timer behind when it has nothing left to give', () => {
    const { scheduler, queue } = queueOf(10);
    queue.start('a', 'a');
    queue.start('b', 'b');
    queue.delete('a');
    queue.delete('b');
    queue.start('c', 'c');
    queue.clear();
    queue.start('d', 'd');

    expect(queue.drain()).toEqual(['d']);
    expect(scheduler.actions.filter(({ closed }) => !closed)).toEqual([]);
  });

  it('gives nothing while the clock stands still, and makes up for it afterwards', () => {
    const { scheduler, seen, queue, at } = queueOf(10);
    at(0, () => {
      queue.resume();
      queue.start('a', 'a');
    });
    at(4, () => {
      queue.pause();
    });
    at(50, () => {
      queue.pause();
      queue.start('b', 'b');
    });
    at(104, () => {
      queue.resume();
    });

    scheduler.flush();

    expect(seen).toEqual(['a at 110', 'b at 114']);
  });

  it('sets no timer while the clock stands still', () => {
    const { scheduler, queue } = queueOf(10);
    queue.start('a', 'a');

    queue.pause();
    queue.start('b', 'b');

    expect(scheduler.actions.filter(({ closed }) => !closed)).toEqual([]);
  });

  it('does not touch the timer when another value comes', () => {
    const { scheduler, queue } = queueOf(10);
    queue.start('a', 'a');
    const [timer] = scheduler.actions;

    queue.start('b', 'b');

    expect(scheduler.actions).toEqual([timer]);
    expect(timer?.closed).toBe(false);
  });

  it('waits longer than one timer can be set for', () => {
    const months = 2 ** 32;
    const { scheduler, seen, queue } = queueOf(months);
    const delays: number[] = [];
    const schedule = scheduler.schedule.bind(scheduler);
    scheduler.schedule = (work, delay, state) => {
      delays.push(delay ?? 0);
      return schedule(work, delay, state);
    };
    scheduler.maxFrames = Infinity;
    queue.start('a', 'a');

    scheduler.flush();

    expect(seen).toEqual([`a at ${months}`]);
    expect(Math.max(...delays)).toBe(2 ** 31 - 1);
  });

  it('stays in order when what it gives makes more of it', () => {
    const scheduler = new VirtualTimeScheduler();
    const seen: string[] = [];
    const queue = delayQueue<string, string>(10, scheduler, (value) => {
      seen.push(`${value} at ${scheduler.now()}`);
      if (value === 'a') {
        queue.delete('b');
        queue.start('c', 'c');
      }
    });
    for (const key of ['a', 'b', 'd']) queue.start(key, key);

    scheduler.flush();

    expect(seen).toEqual(['a at 10', 'd at 10', 'c at 20']);
  });

  it('sets one timer at most, whatever is put in and taken out', () => {
    const step = fc.record({ key: fc.constantFrom('a', 'b', 'c'), isTaken: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { scheduler, seen, queue } = queueOf(10);
        const waiting = new Set<string>();
        for (const { key, isTaken } of steps) {
          waiting.delete(key);
          if (isTaken) queue.delete(key);
          else {
            waiting.add(key);
            queue.start(key, key);
          }
          const timers = scheduler.actions.filter(({ closed }) => !closed).length;
          expect(timers).toBe(waiting.size === 0 ? 0 : 1);
        }

        scheduler.flush();

        expect(seen).toEqual(Array.from(waiting, (key) => `${key} at 10`));
      }),
    );
  });
});
