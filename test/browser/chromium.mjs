// Chromium as Debian packages it, and pages of it with everything that they must never do written down.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const looksLikeToken = /eyJ[\w-]+\.[\w-]+\.[\w-]+/;

/** A browser; that there is none is a failure, never a skip. */
export async function launch(...args) {
  assert.ok(existsSync(executablePath), `no browser at ${executablePath}: apt-get install chromium, or set CHROMIUM`);
  return chromium.launch({ executablePath, args: [...flags, ...args] });
}

/**
 * A browser whose pages are hidden while another tab is in front, in one context. Playwright lets every page of a
 * browser that it has launched believe that it is in front; one that it finds running it leaves as it is.
 */
export async function launchWithTabs() {
  const port = await freePort();
  const browser = await launch(`--remote-debugging-port=${port}`);
  const tabs = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  return {
    context: tabs.contexts()[0],
    async close() {
      await tabs.close();
      await browser.close();
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * A page, with what it says to its console, what its policy refused (each `securitypolicyviolation`), and what it
 * tells by calling `tell(name, value)`.
 */
export async function openPage(context, url) {
  const page = await context.newPage();
  const said = [];
  const violations = [];
  const told = [];
  const waiting = new Set();
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`));
  await page.exposeFunction('violated', (violation) => violations.push(violation));
  await page.exposeFunction('tell', (name, value) => {
    told.push({ name, value });
    for (const look of [...waiting]) look();
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      void window.violated(`${effectiveDirective} ${blockedURI}`);
    });
  });
  await page.goto(url);

  const valuesOf = (name) => told.filter((each) => each.name === name).map(({ value }) => value);

  return {
    page,
    said,
    violations,
    valuesOf,

    /** Waits for the first value told by this name for which `holds`; gives it. */
    heard(name, holds = () => true, timeoutMs = 60_000) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const value = valuesOf(name).find(holds);
          if (value !== undefined) done(() => resolve(value));
        };
        const timer = setTimeout(() => {
          const what = JSON.stringify({ told: told.slice(-5), said, violations });
          done(() => reject(new Error(`the page has not told ${name} within ${timeoutMs} ms; ${what}`)));
        }, timeoutMs);
        const done = (settle) => {
          clearTimeout(timer);
          waiting.delete(look);
          settle();
        };
        waiting.add(look);
        look();
      });
    },

    /** Nothing went to the console, nothing was refused by the policy, and no token lies about. */
    async isClean() {
      const kept = await page.evaluate(() => [
        document.documentElement.outerHTML,
        location.href,
        JSON.stringify({ ...localStorage }),
        JSON.stringify({ ...sessionStorage }),
        document.cookie,
      ]);
      for (const text of kept) assert.doesNotMatch(text, looksLikeToken);
      assert.deepEqual(said, []);
      assert.deepEqual(violations, []);
    },
  };
}

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
