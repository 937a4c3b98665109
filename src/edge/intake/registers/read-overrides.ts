/** Reader of what schools and providers are by the authority's own word, and on which days. */
import type { IsoDate } from '../../../core/base/time.ts';
import { plainId } from '../../../core/domain/numbers.ts';
import { OVERRIDE_SETTINGS, type SettingOverride } from '../../../core/domain/setting-override.ts';
import { gatherRows } from '../published/gather-rows.ts';
import type { ReaderInput, RowReader } from '../tables/reading.ts';
import { findColumns, RegisterRow } from './register-row.ts';

const SETTINGS: ReadonlySet<string> = new Set(OVERRIDE_SETTINGS);
const BEFORE_ALL: IsoDate = '';
const AFTER_ALL: IsoDate = '9999-12-31';

/** Make a reader of overrides. */
export function overrideReader(input: ReaderInput): RowReader {
  const places = findColumns(input);
  const byNumber = new Map<string, SettingOverride[]>();
  return gatherRows('settingOverrides', input, (cells, at, give) => {
    const row = new RegisterRow(input, places, cells, at);
    const record = readOverride(row);
    const number = `${record.urn ?? ''}/${record.ukprn ?? ''}`;
    const others = byNumber.get(number) ?? [];
    if (others.some((other) => overlap(other, record))) row.refuse('override.overlaps', 'validfrom');
    if (row.hasErrors) return 'error';
    byNumber.set(number, [...others, record]);
    give(record);
    return 'accepted';
  });
}

function readOverride(row: RegisterRow): SettingOverride {
  const [urn, ukprn] = [plainId(row.text('urn')), plainId(row.text('ukprn'))];
  const setting = row.text('countsas').toUpperCase();
  if (!SETTINGS.has(setting))
    row.refuse(setting === '' ? 'cell.missing' : 'override.setting-unknown', 'countsas');
  const isUrn = /^\d{6}$/.test(urn);
  if (!isUrn && !(urn === '' && /^\d{8}$/.test(ukprn))) row.refuse('override.number-missing', 'urn');
  const from = row.dayFrom('validfrom', BEFORE_ALL);
  return {
    urn: isUrn ? urn : null,
    ukprn: isUrn ? null : ukprn,
    setting,
    from,
    to: row.dayFrom('validto', from ?? BEFORE_ALL),
  };
}

function overlap(one: SettingOverride, other: SettingOverride): boolean {
  return (
    (one.from ?? BEFORE_ALL) <= (other.to ?? AFTER_ALL) && (other.from ?? BEFORE_ALL) <= (one.to ?? AFTER_ALL)
  );
}
