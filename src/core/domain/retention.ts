/** How long each kind of record about people is kept, as data; an authority may set other periods. */

/** Where a kind stands: with a programme, or with the installation that all programmes share. */
export type RetentionPlace = 'programme' | 'installation';

export type RetentionKind = {
  readonly id: string;
  /** What it is, in words that follow a count. */
  readonly what: string;
  readonly place: RetentionPlace;
  /** How long it is kept [days]. */
  readonly days: number;
  /** What the time is counted from. */
  readonly since: string;
  readonly why: string;
};

const YEAR = 365;

/**
 * The kinds with their usual periods, which are a proposal: the authority's own schedule decides.
 * @source UK GDPR article 5(1)(e), kept no longer than is necessary; Limitation Act 1980 section 5, six years.
 */
export const RETENTION_KINDS = [
  {
    id: 'undone-rows',
    what: 'rows of imports that were undone',
    place: 'programme',
    days: 90,
    since: 'the day the import was undone',
    why: 'nothing reads them any more; a term is time enough to see that the undoing was right',
  },
  {
    id: 'sen2-rows',
    what: 'rows of SEN2 extracts and case references',
    place: 'programme',
    days: 7 * YEAR,
    since: 'the day that the extract is of',
    why: 'rates are learnt from up to six years',
  },
  {
    id: 'cost-rows',
    what: 'rows of placement costs',
    place: 'programme',
    days: 7 * YEAR,
    since: 'the day of the import',
    why: 'six years after the financial year, as other records of payments',
  },
  {
    id: 'outcome-rows',
    what: 'rows of the register of outcomes',
    place: 'programme',
    days: 7 * YEAR,
    since: 'the day of the import',
    why: 'as long as the extracts whose plans they are of',
  },
  {
    id: 'survey-rows',
    what: 'rows of answers to surveys that were run elsewhere',
    place: 'programme',
    days: 3 * YEAR,
    since: 'the day of the import',
    why: 'what was published of them stays',
  },
  {
    id: 'fixes',
    what: 'sheets of corrections, their personal values sealed',
    place: 'programme',
    days: 7 * YEAR,
    since: 'the day they were kept',
    why: 'as long as the extracts that they mend',
  },
  {
    id: 'ended-sign-ins',
    what: 'sign-ins and links whose time is over',
    place: 'installation',
    days: 30,
    since: 'their end',
    why: 'the trail has what was done',
  },
  {
    id: 'ended-tokens',
    what: 'tokens of programs that serve no more',
    place: 'installation',
    days: 2 * YEAR,
    since: 'their end or their revocation',
    why: 'the trail names them by id',
  },
  {
    id: 'closed-accounts',
    what: 'names and addresses of closed accounts',
    place: 'installation',
    days: 2 * YEAR,
    since: 'the day the account was closed',
    why: 'the account stays under its id, so that the trail can be read',
  },
] as const satisfies readonly RetentionKind[];

export type RetentionId = (typeof RETENTION_KINDS)[number]['id'];

/** What no period takes away, and why. */
export const ALWAYS_KEPT: readonly string[] = [
  'Sealed returns, what was signed and what was sent: they prove what was reported, and hold counts, no child.',
  'The audit trail: each entry stands on the one before it; it names children by keyed hashes and people by ids.',
  'Locked plans, forecasts that were issued, programme records and ratings: they hold no child.',
  'Answers to surveys and votes that were given here: no row of them leads to anybody.',
  'Backups: they hold what the store held when they were made; take old ones away by the same periods.',
];
