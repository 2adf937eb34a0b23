/** The value below which this share of the values lies; a client that never came back counts as the greatest. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const median = (values) => quantile(values, 0.5);

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The greatest number of moments that lie within any `windowMs`. */
export function mostWithin(momentsMs, windowMs) {
  const sorted = [...momentsMs].sort((a, b) => a - b);
  return Math.max(...sorted.map((fromMs, index) => countBelow(sorted, fromMs + windowMs) - index));
}

const countBelow = (sorted, limit) => sorted.filter((value) => value < limit).length;

/** `1,234 ms`, `12.3 s`, or `never`. */
export function duration(ms) {
  if (ms === Infinity) return 'never';
  return ms < 10_000 ? `${Math.round(ms).toLocaleString('en')} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
