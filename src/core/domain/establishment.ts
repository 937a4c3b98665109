/** A place of education as the national register of establishments describes it. */
import type { IsoDate } from '../base/time.ts';

export type Establishment = {
  /** 6 digits. */
  readonly urn: string;
  readonly ukprn: string | null;
  readonly name: string;
  /** 3-digit number of the authority it lies in. */
  readonly authorityNumber: string;
  /** "Community special school", "Other independent special school", … as registered. */
  readonly typeName: string;
  readonly phase: string | null;
  /** "Open", "Closed", "Proposed to open", … */
  readonly status: string;
  readonly openedOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
  readonly lowAge: number | null;
  readonly highAge: number | null;
  readonly capacity: number | null;
  readonly pupils: number | null;
  /** "Resourced provision", "SEN unit", both, or null where the register names none. */
  readonly resourcedProvisionType: string | null;
  readonly resourcedCapacity: number | null;
  readonly resourcedOnRoll: number | null;
  readonly senUnitCapacity: number | null;
  readonly senUnitOnRoll: number | null;
};
