// The dashboard as people meet it: its built page, in a real browser, against the simulated gateway on real sockets.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { filled, stepStarted } from 'agg-rx/testing';
import { startDashboard } from '../../examples/angular-dashboard/tools/server/dashboard.mjs';
import { axeViolations, launch, until } from '../browser/chromium.mjs';
import { button, isLive, openDashboard, picture, signIn, statusSays } from './page.mjs';

const endWords = { filled: 'Filled', failed: 'Failed', cancelled: 'Cancelled', partially_filled: 'Partly filled' };
// Each has a dashboard of its own, and waits more than it works.
const sideBySide = { concurrency: 4 };
const rawPerShare = 1_000_000n;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A dashboard of its own for a test, and a page of it. */
async function scene(t, options = {}) {
  const dashboard = await startDashboard({ pace: 2, outageMs: 3_000, ...options });
  const opened = await openDashboard(browser, dashboard.url, options);
  t.after(async () => {
    await opened.close();
    await dashboard.close();
  });
  return { dashboard, ...opened };
}

/** Each order as it truly ended, once all have. */
async function truthOf(dashboard) {
  await until(
    () => dashboard.truth().length > 0 && dashboard.truth().every(({ end }) => end !== undefined),
    'the ends',
  );
  return dashboard.truth();
}

/** Holds what the page shows of each order against the truth. */
async function showsTheTruth(page, dashboard) {
  const truth = await truthOf(dashboard);
  for (const { orderId, end, filledRaw } of truth) {
    const row = page.locator('app-ended-orders app-order-row', { hasText: orderId });
    await row.locator('.standing', { hasText: new RegExp(`^ *${endWords[end]} *$`) }).waitFor({ timeout: 30_000 });
    const filled = await row.locator('.order-fill').innerText();
    const whole = (BigInt(filledRaw) / rawPerShare).toLocaleString('en-US');
    assert.match(filled, filledRaw === '0' ? /none$/ : new RegExp(`(^|\\D)${whole}( of [\\d,]+)?$`), orderId);
  }
  assert.equal(await page.locator('app-open-orders app-order-row').count(), 0);
  assert.equal(await page.locator('app-ended-orders app-order-row').count(), truth.length);
  return truth;
}

/** The ends that a screen reader was told, the last for each order. */
async function toldEnds(page) {
  const log = page.getByRole('log', { name: 'Ends of orders' });
  const told = (await log.locator('p').allTextContents()).map((text) => /^(.+): (ord_\w+),/.exec(text));
  return new Map(told.map(([, end, orderId]) => [orderId, end]));
}

describe('orders', sideBySide, () => {
  it('each reaches its true end on the page and is told of, though the connection is cut in the middle', async (t) => {
    const { page, dashboard, isClean } = await scene(t);
    await signIn(page, 'Ada');
    await button(page, 'Place seven').click();
    await page
      .locator('app-open-orders .step-bar-text', { hasText: /^Step 2 of 7 · fund$/ })
      .first()
      .waitFor();

    await button(page, 'Drop the connection').click();
    await statusSays(page, 'Reconnecting');
    await page.locator('.connection-reason', { hasText: /turned away for now \(attempt \d+\)/ }).waitFor();
    await page.locator('.connection-countdown', { hasText: /^Next try in \d+ s$/ }).waitFor();
    await isLive(page);

    const truth = await showsTheTruth(page, dashboard);
    assert.deepEqual(new Set(truth.map(({ end }) => end)), new Set(Object.keys(endWords)));
    const expected = new Map(truth.map(({ orderId, end }) => [orderId, endWords[end]]));
    await until(async () => (await toldEnds(page)).size >= truth.length, 'each end is told', 10_000);
    assert.deepEqual(await toldEnds(page), expected);
    await isClean();
  });

  it('the chosen one shows its steps, with the waits and retries that held them up', async (t) => {
    const { page, dashboard, isClean } = await scene(t, { pace: 1 });
    await signIn(page, 'Ada');
    await button(page, 'Place seven').click();
    await showsTheTruth(page, dashboard);

    const notes = [];
    for (const row of await page.locator('app-ended-orders .order-id').all()) {
      await row.click();
      await page.locator('.detail-id', { hasText: await row.innerText() }).waitFor();
      notes.push(...(await page.locator('.step-note').allInnerTexts()));
    }
    assert.ok(
      notes.some((note) => /^Waited \d+\.\d s$/.test(note)),
      notes.join(),
    );
    assert.ok(
      notes.some((note) => /^Retry 1/.test(note)),
      notes.join(),
    );
    assert.ok(
      notes.some((note) => /^Failed with: The venue/.test(note)),
      notes.join(),
    );
    await isClean();
  });

  it('balances are in dollars, and said to be from before the break while the connection is down', async (t) => {
    const { page, dashboard, isClean } = await scene(t, { pace: 0.2 });
    await signIn(page, 'Ada');
    await button(page, 'Place seven').click();
    await truthOf(dashboard);
    const balance = page.locator('.balance').first();
    assert.match(await balance.locator('.balance-amount').innerText(), /^\$[\d,]+\.\d\d$/);
    assert.match(await balance.locator('svg').getAttribute('aria-label'), /balance/);

    await button(page, 'Drop the connection').click();
    await page.locator('.balance-note', { hasText: 'before the break' }).first().waitFor();
    await isClean();
  });
});

