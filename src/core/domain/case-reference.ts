/** The authority's own case reference, sealed: kept apart from the records that its key joins. */

export type CaseReference = {
  /** As `Sen2Person.caseKey`. */
  readonly caseKey: string;
  /** The reference, encrypted under a key of its own; base64. */
  readonly sealed: string;
};
