import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { drawDiagram } from './diagram.mjs';

const docs = fileURLToPath(new URL('..', import.meta.url));
const titleOf = (page) => /^# (.*)$/m.exec(readFileSync(`${docs}/${page}`, 'utf8'))?.[1].replaceAll('`', '') ?? page;
const entry = (page) => ({ text: titleOf(page), link: `/${page.replace(/\.md$/, '')}` });
const thoseThere = (...pages) => pages.filter((page) => existsSync(`${docs}/${page}`)).map(entry);

const recipes = thoseThere(
  'recipes/reconnect.md',
  'recipes/progress.md',
  'recipes/toasts.md',
  'recipes/balances.md',
  'recipes/stuck-orders.md',
  'recipes/angular.md',
  'recipes/many-users.md',
  'recipes/testing.md',
  'recipes/errors.md',
  'recipes/from-a-handler.md',
);
const decisions = readdirSync(`${docs}/decisions`)
  .toSorted()
  .map((name) => entry(`decisions/${name}`));
const { exports: doors } = JSON.parse(readFileSync(`${docs}/../package.json`, 'utf8'));
const reference = Object.keys(doors)
  .filter((door) => door !== './package.json')
  .map((door) => door.replace('.', 'agg-rx'))
  .map((door) => ({ text: door, link: `/reference/${door}${door === 'agg-rx/testing' ? '/' : ''}` }));

export default defineConfig({
  lang: 'en',
  title: 'agg-rx',
  description: "RxJS streams for AGG's gateway: one state an order, over a connection that comes back by itself",
  base: process.env.DOCS_BASE ?? '/',
  cleanUrls: true,
  srcExclude: ['marbles/**', 'scripts/**'],
  // Nothing from elsewhere: no fonts, no scripts, no counting of readers.
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${process.env.DOCS_BASE ?? '/'}icon.svg` }]],
  transformPageData: ({ relativePath, frontmatter }) => {
    if (relativePath === 'index.md') Object.assign(frontmatter, { aside: false, pageClass: 'first-page' });
    if (relativePath.startsWith('reference/')) Object.assign(frontmatter, { outline: [2, 3], pageClass: 'reference' });
  },
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: (md) => {
      leaveOutsideLinks(md);
      drawMermaid(md);
      drawMarbles(md);
    },
  },
  vite: { build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 2_000 } }, // the search index is one chunk, loaded when asked for
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Getting started', link: '/getting-started' },
      { text: 'Operators', link: '/operators' },
      { text: 'Recipes', link: recipes[0].link, activeMatch: '/recipes/' },
      { text: 'Reference', link: '/reference/agg-rx', activeMatch: '/reference/' },
    ],
    sidebar: [
      {
        text: 'Start',
        items: [{ text: 'What you get', link: '/' }, ...thoseThere('getting-started.md', 'operators.md')],
      },
      { text: 'Recipes', items: recipes },
      {
        text: 'How it works',
        items: [
          ...thoseThere('order-lifecycle.md', 'architecture.md', 'faults.md', 'performance.md', 'quality.md'),
          { text: 'Decisions', collapsed: true, items: decisions },
        ],
      },
      { text: 'Reference', items: reference },
    ],
  },
});

const plainly = (tokens, index, options, _env, self) => self.renderToken(tokens, index, options);

/** A link to a file of the repository that is no page works where the repository is read; here it is its name. */
function leaveOutsideLinks(md) {
  const { link_open: opened = plainly } = md.renderer.rules;
  const outside = [];
  const isOutside = (href, { relativePath = '' }) =>
    /^\.\.?\//.test(href) && !new URL(href, `https://here/docs/${relativePath}`).pathname.startsWith('/docs/');
  md.renderer.rules.link_open = (tokens, index, options, env, self) => {
    const left = isOutside(tokens[index].attrGet('href') ?? '', env);
    outside.push(left);
    return left ? '<span class="file">' : opened(tokens, index, options, env, self);
  };
  md.renderer.rules.link_close = (tokens, index, options, _env, self) =>
    outside.pop() ? '</span>' : self.renderToken(tokens, index, options);
}

/** Mermaid is drawn while the site is built: no script of it reaches the reader. */
function drawMermaid(md) {
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, options, env, self) =>
    tokens[index].info.trim() === 'mermaid'
      ? `<figure class="mermaid" v-html="${md.utils.escapeHtml(JSON.stringify(drawDiagram(tokens[index].content)))}"></figure>\n`
      : fence(tokens, index, options, env, self);
}

/** The reference has marbles as text, as doc comments do: here stands the picture of the same strings. */
function drawMarbles(md) {
  md.renderer.rules.code_block = (tokens, index, _options, { relativePath }) => {
    const heading = tokens.slice(0, index).findLastIndex(({ type, tag }) => type === 'heading_open' && tag === 'h3');
    const name = tokens[heading + 1]?.content.replace(/[\\$()]/g, '') ?? '';
    const picture = `images/marbles/${name}.svg`;
    if (!relativePath.startsWith('reference/') || !existsSync(`${docs}/${picture}`)) {
      return `<pre class="plain"><code>${md.utils.escapeHtml(tokens[index].content)}</code></pre>\n`;
    }
    const title = /<title[^>]*>(.*?)<\/title>/.exec(readFileSync(`${docs}/${picture}`, 'utf8'))?.[1] ?? name;
    return `<img src="${'../'.repeat(relativePath.split('/').length - 1)}${picture}" alt="${title}">\n`;
  };
}
