// A page of the tests before a simulated gateway of its own.
import { after, before } from 'node:test';
import { startSimulatedGateway } from 'agg-rx/testing';
import { launch, openPage } from './chromium.mjs';
import { bundle, startSite } from './site.mjs';

/** One browser for a file of tests; `scene` gives a test its gateway, its site and pages of one context. */
export function browserScenes() {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  return async function scene(t, name, { gateway = {}, settings = {}, answers = () => ({}) } = {}) {
    const agg = await startSimulatedGateway(gateway);
    const token = () => agg.issueToken('usr_1');
    const site = await startSite({
      script: await bundle(name),
      settings: { url: agg.url, restUrl: agg.restUrl, ...settings },
      answers: { 'POST /refresh': token, ...answers(agg) },
      connectTo: [agg.url.replace(/\/ws$/, ''), agg.restUrl],
    });
    const context = await browser.newContext();
    t.after(async () => {
      await context.close();
      await site.close();
      await agg.close();
    });
    return { agg, context, open: () => openPage(context, site.url) };
  };
}
