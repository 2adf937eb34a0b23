// A browser comes back: what waits for a timer looks at once then.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { until } from './chromium.mjs';
import { browserScenes } from './scene.mjs';

const scene = browserScenes({ showsTabs: true });
const tenMinutesMs = 600_000;
const longWaits = { retry: { initialMs: tenMinutesMs, maxMs: tenMinutesMs } };
const isAuthenticated = ({ state }) => state === 'authenticated';
const toldTwice = (opened) =>
  until(() => opened.valuesOf('status').filter(isAuthenticated).length === 2, 'signed in anew');

/** A page whose connection broke, and which would wait for ten minutes. */
async function waitingPage(t) {
  const { agg, context, open } = await scene(t, 'connection', { settings: longWaits });
  const opened = await open();
  await opened.heard('status', isAuthenticated);
  agg.drop();
  const { delayMs } = await opened.heard('status', ({ state }) => state === 'waiting');
  assert.ok(delayMs > tenMinutesMs / 2);
  assert.equal(agg.connections(), 0);
  return { agg, context, opened };
}

/** Another tab in front of the page, and the page in front again. */
async function hideAndShow({ context, page }) {
  const other = await context.newPage();
  await other.bringToFront();
  await until(() => page.evaluate(() => document.visibilityState === 'hidden'), 'the page is hidden');
  return async () => {
    await page.bringToFront();
    await other.close();
  };
}

describe('a browser that comes back', () => {
  it('online connects at once', async (t) => {
    const { agg, context, opened } = await waitingPage(t);
    await context.setOffline(true);
    await context.setOffline(false);
    await toldTwice(opened);
    assert.equal(agg.connections(), 1);
  });

  it('visible connects at once', async (t) => {
    const { agg, context, opened } = await waitingPage(t);
    const show = await hideAndShow({ context, page: opened.page });
    assert.equal(agg.connections(), 0, 'not while it is hidden');
    await show();
    await toldTwice(opened);
    assert.equal(agg.connections(), 1);
    await opened.isClean();
  });

  it('visible replaces a socket at once that has been silent for too long while the machine slept', async (t) => {
    const settings = { liveness: { silentMs: tenMinutesMs }, retry: { initialMs: 1, maxMs: 1 } };
    const { agg, context, open } = await scene(t, 'connection', { settings, gateway: { heartbeatMs: 0 } });
    const opened = await open();
    await opened.heard('status', isAuthenticated);
    const show = await hideAndShow({ context, page: opened.page });
    // After sleep the clock has gone on, and the timers have not.
    await opened.page.evaluate(() => {
      const nowMs = Date.now;
      Date.now = () => nowMs() + 3_600_000;
    });
    assert.equal(agg.seen().connectionCount, 1);
    await show();
    await toldTwice(opened);
    assert.equal(agg.seen().connectionCount, 2);
    await opened.isClean();
  });

  it('visible leaves a socket alone that is not overdue', async (t) => {
    const { agg, context, open } = await scene(t, 'connection', { gateway: { heartbeatMs: 200 } });
    const opened = await open();
    await opened.heard('status', isAuthenticated);
    const show = await hideAndShow({ context, page: opened.page });
    await show();
    const sent = agg.sentFrames().length;
    await until(() => agg.sentFrames().length > sent + 2, 'heartbeats go on');
    assert.equal(agg.seen().connectionCount, 1);
    await opened.isClean();
  });
});
