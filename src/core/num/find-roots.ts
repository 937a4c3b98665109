/** Where many functions of one number cross 0, all asked together: one call gives the value of each at a place of its own. */

/** Where each crosses. */
type Crossings = {
  /** By function; NaN where both ends lie on one side of 0. */
  readonly places: Float64Array;
  /** By function: its values at the two ends. */
  readonly atLow: Float64Array;
  readonly atHigh: Float64Array;
};

type Asked = {
  readonly low: number;
  readonly high: number;
  /** Where each is looked at first between the ends. */
  readonly first: number;
  /** A value so near 0 counts as 0: steps of what is counted never meet a number to the last digit. */
  readonly near: number;
  /** A place known so well is not sought further. */
  readonly tolerance: number;
};

/** Rounds after which every second one halves: what is nearly straight is found before, and leaps are not found by straight lines. */
const PATIENCE = 6;
/** Rounds at most: the ten that halve leave less than a thousandth of what lies between the ends. */
const MOST_ROUNDS = 26;

/**
 * Find for each function, which rises or falls throughout, a place between `low` and `high` where it crosses 0.
 * @param of  gives the values at one place for each function; asked for all of them in every round, those found already too.
 * @source The Illinois rule, and halvings after it, side by side.
 */
export async function findRoots(
  of: (places: Float64Array) => Promise<Float64Array>,
  count: number,
  { low, high, first, near, tolerance }: Asked,
): Promise<Crossings> {
  const everywhere = (place: number) => of(new Float64Array(count).fill(place));
  const [atLow, atHigh] = [await everywhere(low), await everywhere(high)];
  const ends = { low, high, kept: 0 } as const;
  const places = Float64Array.from(atLow, (value, row) =>
    value === 0 ? low : atHigh[row] === 0 ? high : Number.NaN,
  );
  let left = Array.from(
    places.keys(),
    (row): Bracket => ({ row, ...ends, atLow: atLow[row]!, atHigh: atHigh[row]! }),
  ).filter((one) => Number.isNaN(places[one.row]!) && one.atLow > 0 !== one.atHigh > 0);
  for (let round = 0; left.length > 0 && round < MOST_ROUNDS; round++) {
    const asked = Float64Array.from(places, (place) => (Number.isNaN(place) ? low : place));
    for (const bracket of left) asked[bracket.row] = round === 0 ? first : next(bracket, round);
    const values = await of(asked);
    left = left.filter((bracket) => {
      const [place, value] = [asked[bracket.row]!, values[bracket.row]!];
      places[bracket.row] = place;
      if (Math.abs(value) <= near) return false;
      narrow(bracket, place, value);
      return bracket.high - bracket.low > tolerance;
    });
  }
  return { places, atLow, atHigh };
}

/** The two places between which one crosses, with its values there; `kept` says which end stayed when last narrowed. */
type Bracket = {
  readonly row: number;
  low: number;
  high: number;
  atLow: number;
  atHigh: number;
  kept: -1 | 0 | 1;
};

function next({ low, high, atLow, atHigh }: Bracket, round: number): number {
  const share = round > PATIENCE && round % 2 === 0 ? 0.5 : atLow / (atLow - atHigh);
  return low + (high - low) * Math.min(0.99, Math.max(0.01, share));
}

/** Move the end on whose side the value lies; an end that stays twice counts for half, so that it cannot hold the search up. */
function narrow(bracket: Bracket, place: number, value: number): void {
  if (value > 0 === bracket.atLow > 0) {
    bracket.low = place;
    bracket.atLow = value;
    if (bracket.kept === 1) bracket.atHigh /= 2;
    bracket.kept = 1;
  } else {
    bracket.high = place;
    bracket.atHigh = value;
    if (bracket.kept === -1) bracket.atLow /= 2;
    bracket.kept = -1;
  }
}
