import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './doors.js';
import type { Snippet } from './snippet.js';

const notOurs = /node_modules|^reference|^\.vitepress/;

/** Every page that people read. */
export const pages: readonly string[] = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !notOurs.test(path))
    .map((path) => `docs/${path}`),
].toSorted();

/** The `ts` blocks of the pages. A block that begins with `// before` shows other people's code: it is read, not run. */
export const snippetsInPages: readonly Snippet[] = pages.flatMap((page) => {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^( *)```ts\n(.*?)^ *```$/gms)].map((block) => {
    const before = text.slice(0, block.index);
    const indent = block[1] ?? '';
    return {
      at: `${page}:${before.split('\n').length}`,
      title:
        before
          .match(/^#+ (.*)$/gm)
          ?.at(-1)
          ?.replace(/^#+ /, '') ?? page,
      code: (block[2] ?? '').replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    };
  });
});
