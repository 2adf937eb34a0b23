// The package in a bundle by Vite, run in Chromium under `script-src 'self'`.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { scenarios, startSimulatedGateway } from 'agg-rx/testing';
import { launch, openPage } from '../browser/chromium.mjs';
import { startSite } from '../browser/site.mjs';
import { atOurVersion, makeConsumer, run } from './consumer.mjs';

const isLive = (state) => state === 'authenticated';

let consumer;
before(() => {
  consumer = makeConsumer({ files: 'vite', packages: [atOurVersion('vite')] });
});
after(() => consumer?.remove());

describe('a bundle by Vite', () => {
  it('is built without a warning, and follows orders through a broken connection to their ends', async (t) => {
    const said = run('npx', ['--no-install', 'vite', 'build', '--logLevel', 'warn'], { cwd: consumer.at });
    assert.equal(said, '');
    const assets = join(consumer.at, 'dist/assets');
    const [file, ...more] = readdirSync(assets);
    assert.deepEqual(more, []);
    t.diagnostic(`${statSync(join(assets, file)).size} bytes, minified, rxjs and zod counted`);

    const agg = await startSimulatedGateway({ pace: 0.3 });
    const site = await startSite({
      script: readFileSync(join(assets, file), 'utf8'),
      settings: { url: agg.url, restUrl: agg.restUrl },
      answers: { 'POST /refresh': () => agg.issueToken('usr_1') },
      connectTo: [new URL(agg.url).origin, agg.restUrl],
    });
    const browser = await launch();
    t.after(async () => {
      await browser.close();
      await site.close();
      await agg.close();
    });
    const { heard, valuesOf, isClean } = await openPage(await browser.newContext(), site.url);
    assert.equal(await heard('decoded'), 'Right');
    await heard('status', isLive);
    const placed = [scenarios.happyPath, scenarios.cancelled].map((scenario) => agg.place('usr_1', scenario));
    await heard('order', ({ progress }) => progress?.step === 2);
    agg.drop();
    for (const { orderId, end } of (await Promise.all(placed.map(({ ended }) => ended))).flat()) {
      await heard('order', (order) => order.orderId === orderId && order.end === end);
    }
    assert.ok(valuesOf('status').filter(isLive).length >= 2);
    await isClean();
  });
});
