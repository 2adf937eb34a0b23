// That the built site holds together: every link inside it, with its anchor, leads somewhere, every image is there, and
// nothing is loaded from elsewhere. VitePress itself fails on dead links between pages, but does not look at anchors.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../.vitepress/dist', import.meta.url));
const base = process.env.DOCS_BASE ?? '/';
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
const pages = files.filter((name) => name.endsWith('.html'));
const faults = [];

const plain = (text) =>
  text
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
const valuesOf = (html, attribute) =>
  [...html.matchAll(new RegExp(`<[^>]*\\s${attribute}="([^"]*)"`, 'g'))].map(([, value]) => plain(value));
// Links in examples of code are text, not links: shiki writes none.
const htmlOf = new Map(pages.map((page) => [page, readFileSync(join(dist, page), 'utf8')]));
const idsOf = new Map(pages.map((page) => [page, new Set(valuesOf(htmlOf.get(page), 'id'))]));

/** The file that an address of the site stands for. */
function fileOf(path) {
  const inside = decodeURIComponent(path).slice(base.length);
  return [inside, `${inside}.html`, posix.join(inside, 'index.html')].find(
    (name) => existsSync(join(dist, name)) && statSync(join(dist, name)).isFile(),
  );
}

let links = 0;
for (const [page, html] of htmlOf) {
  const here = new URL(`https://site${base}${page === 'index.html' ? '' : page.replace(/(\/index)?\.html$/, '')}`);
  const isIndex = page.endsWith('/index.html');
  for (const href of [...valuesOf(html, 'href'), ...valuesOf(html, 'src')]) {
    if (/^(https?:|mailto:|data:)/.test(href)) continue;
    const { pathname, hash } = new URL(href, isIndex ? `${here.href}/` : here);
    const file = href.startsWith('#') ? page : fileOf(pathname);
    links += 1;
    if (file === undefined) faults.push(`${page}: ${href} leads nowhere`);
    else if (hash !== '' && !idsOf.get(file)?.has(decodeURIComponent(hash.slice(1)))) {
      faults.push(`${page}: ${href} has no such place`);
    }
  }
  // What the reference calls a parameter that nothing gives a name.
  if (html.includes('__namedParameters')) faults.push(`${page}: a parameter has no name, say @param`);
  const loaded = [
    ...html.matchAll(/<(?:script|img|iframe|source)\b[^>]*\ssrc="([^"]*)"/g),
    ...html.matchAll(/<link\b[^>]*\shref="([^"]*)"/g),
  ].map(([, address]) => address);
  for (const address of loaded) if (/^(https?:)?\/\//.test(address)) faults.push(`${page} loads ${address}`);
}
for (const name of files.filter((file) => /\.(css|svg|html)$/.test(file))) {
  const text = readFileSync(join(dist, name), 'utf8');
  for (const [match] of text.matchAll(/(?:@import|url\()\s*(?:url\()?["'\\]*(?:https?:)?\/\/[^)"'\s]+/g)) {
    faults.push(`${name} loads ${match}`);
  }
}

const written = readdirSync(join(dirname(dist), '..'), { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.md') && !/node_modules|^\.vitepress/.test(name),
);
console.log(`site: ${pages.length} pages of ${written.length} written, ${links} links, ${faults.length} faults`);
for (const fault of new Set(faults)) console.error(fault);
if (faults.length > 0 || pages.length < written.length || links === 0) process.exit(1);
