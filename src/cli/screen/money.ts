/** Whole cents as dollars: `-$1,234.05`. A fraction of a cent, which no venue should tell, is rounded. */
export function dollars(cents: number): string {
  const whole = BigInt(Math.round(cents));
  const [sign, size] = whole < 0n ? ['-', -whole] : ['', whole];
  return `${sign}$${grouped(size / 100n)}.${String(size % 100n).padStart(2, '0')}`;
}

const rawPerShare = 1_000_000n;

/**
 * A raw amount in shares: `1,250.5`. AGG doesn't say how many raw units a share has; 6 decimals, as those of
 * USDC, is an assumption.
 */
export function shares(raw: bigint): string {
  const fraction = String(raw % rawPerShare)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return grouped(raw / rawPerShare) + (fraction === '' ? '' : `.${fraction}`);
}

const grouped = (whole: bigint): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
