/** The pages of one programme by group, as data: the bar, the list of all pages and the page's own place are made from it. */

/** Where every page of a programme begins; what follows says which. */
const BASE = '/programmes/$authority/$programme';
const UPDATE = `${BASE}/returns/$year/$sequence` as const;

/**
 * Groups in the order of work, each with its pages; a group leads to its first page, and one without pages is not shown.
 * A page whose address names an update is shown only where the programme has one.
 */
export const PAGE_GROUPS = [
  { name: 'Overview', pages: [{ to: BASE, name: 'Overview' }] },
  {
    name: 'Data',
    pages: [
      { to: `${BASE}/data`, name: 'Data' },
      { to: `${BASE}/measures`, name: 'Measures' },
    ],
  },
  {
    name: 'Forecast',
    pages: [
      { to: `${BASE}/cohort-forecast`, name: 'Forecast' },
      { to: `${BASE}/plan-numbers`, name: 'Plan numbers' },
      { to: `${BASE}/lab`, name: 'Scenario lab' },
    ],
  },
  { name: 'Plan and money', pages: [{ to: `${BASE}/finance`, name: 'Finance' }] },
  {
    name: 'Programme',
    pages: [
      { to: `${BASE}/conditions`, name: 'Conditions' },
      { to: `${BASE}/ratings`, name: 'Ratings' },
      { to: `${BASE}/places`, name: 'Places' },
      { to: `${BASE}/risks`, name: 'Risks' },
      { to: `${BASE}/records`, name: 'Records' },
    ],
  },
  {
    name: 'Monitoring',
    pages: [
      { to: `${BASE}/tracker`, name: 'Monthly tracker' },
      { to: `${BASE}/benchmark`, name: 'Benchmarking' },
      { to: `${BASE}/lists`, name: 'Working lists' },
    ],
  },
  {
    name: 'Voice',
    pages: [
      { to: `${BASE}/voice`, name: 'Voice' },
      { to: `${BASE}/surveys`, name: 'Surveys' },
      { to: `${BASE}/survey-designs`, name: 'Survey builder' },
      { to: `${BASE}/review`, name: 'What people told us' },
    ],
  },
  {
    name: 'Return',
    pages: [
      { to: UPDATE, name: 'Return' },
      { to: `${UPDATE}/writing`, name: 'Writing' },
      { to: `${UPDATE}/sign-off`, name: 'Sign-off' },
    ],
  },
] as const;

export type PageGroup = (typeof PAGE_GROUPS)[number];
export type ProgrammePage = PageGroup['pages'][number];

/** What stands in for the parts of an address that are chosen: authority, programme, year, number of the update. */
export type PageParams = {
  readonly authority: string;
  readonly programme: string;
  readonly year?: string | undefined;
  readonly sequence?: string | undefined;
};

/** The groups that a programme has, without pages of an update where there is none. */
export function groupsFor({
  year,
}: PageParams): readonly { readonly name: string; readonly pages: readonly ProgrammePage[] }[] {
  return PAGE_GROUPS.map(({ name, pages }) => ({
    name,
    pages: pages.filter(({ to }: ProgrammePage) => year !== undefined || !to.includes('$year')),
  })).filter(({ pages }) => pages.length > 0);
}

/**
 * Find the page that an address belongs to: the one whose own address is the longest beginning of it, so that a page
 * further in ("/data/an-import") keeps its place.
 * @returns null for an address outside the programme.
 */
export function pageAt(path: string, params: PageParams): ProgrammePage | null {
  const asked = path.replace(/\/+$/, '');
  const within = groupsFor(params)
    .flatMap(({ pages }) => pages)
    .map((page) => ({ page, address: addressOf(page.to, params) }))
    .filter(({ address }) => asked === address || asked.startsWith(`${address}/`))
    .sort((a, b) => b.address.length - a.address.length);
  return within[0]?.page ?? null;
}

function addressOf(to: string, params: PageParams): string {
  return to
    .replace('$authority', params.authority)
    .replace('$programme', params.programme)
    .replace('$year', params.year ?? '')
    .replace('$sequence', params.sequence ?? '');
}
