const SMALLEST = 1e-300;
const CLOSE_ENOUGH = 1e-16;
const MOST_TERMS = 10_000;

/**
 * The continued fraction of the incomplete beta function, so that I_x(a, b) = x^a (1 - x)^b / (a B(a, b)) times it, for
 * x below (a + 1) / (a + b + 2), where it converges fast.
 *
 * Fraction: https://dlmf.nist.gov/8.17.E22. Evaluated by Lentz's method as changed by Thompson and Barnett (1986),
 * https://doi.org/10.1016/0021-9991(86)90046-X
 */
export function lentz(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  const step = (coefficient: number): number => {
    d = 1 / notZero(1 + coefficient * d);
    c = notZero(1 + coefficient / c);
    value *= d * c;
    return d * c;
  };
  for (let m = 1; m <= MOST_TERMS; m++) {
    step((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    const change = step((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(change - 1) < CLOSE_ENOUGH) break;
  }
  return value;
}

function notZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}
