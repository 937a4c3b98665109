/** What is sealed in the store, as the renewing of keys sees it. */

/** Seals a value anew; null where it stays as it is. */
export type Reseal = (sealed: string) => string | null;

export type SealRepository = {
  /** The fingerprint of the keys that the store is bound to; null before the first rows. */
  fingerprint(): Promise<string | null>;
  /** Bind the store to other keys. */
  rebind(fingerprint: string): Promise<void>;
  /** Seal case references anew, of every authority, those of undone imports too. @returns how many were changed. */
  caseReferences(reseal: Reseal): Promise<number>;
  /** Seal the secrets of authenticators anew. */
  factors(reseal: Reseal): Promise<number>;
  /** Change documents of a kind in every version where they stand: the seal is another, what they say is the same. */
  documents(kind: string, change: (body: unknown) => unknown): Promise<number>;
  /** Forget links with sealed content, which live for minutes. */
  forgetSealedLinks(): Promise<number>;
};
