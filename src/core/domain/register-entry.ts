/** One line of a register that the authority keeps itself: what was opened and closed when, and how it ended; nobody named. */
import type { IsoDate } from '../base/time.ts';

/** The registers that can be read. */
export const REGISTERS = [
  'appeals',
  'mediations',
  'panels',
  'complaints',
  'consultations',
  'band-requests',
  'school-requests',
  'destinations',
  'amended-plans',
] as const;
export type RegisterName = (typeof REGISTERS)[number];

export type RegisterEntry = {
  readonly register: RegisterName;
  /** The school or setting that it is about, six digits; null where the register has none. */
  readonly urn: string | null;
  /** Registered, held, received, sent, ceased or met on. */
  readonly openedOn: IsoDate;
  /** Decided, answered or issued on; null while it is open or where the register does not say. */
  readonly closedOn: IsoDate | null;
  /** What it is about, in our own word: "refusal-to-assess", "stage-1", "6" months, the code of a need; null where it is not known. */
  readonly type: string | null;
  /** How it ended, in our own word: "upheld", "agreed", "no", "neet"; null where it is not known. */
  readonly result: string | null;
};
