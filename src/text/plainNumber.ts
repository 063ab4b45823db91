/** Digits behind or before the point beyond which zeros are only noise. */
const MOST_ZEROS = 30;

/**
 * A number as every reader of CSV reads it back, to its last digit: in plain decimals, which all of them know, and with
 * an exponent only where those would be more than 30 zeros.
 *
 * @example
 * plainNumber(1.5e-7) // '0.00000015'
 * plainNumber(1e-120) // '1e-120'
 */
export function plainNumber(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  const [mantissa = '', power] = text.split('e');
  const exponent = Number(power);
  if (Math.abs(exponent) > MOST_ZEROS) return text;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.slice(sign.length).split('.');
  // String() writes one digit before the point, and no more behind it than a large exponent moves.
  return exponent < 0
    ? `${sign}0.${'0'.repeat(-exponent - 1)}${whole}${fraction}`
    : `${sign}${whole}${fraction.padEnd(exponent, '0')}`;
}
