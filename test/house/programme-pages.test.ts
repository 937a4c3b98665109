/** The table of pages: each page once, a page further in keeps its place, and no page of an update without one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { groupsFor, PAGE_GROUPS, pageAt } from '../../src/web/programme-pages.ts';

const PARAMS = { authority: 'E10009901', programme: 'marlshire' };
const WITH_UPDATE = { ...PARAMS, year: '2024-25', sequence: '3' };
const COUNTY = '/programmes/E10009901/marlshire';

describe('pages of a programme', () => {
  test('no address and no name within a group stands twice', () => {
    const pages = PAGE_GROUPS.flatMap((group) => group.pages.map((page) => ({ group: group.name, ...page })));
    assert.equal(new Set(pages.map(({ to }) => to)).size, pages.length);
    assert.equal(new Set(pages.map(({ group, name }) => `${group}: ${name}`)).size, pages.length);
  });

  test('a page of an update is there only where an update is', () => {
    const names = (params: typeof PARAMS) => groupsFor(params).map(({ name }) => name);
    assert.ok(!names(PARAMS).includes('Return'));
    assert.ok(names(WITH_UPDATE).includes('Return'));
  });

  test('a group without pages is not shown', () => {
    assert.ok(groupsFor(WITH_UPDATE).every(({ pages }) => pages.length > 0));
  });

  test('an address further in belongs to the page above it, the longest first', () => {
    assert.equal(pageAt(COUNTY, PARAMS)?.name, 'Overview');
    assert.equal(pageAt(`${COUNTY}/`, PARAMS)?.name, 'Overview');
    assert.equal(pageAt(`${COUNTY}/data/imp-1`, PARAMS)?.name, 'Data');
    assert.equal(pageAt(`${COUNTY}/finance/workbook`, PARAMS)?.name, 'Finance');
    assert.equal(pageAt(`${COUNTY}/returns/2024-25/3/writing/section`, WITH_UPDATE)?.name, 'Writing');
    assert.equal(pageAt(`${COUNTY}/returns/2024-25/3/read-back`, WITH_UPDATE)?.name, 'Return');
  });

  test('an address outside the programme belongs to none', () => {
    assert.equal(pageAt('/people', PARAMS), null);
    assert.equal(pageAt('/programmes/E10009901/marlshire-2/data', PARAMS), null);
  });
});
