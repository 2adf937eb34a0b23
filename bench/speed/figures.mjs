export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The ratio of each round; rounds of other rows are no measure for it. */
export const ratiosOf = (values, base) => values.map((value, round) => value / base[round]);

export const medianRatio = (values, base) => median(ratiosOf(values, base));

/** `1.31`, `12.4`, `124`. */
export const ratio = (value) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** `1.31 (1.22-1.40)`: the median, and between what it lay. */
export function ratioWithRange(values, base) {
  const ratios = ratiosOf(values, base);
  return `${ratio(median(ratios))} (${ratio(Math.min(...ratios))}-${ratio(Math.max(...ratios))})`;
}

export const whole = (value) => Math.round(value).toLocaleString('en');

/** A Markdown table: its heads, then its rows. The first column is text, the others are figures. */
export function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
