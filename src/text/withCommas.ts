/** The digits of a number, those before its point in groups of three. What is not written in digits stays as it is. */
export function withCommas(digits: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(\.\d*)?$/.exec(digits) ?? [];
  if (whole === '') return digits;
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return `${sign}${groups.join(',')}${rest}`;
}
