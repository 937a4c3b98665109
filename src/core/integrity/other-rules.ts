/** The rules that need more than one document: an earlier update, or the programme's stored figures. */
import { CARRIED_CODE, PAST_CODE } from './compare-earlier.ts';
import { STORED_CODE } from './compare-stored.ts';
import type { FindingKind, Severity } from './finding.ts';

export type OtherRule = {
  readonly code: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly title: string;
  readonly meaning: string;
  readonly advice: string;
};

export const OTHER_RULES: readonly OtherRule[] = [
  {
    code: CARRIED_CODE,
    kind: 'carried-forward',
    severity: 'warning',
    title: 'A paragraph stands word for word as in an earlier update',
    meaning:
      'Two files given, earlier first, of one programme; paragraphs of 25 words or more. An info where it quotes the agreement.',
    advice: 'Say what has happened since, or say that nothing has.',
  },
  {
    code: PAST_CODE,
    kind: 'carried-forward',
    severity: 'error',
    title: 'A rating of an earlier update differs from what was submitted',
    meaning: 'Two files given, earlier first, of one programme.',
    advice: 'A rating that was submitted stays as it was printed.',
  },
  {
    code: STORED_CODE,
    kind: 'stored-figure',
    severity: 'error',
    title: 'A figure differs from the stored one',
    meaning:
      'With a programme named: plans, placements, deficits, income and limits by month or year, on one role and basis, within the digits printed.',
    advice: 'Take the stored figure, or correct the store and say why.',
  },
];
