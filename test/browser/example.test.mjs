// The browser example as people meet it: its page, in a real browser, before its own simulated gateway.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { scenarios } from 'agg-rx/testing';
import { startExample } from '../../examples/browser/site.mjs';
import { axeViolations, launch, openPage, until } from './chromium.mjs';

const button = (page, name) => page.getByRole('button', { name });
const isLive = (page) => page.locator('#status', { hasText: /^Live$/ }).waitFor();

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** An example of its own for a test, and its page. */
async function scene(t, { pace, ...options }) {
  const example = await startExample({ pace });
  const context = await browser.newContext(options);
  t.after(async () => {
    await context.close();
    await example.close();
  });
  return { agg: example.agg, ...(await openPage(context, example.url)) };
}

describe('the browser example', () => {
  it('shows the lines that it runs, and no more than three', async (t) => {
    const { page } = await scene(t, { pace: 0 });
    const shown = (await page.locator('pre').innerText()).trimEnd();
    assert.equal(shown.split('\n').length, 3);
    const bare = (text) => text.replaceAll(/\s/g, '');
    const main = readFileSync(new URL('../../examples/browser/main.ts', import.meta.url), 'utf8');
    assert.ok(bare(main).includes(bare(shown)));
  });

  it('brings each order to its true end, through a broken connection and an expired token', async (t) => {
    const { page, agg, isClean } = await scene(t, { pace: 1 });
    await isLive(page);
    await button(page, 'Place an order').click();
    await page.locator('#orders .step', { hasText: /^Step [2-7] of 7/ }).waitFor();

    const placed = Object.values(scenarios).map((scenario) => agg.place('usr_1', scenario));
    await page.locator('#orders li').nth(placed.length).waitFor();
    await button(page, 'Drop the connection').click();
    await until(() => agg.seen().connectionCount === 2, 'another socket');
    await isLive(page);
    await button(page, 'Expire the token').click();
    await until(() => agg.seen().connectionCount === 3, 'a third socket');

    const truths = (await Promise.all(placed.map(({ ended }) => ended))).flat();
    for (const { orderId, end } of truths) {
      const row = page.locator('#orders li', { hasText: orderId });
      await row.locator('.status', { hasText: new RegExp(`^${end.replaceAll('_', ' ')}$`) }).waitFor();
    }
    await page.locator('#orders li[data-status="open"]').first().waitFor({ state: 'detached' });
    assert.equal(await page.locator('#orders li').count(), truths.length + 1);
    await isClean();
  });

  it('is served by its command until that is ended', async (t) => {
    const serve = fileURLToPath(new URL('../../examples/browser/serve.mjs', import.meta.url));
    const child = spawn(process.execPath, [serve], { env: { ...process.env, PORT: '0' } });
    t.after(() => child.kill('SIGKILL'));
    const [said] = await once(child.stdout, 'data');
    const [url] = /http:\S+/.exec(String(said));
    const response = await fetch(url);
    assert.match(
      response.headers.get('content-security-policy'),
      /^default-src 'none'; script-src 'self'; style-src 'self'; /,
    );
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    assert.equal(code, 0);
    await assert.rejects(fetch(url));
  });

  for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark']) {
      it(`axe finds nothing at ${width} px, ${colorScheme}, and nothing is cut off`, async (t) => {
        const { page, agg, isClean } = await scene(t, { pace: 0, viewport: { width, height: 800 }, colorScheme });
        await isLive(page);
        for (const scenario of Object.values(scenarios)) agg.place('usr_1', scenario);
        await button(page, 'Place an order').click();
        await page
          .locator('#orders li')
          .nth(Object.keys(scenarios).length + 1)
          .waitFor();
        assert.deepEqual(await axeViolations(page), []);
        const room = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(room <= width, `the page is ${room} px wide`);
        if (process.env.SCREENSHOTS !== undefined) {
          await page.screenshot({ path: `${process.env.SCREENSHOTS}/browser-${width}-${colorScheme}.png` });
        }
        await isClean();
      });
    }
  }
});
