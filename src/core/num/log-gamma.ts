/** The logarithm of the gamma function, for factorials in probabilities. */

/** Arguments from which the asymptotic series is exact to a double. */
const SERIES_FROM = 10;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * Give ln Γ(x) for x > 0; ln n! is `logGamma(n + 1)`. Relative error below 1e-13.
 * @source Stirling's series with five terms, shifted up for small x.
 */
export function logGamma(x: number): number {
  let product = 1;
  let shifted = x;
  while (shifted < SERIES_FROM) {
    product *= shifted;
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const tail =
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360))))));
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + tail - Math.log(product);
}