describe('the connection', sideBySide, () => {
  it('an expired token is renewed once, and no order is lost over it', async (t) => {
    const { page, dashboard, isClean } = await scene(t);
    const refreshes = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/session/refresh')) refreshes.push(request.url());
    });
    await signIn(page, 'Ada');
    await button(page, 'Place seven').click();
    await page.locator('app-open-orders app-order-row').first().waitFor();
    const sockets = dashboard.simulator.seen().upgrades.length;

    await button(page, 'Expire the token').click();
    await until(() => dashboard.simulator.seen().upgrades.length > sockets, 'another socket');
    await isLive(page);
    await showsTheTruth(page, dashboard);
    assert.equal(refreshes.length, 1);
    await isClean();
  });

  it('a frozen feed is noticed, given up, and made good once it goes on', async (t) => {
    const { page, dashboard, isClean } = await scene(t);
    await signIn(page, 'Ada');
    await button(page, 'Place seven').click();
    await page.locator('app-open-orders app-order-row').first().waitFor();
    await button(page, 'Freeze the feed').click();
    await page.locator('.connection-state', { hasText: /Reconnecting|Connecting/ }).waitFor({ timeout: 20_000 });
    await button(page, 'Let the feed go on').click();
    await isLive(page);
    await showsTheTruth(page, dashboard);
    await isClean();
  });
});

