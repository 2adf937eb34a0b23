// Tabs of one browser share their locks, and here two of them want a new token at once.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { until } from './chromium.mjs';
import { browserScenes } from './scene.mjs';

const scene = browserScenes();

/** Two tabs; `asked` holds an answer for each refresh that has come to the server and waits for it. */
async function twoTabs(t, settings) {
  const asked = [];
  const answers = () => ({ 'POST /refresh': () => new Promise((answer) => asked.push(answer)) });
  const { open } = await scene(t, 'refreshLock', { settings, answers });
  const first = await open();
  await until(() => asked.length === 1, 'the first tab asks');
  const second = await open();
  return { asked, first, second };
}

const locksOf = (page) =>
  page.evaluate(async () => {
    const { held, pending } = await navigator.locks.query();
    return [...held, ...pending.map(({ name }) => ({ name: `waits for ${name}` }))].map(({ name }) => name);
  });

const oneWaitsForTheOther = (page) =>
  until(async () => {
    const locks = await locksOf(page);
    return locks.join() === 'agg-rx:refresh:usr_1,waits for agg-rx:refresh:usr_1';
  }, 'one tab waits for the other');

describe('two tabs that want a new token', () => {
  it('ask one after the other where the app has named a lock', async (t) => {
    const { asked, first, second } = await twoTabs(t, { refreshLock: 'usr_1' });
    await oneWaitsForTheOther(second.page);
    assert.equal(asked.length, 1);

    asked[0]('token-1');
    await first.heard('refreshed');
    await until(() => asked.length === 2, 'the second tab asks');
    assert.deepEqual(second.valuesOf('refreshed'), []);
    asked[1]('token-2');
    await second.heard('refreshed');
    assert.deepEqual(await locksOf(second.page), []);
    await Promise.all([first.isClean(), second.isClean()]);
  });

  it('a tab that is closed in the middle of its refresh leaves the lock to the other', async (t) => {
    const { asked, first, second } = await twoTabs(t, { refreshLock: 'usr_1' });
    await oneWaitsForTheOther(second.page);
    await first.page.close();
    await until(() => asked.length === 2, 'the second tab asks');
    asked[1]('token-2');
    await second.heard('refreshed');
  });

  it('ask both at once without a lock, so that what is shown above is its doing', async (t) => {
    const { asked, first, second } = await twoTabs(t, {});
    await until(() => asked.length === 2, 'both ask while neither has an answer');
    asked.forEach((answer, at) => answer(`token-${at}`));
    await Promise.all([first.heard('refreshed'), second.heard('refreshed')]);
  });
});
