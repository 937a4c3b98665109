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

/** What a question of the form takes as its answer; those from `header` on name a built-in source of content. */
export type FieldType =
  | 'yes-no'
  | 'choice'
  | 'number'
  | 'money'
  | 'date'
  | 'text'
  | 'list'
  | 'commentary'
  | 'figure'
  | 'header'
  | 'conditions'
  | 'risks'
  | 'rating-key'
  | 'finance-table'
  | 'dashboard';

/** Asked only where an earlier question of the same form was answered so. */
export type FieldCondition = { readonly field: string; readonly answer: string };

/** One question or repeated row of the form. */
export type TemplateField = {
  readonly id: string;
  readonly prompt: string;
  readonly help?: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxWords?: number;
  /** The answers of a `choice`, in order. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Id of the stored figure that a `figure` shows: "finance.mitigated.residual". */
  readonly figure?: string;
  /** The answers of a `yes-no` or `choice` that must be explained in words. */
  readonly explainIf?: readonly string[];
  readonly visibleIf?: FieldCondition;
  /** The rounds of a year in which it is asked, counted from 1; all where absent. */
  readonly rounds?: readonly number[];
};

export type TemplateSection = {
  readonly id: string;
  readonly title: string;
  readonly introduction?: string;
  readonly visibleIf?: FieldCondition;
  readonly rounds?: readonly number[];
  readonly fields: readonly TemplateField[];
};

/** The form of a return. A new form is a new definition, never new code. */
export type ReturnTemplate = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly scaleId: string;
  /** The first and the last day on which a return of this version may be due; open where absent. */
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
  readonly sections: readonly TemplateSection[];
};
