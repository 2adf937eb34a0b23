/** A bar of `cells` characters, filled as far as the share `done` of 0 to 1 says. */
export function bar(done: number, cells: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, done)) * cells);
  return '█'.repeat(filled) + '░'.repeat(cells - filled);
}
