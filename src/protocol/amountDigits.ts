/** The digits of an amount, as a pattern: 1 to 78, since a 256-bit number has 78. */
export const amountDigits = '[0-9]{1,78}';
