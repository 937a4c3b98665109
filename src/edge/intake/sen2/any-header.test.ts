/** Whatever the order of the columns and however their headers are written, a table gives the same records. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { codesOf, readContent } from '../../../../test/make/read-text.ts';
import { SEN2_TABLES } from '../../../core/domain/code-sets.ts';
import { SEN2_FIELDS } from './sen2-fields.ts';

const DATA = join(import.meta.dirname, '../../../../test/data/intake/sen2');

/** Ways to write a header. */
const STYLES: readonly ((column: string, labels: readonly string[]) => string)[] = [
  (column) => column,
  (column) => column.toUpperCase(),
  (column) => ` ${column.slice(0, 3)} ${column.slice(3)} `,
  (column) => [...column].join('_'),
  (column, labels) => labels[0] ?? column,
  (column, labels) => `${labels.at(-1) ?? column}\n(as in the guide)`,
];

function quoted(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell}"`).join(',');
}

for (const table of SEN2_TABLES)
  test(`the table ${table} in any order, under any of its headers`, async () => {
    const [header = '', ...lines] = readFileSync(join(DATA, `Blade-Export_16-01-2025_${table}.csv`), 'utf8')
      .trim()
      .split('\n');
    const columns = header.split(',');
    const rows = lines.map((line) => line.split(','));
    const expected = await readContent(`${header}\n${lines.join('\n')}\n`);
    const order = fc.shuffledSubarray([...columns.keys()], { minLength: columns.length });
    const styles = fc.array(fc.nat(STYLES.length - 1), {
      minLength: columns.length,
      maxLength: columns.length,
    });
    await fc.assert(
      fc.asyncProperty(order, styles, async (places, chosen) => {
        const headers = places.map((place) => {
          const column = columns[place] ?? '';
          const labels =
            SEN2_FIELDS[table].find((field) => field.column === column.toLowerCase())?.labels ?? [];
          return (STYLES[chosen[place] ?? 0] ?? String)(column, labels);
        });
        const text = [headers, ...rows.map((cells) => places.map((place) => cells[place] ?? ''))]
          .map(quoted)
          .join('\n');
        const found = await readContent(`${text}\n`);
        assert.deepEqual(
          [found.report.kind, found.report.confidence, codesOf(found.report)],
          ['sen2-csv', 1, []],
        );
        assert.deepEqual(
          found.rows.map(({ record }) => record),
          expected.rows.map(({ record }) => record),
        );
      }),
      { numRuns: 15, seed: 7 },
    );
  });
