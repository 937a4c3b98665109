/** The chance behind places on every page. */

/** The same seed on every page: a figure never moves unless the data does. */
export const PLACES_CHANCE = { seed: 1, draws: 1000 } as const;
