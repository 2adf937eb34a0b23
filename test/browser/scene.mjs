// A page of the tests before a simulated gateway of its own.
import { after, before } from 'node:test';
import { startSimulatedGateway } from 'agg-rx/testing';
import { launch, launchWithTabs, openPage } from './chromium.mjs';
import { bundle, startSite } from './site.mjs';

/**
 * One browser for a file of tests; `scene` gives a test its gateway, its site and a way to open pages in one context.
 * With `showsTabs` a page is hidden while another tab is in front, as it is for people.
 */
export function browserScenes({ showsTabs = false } = {}) {
  let browser;
  before(async () => {
    browser = showsTabs ? await launchWithTabs() : await launch();
  });
  after(() => browser?.close());

  return async function scene(t, name, { gateway = {}, settings = {}, answers = () => ({}), connectTo = [] } = {}) {
    const agg = await startSimulatedGateway(gateway);
    const site = await startSite({
      script: await bundle(name),
      settings: { url: agg.url, restUrl: agg.restUrl, ...settings },
      answers: { 'POST /refresh': () => agg.issueToken('usr_1'), ...answers(agg) },
      connectTo: [new URL(agg.url).origin, agg.restUrl, ...connectTo],
    });
    const context = showsTabs ? browser.context : await browser.newContext();
    t.after(async () => {
      await (showsTabs ? Promise.all(context.pages().map((page) => page.close())) : context.close());
      await site.close();
      await agg.close();
    });
    return { agg, context, open: () => openPage(context, site.url) };
  };
}
