// A page of the dashboard in Debian's Chromium, with everything that it must never do written down.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const looksLikeToken = /eyJ[\w-]+\.[\w-]+\.[\w-]+/;

export async function launch() {
  assert.ok(existsSync(executablePath), `no browser at ${executablePath}: apt-get install chromium, or set CHROMIUM`);
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

/** Opens the dashboard; `said` is what the page has written to its log and what it was refused. */
export async function openPage(browser, url, { width = 1280, height = 900, colorScheme = 'light' } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  const said = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`));
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      window.violations.push(`${violatedDirective} ${blockedURI}`);
    });
  });
  await page.goto(url);
  return {
    page,
    said,
    /** Nothing was written to the log, nothing refused by the policy, and no token lies about. */
    async isClean() {
      assert.deepEqual(said, []);
      assert.deepEqual(await page.evaluate(() => window.violations), []);
      const kept = await page.evaluate(() => [
        document.documentElement.outerHTML,
        location.href,
        JSON.stringify({ ...localStorage }),
        JSON.stringify({ ...sessionStorage }),
        document.cookie,
      ]);
      for (const text of kept) assert.doesNotMatch(text, looksLikeToken);
    },
    close: () => context.close(),
  };
}

export const button = (page, name) => page.getByRole('button', { name });

export async function signIn(page, name) {
  await button(page, `Continue as ${name}`).click();
  await isLive(page);
}

/** Waits for what the status says. */
export const statusSays = (page, text) =>
  page.locator('.connection-state', { hasText: text }).waitFor({ timeout: 30_000 });

export const isLive = (page) => statusSays(page, 'Live');

/** Waits until a condition of this process holds. */
export async function until(holds, what, timeoutMs = 60_000) {
  const deadline = Date.now() + timeoutMs;
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, `not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What axe finds wrong with the page as it stands. */
export async function axeViolations(page) {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(() => window.axe.run());
  assert.ok(passes.length > 10, 'axe has looked at next to nothing');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Keeps a picture under docs/images, where that was asked for: `SCREENSHOTS=1 npm run test:e2e`. */
export async function picture(page, name) {
  if (process.env.SCREENSHOTS !== '1') return;
  mkdirSync(images, { recursive: true });
  await page.screenshot({ path: `${images}${name}.png` });
}
