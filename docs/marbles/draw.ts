import { TestScheduler } from 'rxjs/testing';
import type { Diagram, DiagramLine } from './diagram.js';

const unit = 27;
const radius = 12;
const gutter = 118;
const lineHeight = 46;
const boxHeight = 40;
const margin = 16;
const legendHeight = 24;

/**
 * A diagram as one SVG for light and dark: it follows `prefers-color-scheme`, which an `<img>` takes over from its page.
 * What a marble means is said by its letter and the legend; colour only repeats which order or venue it is about.
 */
export function draw(diagram: Diagram): string {
  const lines = [...diagram.inputs, ...diagram.outputs].map((line) => ({ ...line, marks: marksOf(line) }));
  const endMs = Math.max(...lines.flatMap(({ marks }) => marks.map(({ atMs, place }) => atMs + place)));
  const width = Math.max(margin * 2 + gutter + (endMs + 2) * unit, 520);
  const colours = coloursOf(lines);
  const inputs = lines.slice(0, diagram.inputs.length);
  const outputs = lines.slice(diagram.inputs.length);
  const boxY = margin + inputs.length * lineHeight;
  const outputsY = boxY + boxHeight + 8;
  const legendY = outputsY + outputs.length * lineHeight + 6;
  const legends = lines.filter(({ letters }) => Object.keys(letters).length > 0);
  const { svg: legend, height: legendTotal } = drawLegend(legends, colours, width, legendY);
  const height = legendY + legendTotal + margin;

  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(diagram.title)}</title>`,
    `<desc id="desc">${escaped(describe(diagram))}</desc>`,
    `<style>${style}</style>`,
    `<rect class="page" width="${width}" height="${height}" rx="10"/>`,
    ...inputs.map((line, index) => drawLine(line, margin + (index + 0.5) * lineHeight, width, colours)),
    `<rect class="box" x="${margin}" y="${boxY}" width="${width - margin * 2}" height="${boxHeight}" rx="8"/>`,
    `<text class="call" x="${width / 2}" y="${boxY + boxHeight / 2}">${escaped(diagram.call)}</text>`,
    ...outputs.map((line, index) => drawLine(line, outputsY + (index + 0.5) * lineHeight, width, colours)),
    ...legend,
    '</svg>',
  ].join('\n')}\n`;
}

interface Mark {
  readonly atMs: number;
  /** Marbles of one moment stand side by side. */
  readonly place: number;
  readonly kind: 'N' | 'E' | 'C';
  readonly letter: string;
}

type Drawn = DiagramLine & { readonly marks: readonly Mark[] };

const parsed = (marbles: string) => TestScheduler.parseMarbles(marbles, undefined, undefined, false, true);

/** Outside of a test rxjs counts ten frames a millisecond. */
const framesInMs = parsed('-|')[0]?.frame ?? 1;

/** Read by rxjs' own parser, as the tests read them. */
const marksOf = ({ marbles }: DiagramLine): readonly Mark[] => {
  const taken = new Map<number, number>();
  return parsed(marbles).map(({ frame, notification }) => {
    const place = taken.get(frame) ?? 0;
    taken.set(frame, place + 1);
    return {
      atMs: frame / framesInMs,
      place,
      kind: notification.kind,
      letter: notification.kind === 'N' ? String(notification.value) : '',
    };
  });
};

const xOf = ({ atMs, place }: Pick<Mark, 'atMs' | 'place'>): number => margin + gutter + (atMs + place + 0.5) * unit;

function drawLine({ label, marks, letters }: Drawn, y: number, width: number, colours: Colours): string {
  const end = marks.find(({ kind }) => kind !== 'N');
  const startX = margin + gutter - 4;
  const endX = end === undefined ? width - margin : xOf(end);
  return [
    `<text class="label" x="${margin + 4}" y="${y}">${escaped(label)}</text>`,
    `<line class="time" x1="${startX}" y1="${y}" x2="${endX}" y2="${y}"/>`,
    ...(end === undefined
      ? [`<path class="time" d="M${endX - 7} ${y - 5} L${endX} ${y} L${endX - 7} ${y + 5}"/>`]
      : []),
    ...marks.map((mark) => drawMark(mark, y, colours.get(keyOf(letters[mark.letter] ?? '')) ?? 0)),
  ].join('\n');
}

function drawMark(mark: Mark, y: number, colour: number): string {
  const x = xOf(mark);
  switch (mark.kind) {
    case 'C':
      return `<line class="end" x1="${x}" y1="${y - 13}" x2="${x}" y2="${y + 13}"/>`;
    case 'E':
      return `<path class="error" d="M${x - 9} ${y - 9} L${x + 9} ${y + 9} M${x + 9} ${y - 9} L${x - 9} ${y + 9}"/>`;
    case 'N':
      return drawMarble(mark.letter, x, y, colour);
  }
}

