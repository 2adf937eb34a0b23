import { asyncScheduler, auditTime, concat, map, of, scan, type SchedulerLike } from 'rxjs';
import type { ScreenSize } from '../ports.js';
import { drawLine } from '../screen/line.js';
import { screen } from '../screen/screen.js';
import { applyToView, emptyView } from '../watch/view.js';
import type { Writer } from './writer.js';

/** The terminal that is drawn on. */
export interface TerminalOptions {
  readonly size: () => ScreenSize;
  readonly colour: boolean;
  /** For tests. @defaultValue asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

// A line that wraps would spoil the count of lines to go up: no wrapping meanwhile, and no cursor.
const begin = '\u001b[?25l\u001b[?7l';
const end = '\u001b[?7h\u001b[?25h';
const drawEveryMs = 50;

/** Draws everything anew in the same place, at most 20 times a second. */
export const terminal =
  ({ size, colour, scheduler = asyncScheduler }: TerminalOptions): Writer =>
  (seen$) => {
    const frames$ = seen$.pipe(
      scan(applyToView, emptyView),
      auditTime(drawEveryMs, scheduler),
      map((view) => {
        const { columns, rows } = size();
        return screen(view, { columns, rows }).map((line) => drawLine(line, { columns, colour }));
      }),
      scan(
        (drawn: Drawn, lines: readonly string[]): Drawn => ({ text: redraw(drawn.rows, lines), rows: lines.length }),
        { text: '', rows: 0 },
      ),
      map(({ text }) => text),
    );
    return concat(of(begin), frames$, of(end));
  };

interface Drawn {
  readonly text: string;
  readonly rows: number;
}

/** Goes back up over the lines drawn before, and writes these over them. */
export const redraw = (rowsBefore: number, lines: readonly string[]): string =>
  (rowsBefore === 0 ? '' : `\u001b[${rowsBefore}A\r`) + lines.map((line) => `${line}\u001b[K\n`).join('') + '\u001b[J';
