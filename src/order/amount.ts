/**
 * An amount in the venue's smallest unit, from 1 to 78 digits or a non-negative safe integer. Anything else
 * can't be read without guessing at money, and is no amount.
 */
export function amountOf(raw: string | number | null | undefined): bigint | undefined {
  if (typeof raw === 'number') return Number.isSafeInteger(raw) && raw >= 0 ? BigInt(raw) : undefined;
  return raw != null && digits.test(raw) ? BigInt(raw) : undefined;
}

const digits = /^[0-9]{1,78}$/;
