/** The choices of shape of the panel forecast, by name, so that a back-test can change one at a time. */

export type PanelShape = {
  /** How much of the shared growth is carried on in numbers, the rest as a rate [0..1]. */
  readonly growthInNumbers: number;
  /** How many authorities the national row counts for beside those of the panel; infinite for the row alone. */
  readonly nationCountsFor: number;
  /** Whether an authority's own signals pull its growth away from the nation's. */
  readonly usesOwnSignals: boolean;
  /** What is believed of the shared error before any is seen: spread one year ahead, and origins it counts for. */
  readonly sharedBelief: { readonly spread: number; readonly origins: number };
  /** Degrees of freedom of the shared error: few for a shock that is rare and large. */
  readonly sharedFreedom: number;
  /** The power of size with which the variance of small authorities' errors falls; 1 would be the noise of counts alone. */
  readonly sizePower: number;
};

/** The shape of the product's own forecast. @source Method note 2, sections 2 to 5. */
export const OWN_SHAPE: PanelShape = {
  growthInNumbers: 0.5,
  nationCountsFor: 20,
  usesOwnSignals: true,
  sharedBelief: { spread: 0.01, origins: 4 },
  sharedFreedom: 3,
  sizePower: 0.5,
};

/** One change each to the shape, to see what each choice is worth. */
export const SHAPE_VARIANTS: readonly {
  readonly id: string;
  readonly name: string;
  readonly shape: PanelShape;
}[] = [
  { id: 'rate-kept', name: 'Growth carried on as a rate', shape: { ...OWN_SHAPE, growthInNumbers: 0 } },
  { id: 'numbers-kept', name: 'Growth carried on in numbers', shape: { ...OWN_SHAPE, growthInNumbers: 1 } },
  {
    id: 'national-row',
    name: 'National row alone',
    shape: { ...OWN_SHAPE, nationCountsFor: Number.POSITIVE_INFINITY },
  },
  { id: 'no-signals', name: 'No signals of its own', shape: { ...OWN_SHAPE, usesOwnSignals: false } },
  {
    id: 'wide-belief',
    name: 'Wide belief about shared errors',
    shape: { ...OWN_SHAPE, sharedBelief: { spread: 0.02, origins: 2 } },
  },
  { id: 'thin-tails', name: 'Shared errors without heavy tails', shape: { ...OWN_SHAPE, sharedFreedom: 30 } },
  { id: 'count-noise', name: 'Small authorities as noisy as counts', shape: { ...OWN_SHAPE, sizePower: 1 } },
];