/** Round where it is about an order or a venue; square where it is about the line itself. */
const drawMarble = (letter: string, x: number, y: number, colour: number): string =>
  (colour === 0
    ? `<rect class="c0" x="${x - 11}" y="${y - 11}" width="22" height="22" rx="5"/>`
    : `<circle class="c${colour}" cx="${x}" cy="${y}" r="${radius}"/>`) +
  `<text class="letter" x="${x}" y="${y}">${escaped(letter)}</text>`;

type Colours = ReadonlyMap<string, number>;

const colourCount = 4;

/** One colour for each thing that texts begin with; 0 for those that are about none. */
function coloursOf(lines: readonly DiagramLine[]): Colours {
  const keys = new Set(lines.flatMap(({ letters }) => Object.values(letters).map(keyOf)));
  keys.delete('');
  return new Map([...keys].map((key, index) => [key, 1 + (index % colourCount)]));
}

const keyOf = (text: string): string => /^([\w ]+):/.exec(text)?.[1] ?? '';

function drawLegend(
  lines: readonly Drawn[],
  colours: Colours,
  width: number,
  y: number,
): { readonly svg: readonly string[]; readonly height: number } {
  const svg = [`<line class="rule" x1="${margin}" y1="${y}" x2="${width - margin}" y2="${y}"/>`];
  const right = width - margin;
  let rowY = y + legendHeight;
  for (const { label, letters } of lines) {
    let x = margin + gutter;
    svg.push(`<text class="legend" x="${margin + 4}" y="${rowY}">${escaped(label)}</text>`);
    for (const [letter, text] of Object.entries(letters)) {
      const wide = 38 + text.length * 6.5;
      if (x + wide > right && x > margin + gutter) {
        x = margin + gutter;
        rowY += legendHeight;
      }
      svg.push(
        `<g transform="translate(${x + 9} ${rowY}) scale(0.75)">${drawMarble(letter, 0, 0, colours.get(keyOf(text)) ?? 0)}</g>`,
        `<text class="legend" x="${x + 24}" y="${rowY}">${escaped(text)}</text>`,
      );
      x += wide;
    }
    rowY += legendHeight;
  }
  return { svg, height: rowY - y - legendHeight / 2 };
}

/** The diagram in words, for whoever does not see it. */
function describe({ call, inputs, outputs }: Diagram): string {
  const told = (line: DiagramLine): string => {
    const marks = marksOf(line).map(({ atMs, kind, letter }) => {
      const what = kind === 'C' ? 'completes' : kind === 'E' ? 'errors' : (line.letters[letter] ?? letter);
      return `${what} at ${atMs} ms`;
    });
    return `${line.label}: ${marks.join('; ')}.`;
  };
  return `In: ${inputs.map(told).join(' ')} ${call} gives: ${outputs.map(told).join(' ')}`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `
  svg { --page: #ffffff; --ink: #1f2733; --soft: #5b6675; --line: #8a94a3; --rule: #d9dee5; --box: #f2f5f9; --bad: #b3261e;
    --c0: #e3e7ed; --c1: #bfdbfe; --c2: #fde3a7; --c3: #bbebd0; --c4: #f3cdea; --edge: #3c4858; }
  @media (prefers-color-scheme: dark) {
    svg { --page: #16191f; --ink: #eef2f7; --soft: #a9b4c2; --line: #77818f; --rule: #333b47; --box: #222833; --bad: #ff8a80;
      --c0: #3a4350; --c1: #1d4f8f; --c2: #7a5600; --c3: #1c6642; --c4: #7d3270; --edge: #c3ccd8; }
  }
  text { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: var(--ink);
    dominant-baseline: central; }
  .page { fill: var(--page); }
  .label { font-size: 13px; font-weight: 600; }
  .call { font-size: 14px; text-anchor: middle; }
  .letter { font-size: 13px; font-weight: 600; text-anchor: middle; }
  .legend { font-size: 11px; fill: var(--soft); }
  .time { stroke: var(--line); stroke-width: 1.5; fill: none; }
  .end { stroke: var(--ink); stroke-width: 3; stroke-linecap: round; }
  .error { stroke: var(--bad); stroke-width: 3; stroke-linecap: round; fill: none; }
  .rule { stroke: var(--rule); }
  .box { fill: var(--box); stroke: var(--rule); }
  circle, rect[class^='c'] { stroke: var(--edge); stroke-width: 1.2; }
  .c0 { fill: var(--c0); } .c1 { fill: var(--c1); } .c2 { fill: var(--c2); } .c3 { fill: var(--c3); } .c4 { fill: var(--c4); }
`;
