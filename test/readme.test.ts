import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as operators from 'agg-rx/operators';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');

describe('the README', () => {
  it('shows the first example as it is run', () => {
    const [, code] = read('examples/01-watch-orders.ts').split(/^\/\/.*\n/);
    expect(code).toBeDefined();
    expect(readme).toContain(`\`\`\`ts\n${code ?? ''}\`\`\``);
  });

  it('names every door of the package, and no other', () => {
    const { exports } = JSON.parse(read('package.json')) as { readonly exports: Readonly<Record<string, unknown>> };
    const doors = Object.keys(exports)
      .filter((door) => !door.endsWith('.json'))
      .map((door) => door.replace('.', 'agg-rx'));
    const plan = readme.slice(readme.indexOf('## The floor plan'), readme.indexOf('## The streams'));
    const named = [...plan.matchAll(/^\| `(agg-rx[^`]*)` +\|/gm)].map(([, door]) => door);
    expect(named.toSorted()).toEqual(doors.toSorted());
  });

  it('shows every operator, and no other', () => {
    const section = readme.slice(readme.indexOf('## The operators'), readme.indexOf('## What happens'));
    const shown = [...section.matchAll(/^`?(?:`\w+\$?\([^`]*`,? ?)+/gm)].flatMap(([line]) =>
      [...line.matchAll(/(\w+\$?)\(/g)].map(([, name]) => name),
    );
    const helpers = ['isUserSwitch', 'userIdOf'];
    expect(shown.toSorted()).toEqual(
      Object.keys(operators)
        .filter((name) => !helpers.includes(name))
        .toSorted(),
    );
  });

  it('links to pages that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => path ?? '');
    expect(links.length).toBeGreaterThan(3);
    for (const path of links) expect(existsSync(new URL(`../${path}`, import.meta.url)), path).toBe(true);
  });
});
