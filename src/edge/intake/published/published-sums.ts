/** Totals of the plan statistics and the parts they are made of; a row where they disagree is told and kept as it stands. */

/** A total and its parts, by column name. */
export type PublishedSum = {
  readonly total: string;
  readonly parts: readonly string[];
  /** Parts that only some releases have; counted where they are there. */
  readonly someParts: readonly string[];
};

/**
 * Sums that hold for every row of the releases, but for slips of the publisher.
 * @source DfE, Education, health and care plans: data guidance of the 2025 release.
 */
export const PUBLISHED_SUMS: readonly PublishedSum[] = [
  {
    total: 'requests_received_in_year',
    parts: [
      'requests_decided_to_assess',
      'requests_decided_not_to_assess',
      'requests_decision_not_made',
      'requests_withdrawn',
    ],
    someParts: [],
  },
  {
    total: 'assess_in_year',
    parts: ['assess_issued', 'assess_not_issued', 'assess_not_made', 'assess_withdrawn'],
    someParts: [],
  },
  {
    total: 'total_ceased',
    parts: [
      'max_age',
      'needs_met',
      'he',
      'employ',
      'transfer',
      'no_engage',
      'moved_outside_eng',
      'deceased',
      'other',
    ],
    someParts: ['not_rec'],
  },
  {
    total: 'special_total',
    parts: ['special_la_maintained', 'special_academy_free', 'special_independent', 'special_non_maintained'],
    someParts: [],
  },
  { total: 'res_tot', parts: ['res_3851', 'res_52'], someParts: [] },
];

type Values = Readonly<Record<string, number>>;

/** Say whether a total is the sum of its parts; true where any of them is missing. */
export function addsUp(values: Values, { total, parts, someParts }: PublishedSum): boolean {
  const whole = values[total];
  if (whole === undefined) return true;
  let sum = 0;
  for (const part of parts) {
    const value = values[part];
    if (value === undefined) return true;
    sum += value;
  }
  for (const part of someParts) sum += values[part] ?? 0;
  return sum === whole;
}
