/** Rating scales as data: levels with a word, a printed letter, a colour and a shape, mapped by meaning and never by letter. */

/** What a level means, whatever it is called or coloured. */
export type RatingMeaning = 'complete' | 'on-target' | 'off-target-with-plan' | 'off-target';

/** One level of a scale. `letter` "A" may mean on target while `word` "Amber" means off target: only `meaning` counts. */
export type RatingLevel = {
  /** Stable within its scale: "green". */
  readonly id: string;
  readonly meaning: RatingMeaning;
  /** The word shown to people: "Green". */
  readonly word: string;
  /** The letter that the form's own key prints, or null where it prints none: "A". */
  readonly letter: string | null;
  /** What the level says, one sentence. */
  readonly definition: string;
  readonly colour: 'blue' | 'green' | 'amber' | 'red';
  /** So that colour is never alone. */
  readonly shape: 'tick' | 'circle' | 'triangle' | 'cross';
};

export type RatingScale = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** From best to worst. */
  readonly levels: readonly RatingLevel[];
};
