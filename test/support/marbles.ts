import { configure } from 'rxjs-marbles';
import { expect } from 'vitest';
import { marbles as bind } from 'agg-rx/testing';

/** A marble test on virtual time: bare `asyncScheduler`s run on it too. */
export const marbles = bind(configure, expect);
