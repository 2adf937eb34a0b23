// A page of the dashboard in Chromium, at a width and in a colour scheme.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openPage } from '../browser/chromium.mjs';

const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));

/** Opens the dashboard in a browser that knows nothing of any other page. */
export async function openDashboard(browser, url, { width = 1280, height = 900, colorScheme = 'light' } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  return { ...(await openPage(context, url)), close: () => context.close() };
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

/** Keeps a picture under docs/images, where that was asked for: `SCREENSHOTS=1 npm run test:e2e`. */
export async function picture(page, name) {
  if (process.env.SCREENSHOTS !== '1') return;
  mkdirSync(images, { recursive: true });
  await page.screenshot({ path: `${images}${name}.png` });
}
