/** What is agreed and asked, as versioned data: the agreement, its conditions, the rounds, the form of the return. */
import type { Pence } from '../base/pence.ts';
import type { FinancialYear, IsoDate, Month } from '../base/time.ts';

/** Which payments a deficit counts: none, those received so far, or all that are planned. */
export type DeficitBasis = 'gross' | 'net-of-paid' | 'net-of-all-planned';

/** What a condition can be tested on. */
export type ConditionTest =
  | { readonly kind: 'in-year-balance'; readonly byYear: FinancialYear }
  | {
      readonly kind: 'deficit-ceiling';
      readonly basis: DeficitBasis;
      readonly countsOwnContribution: boolean;
      readonly ceilings: readonly { readonly year: FinancialYear; readonly ceilingPence: Pence }[];
    }
  | { readonly kind: 'action' };

export type Condition = {
  readonly id: string;
  /** As printed in the agreement: "3.1". Any depth. */
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly test: ConditionTest;
  /** The measures that show whether it is working. */
  readonly measures: readonly string[];
  /** The post that owns it. */
  readonly owner: string;
};

export type PaymentStatus = 'planned' | 'paid' | 'withheld' | 'made-up' | 'cancelled';

export type Agreement = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly signedOn: IsoDate;
  readonly startYear: FinancialYear;
  readonly endYear: FinancialYear;
  readonly conditions: readonly Condition[];
  readonly payments: readonly {
    readonly year: FinancialYear;
    readonly amountPence: Pence;
    readonly status: PaymentStatus;
  }[];
};

/** One reporting round. The label month is not the submission month; the four dates are held apart. */
export type Update = {
  /** "2024-25/3". */
  readonly id: string;
  readonly year: FinancialYear;
  readonly sequence: number;
  /** "November": only a label. */
  readonly label: string;
  readonly dataCutOff: Month;
  /** "Q2 2024/25". */
  readonly financeBasis: string;
  readonly due: IsoDate;
  /** Null until submitted. */
  readonly submitted: IsoDate | null;
  readonly status: 'open' | 'submitted';
};

/** One question or repeated row of the form. `binding` names the built-in source of its content. */
export type TemplateField = {
  readonly id: string;
  readonly prompt: string;
  readonly help?: string;
  readonly type:
    | 'header'
    | 'yes-no'
    | 'list'
    | 'commentary'
    | 'conditions'
    | 'risks'
    | 'rating-key'
    | 'finance-table'
    | 'dashboard';
  readonly required: boolean;
  readonly maxItems?: number;
  readonly maxWords?: number;
};

export type TemplateSection = {
  readonly id: string;
  readonly title: string;
  readonly introduction?: string;
  readonly fields: readonly TemplateField[];
};

/** The form of a return. A new form is a new definition, never new code. */
export type ReturnTemplate = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly scaleId: string;
  readonly sections: readonly TemplateSection[];
};
