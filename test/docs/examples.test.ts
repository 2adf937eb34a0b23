import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diagrams } from '../../docs/marbles/index.js';
import { completed, needsOf } from './examples/complete.js';
import { doors } from './examples/doors.js';
import { snippetsInComments } from './examples/inComments.js';
import { snippetsInPages } from './examples/inPages.js';
import { run } from './examples/run.js';
import type { Snippet } from './examples/snippet.js';
import { typeCheck } from './examples/typeCheck.js';
import { createWorld } from './examples/world.js';

const { names, exportsOf, check } = typeCheck();

/** Where names that a snippet does not import come from; the first that has one gives it. */
const modules = new Map(
  [...doors.keys(), 'rxjs', 'rxjs/webSocket', '@angular/core', '@angular/core/rxjs-interop'].map((module) => [
    module,
    exportsOf(module),
  ]),
);
const worldNames = new Set(Object.keys(createWorld().names));

const inComments = snippetsInComments(names);
const snippets = [...inComments, ...snippetsInPages];
const moduleOf = (snippet: Snippet): string => completed(snippet, needsOf(snippet, modules, worldNames), './world.js');
const fileOf = ({ at }: Snippet): string => `test/docs/examples/${at.replaceAll(/\W/g, '_')}.ts`;
const faults = check(new Map(snippets.map((snippet) => [fileOf(snippet), moduleOf(snippet)])));

/** What an app is told by an example, or what it prints. */
const tells = /\b(show|toast|render|askRest|console\.log)\(/;
const needsNode = /startSimulatedGateway|startFaultProxy/;
// Those of Angular need an app around them: they are compiled here, and the tests of that door run its parts.
const needsAngular = /agg-rx\/angular|@angular/;

describe('the examples', () => {
  it('are many', () => {
    expect(inComments.length).toBeGreaterThan(25);
    expect(snippetsInPages.length).toBeGreaterThan(2);
  });

  it.each(snippets)('$at $title: compiles', (snippet) => {
    expect(faults.get(fileOf(snippet))).toEqual([]);
  });
});

describe('the examples', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.clearAllTimers();
    vi.useRealTimers();
  });

  it.each(snippets.filter((snippet) => !needsAngular.test(moduleOf(snippet))))('$at $title: runs', async (snippet) => {
    if (needsNode.test(snippet.code)) vi.useRealTimers();
    const world = createWorld();
    world.play();
    const running = run(moduleOf(snippet), world);
    running.catch(() => undefined);

    if (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(180_000);
    const printed = await running;
    world.close();

    if (!tells.test(snippet.code)) return;
    const { show, toast, render, askRest } = world.names;
    const told = [...printed, ...[show, toast, render, askRest].flatMap(({ mock }) => mock.calls)];
    expect(told.length).toBeGreaterThan(0);
  });
});

describe('the public names', () => {
  it('are all there to be looked at', () => {
    expect(names.length).toBeGreaterThan(150);
  });

  it.each(names)('$door $name says what you get', ({ comment }) => {
    expect(comment.trim()).not.toBe('');
  });

  it.each(names.filter(({ isFunction }) => isFunction))('$door $name has an example', ({ name }) => {
    expect(inComments.map(({ title }) => title)).toContain(name);
  });
});

describe('the diagrams in doc comments', () => {
  it.each(diagrams)('$name: are the strings that the tests run', (diagram) => {
    const { comment } = names.find(({ name }) => name === diagram.name) ?? { comment: '' };
    const drawn = [...comment.matchAll(/^ +(\S.*?) {3,}(\S+)(?: {3,}.*)?$/gm)].map(([, label, marbles]) => ({
      label,
      marbles,
    }));
    expect(drawn).toEqual([...diagram.inputs, ...diagram.outputs].map(({ label, marbles }) => ({ label, marbles })));
  });
});