describe('a flood', () => {
  it('of 20,000 events, 10,000 a second where the machine keeps up, draws the page at most once a frame, and leaves it right', async (t) => {
    const { page, dashboard, isClean } = await scene(t);
    const { simulator } = dashboard;
    await signIn(page, 'Ada');
    await page.evaluate(() => {
      window.drawn = { rounds: 0, frames: 0, beganAt: performance.now() };
      const count = () => {
        window.drawn.frames += 1;
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      // It is told once for everything that one round of change detection has changed.
      new MutationObserver(() => {
        window.drawn.rounds += 1;
      }).observe(document.querySelector('main'), {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    });

    const orderIds = Array.from({ length: 20 }, (_, at) => `ord_flood_${at}`);
    const sendOne = (at) =>
      simulator.send(
        'usr_ada',
        stepStarted({
          userId: 'usr_ada',
          orderId: orderIds[at % 20],
          dagRunId: `dag_${at % 20}`,
          stepId: `step_${Math.floor(at / 20) % 7}`,
          sequence: 1 + (Math.floor(at / 20) % 7),
          totalSteps: 7,
          timestamp: Date.now() + at,
        }),
      );
    const beganAt = Date.now();
    for (let at = 0; at < 20_000; at += 1) {
      sendOne(at);
      if (at % 100 === 99) await new Promise((resolve) => setTimeout(resolve, beganAt + at / 10 - Date.now()));
    }
    t.diagnostic(`20,000 events sent in ${Date.now() - beganAt} ms`);
    for (const orderId of orderIds) {
      simulator.send(
        'usr_ada',
        filled({ userId: 'usr_ada', orderId, filledAmountRaw: '7000000', timestamp: Date.now() }),
      );
    }

    await until(async () => (await page.locator('app-ended-orders .count').innerText()) === '20', 'all have ended');
    assert.equal(await page.locator('app-ended-orders .order-fill', { hasText: '7' }).count(), 12);
    const { rounds, frames, elapsedMs } = await page.evaluate(() => ({
      ...window.drawn,
      elapsedMs: performance.now() - window.drawn.beganAt,
    }));
    t.diagnostic(`${rounds} rounds of change detection in ${frames} frames and ${Math.round(elapsedMs)} ms`);
    // Beside the events there is a clock, twice a second.
    assert.ok(rounds <= frames + elapsedMs / 500 + 1, `${rounds} rounds in ${frames} frames`);
    assert.ok(rounds > 10, 'it was drawn while the events came');
    await isClean();
  });
});

describe('people', sideBySide, () => {
  it('one sees nothing of the other, after a switch and after a sign-out', async (t) => {
    const { page, dashboard, isClean } = await scene(t);
    await signIn(page, 'Ada');
    await button(page, 'Place seven').click();
    await page.locator('app-open-orders app-order-row').first().waitFor();
    const ofAda = dashboard.truth().map(({ orderId }) => orderId);

    await button(page, 'Switch to Grace').click();
    await page.locator('.who', { hasText: 'Grace' }).waitFor();
    await isLive(page);
    await button(page, 'Place an order').click();
    await page.locator('app-open-orders app-order-row').first().waitFor();
    await truthOf(dashboard);
    const text = await page.locator('body').innerText();
    for (const orderId of ofAda) assert.ok(!text.includes(orderId), orderId);

    await button(page, 'Sign out').click();
    await button(page, 'Continue as Ada').waitFor();
    assert.doesNotMatch(await page.locator('body').innerText(), /ord_/);
    await until(() => dashboard.simulator.connections() === 0, 'the socket closes', 10_000);
    await page.reload();
    await button(page, 'Continue as Ada').waitFor();
    await isClean();
  });

  it('a visitor who comes back is still signed in, and sees from REST what there was', async (t) => {
    const { page, dashboard, isClean } = await scene(t, { pace: 0.2 });
    await signIn(page, 'Ada');
    await button(page, 'Place seven').click();
    await showsTheTruth(page, dashboard);
    await page.reload();
    await isLive(page);
    await showsTheTruth(page, dashboard);
    assert.equal(await page.locator('.toast').count(), 0, 'no toasts for history');
    await isClean();
  });

  it('all of it can be done with the keyboard', async (t) => {
    const { page, isClean } = await scene(t);
    const press = async (name) => {
      for (let tabs = 0; tabs < 60; tabs += 1) {
        await page.keyboard.press('Tab');
        const focused = page.locator(':focus');
        if ((await focused.count()) > 0 && (await focused.innerText()).trim().match(name)) {
          const outline = await focused.evaluate((element) => getComputedStyle(element).outlineStyle);
          assert.equal(outline, 'solid', `${String(name)} shows that it has the focus`);
          await page.keyboard.press('Enter');
          return focused;
        }
      }
      return assert.fail(`${String(name)} can't be reached by Tab`);
    };
    await button(page, 'Continue as Ada').waitFor();
    await press(/^Continue as Ada$/);
    await isLive(page);
    await press(/^Place seven$/);
    await page.locator('app-open-orders app-order-row').nth(3).waitFor();
    await press(/^ord_/);
    await page.locator('.order-id[aria-pressed="true"]').waitFor();
    await press(/^Sign out$/);
    await button(page, 'Continue as Ada').waitFor();
    await isClean();
  });
});

describe('how it looks and reads', sideBySide, () => {
  for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark']) {
      it(`axe finds nothing at ${width} px, ${colorScheme}, and nothing is cut off`, async (t) => {
        const opened = await scene(t, {
          pace: 3,
          outageMs: 6_000,
          width,
          height: width === 390 ? 844 : 900,
          colorScheme,
        });
        const { page, isClean } = opened;
        await button(page, 'Continue as Ada').waitFor();
        assert.deepEqual(await axeViolations(page), []);

        await signIn(page, 'Ada');
        assert.deepEqual(await axeViolations(page), [], 'with nothing in it');
        await button(page, 'Place seven').click();
        await page.locator('.toast').first().waitFor({ timeout: 30_000 });
        await button(page, 'Place seven').click();
        await page.locator('.balance').nth(1).waitFor({ timeout: 30_000 });
        await button(page, /^ord_/).nth(2).click();
        await page.evaluate(() => {
          scrollTo(0, 0);
        });
        await picture(page, `dashboard-${width}-${colorScheme}`);
        assert.deepEqual(await axeViolations(page), [], 'while orders run');
        const room = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(room <= width, `the page is ${room} px wide`);

        await button(page, 'Drop the connection').click();
        await page.locator('.connection-countdown').waitFor();
        await picture(page, `dashboard-reconnecting-${width}-${colorScheme}`);
        assert.deepEqual(await axeViolations(page), [], 'while it reconnects');
        await isClean();
      });
    }
  }
});
