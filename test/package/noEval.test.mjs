// Under `script-src 'self'` a page may not make code from text, and even a try is reported.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { doors } from './built.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const frames = readFileSync(here('../frames/documented.ndjson'), 'utf8').trimEnd().split('\n');

/** Runs the page in a Node that makes no code from text. */
const pageWith = (...specifiers) =>
  JSON.parse(
    execFileSync(process.execPath, ['--disallow-code-generation-from-strings', here('noEvalPage.mjs'), ...specifiers], {
      encoding: 'utf8',
      input: JSON.stringify(frames),
    }),
  );

describe('where code from text is forbidden', () => {
  it('every frame that AGG documents decodes, and nobody so much as tries', () => {
    const { decoded, tries, configBefore, configAfter } = pageWith('agg-rx/protocol');
    assert.equal(decoded, frames.length);
    assert.equal(tries, 0);
    assert.deepEqual(configAfter, configBefore);
  });

  it('every door opens, and nobody so much as tries', () => {
    assert.equal(pageWith(...doors.map(({ name }) => name)).tries, 0);
  });

  it('a try would be seen: the full zod makes one', () => {
    assert.notEqual(pageWith('zod').tries, 0);
  });
});
