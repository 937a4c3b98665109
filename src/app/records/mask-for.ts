/** People's own words, as somebody may see them: whole for those who keep the hub, without names and settings for all others. */
import { type Actor, may } from '../../core/access/access.ts';
import type { ProgrammeRecord } from '../../core/programme/records/programme-record.ts';
import { recordKind } from '../../core/programme/records/record-kinds.ts';
import { maskIdentifying } from '../../core/voice/mask-identifying.ts';

/** Mask the words of records of the hub where the actor may not keep them; other records are as they are. */
export function maskFor(
  actor: Actor,
  authorityCode: string,
  records: readonly ProgrammeRecord[],
): readonly ProgrammeRecord[] {
  if (may(actor, 'voice.write', authorityCode)) return records;
  return records.map((record) => {
    const kind = recordKind(record.kind);
    if (kind?.page !== 'voice') return record;
    const words = new Set(kind.fields.filter(({ type }) => type === 'text').map(({ id }) => id));
    const fields = Object.entries(record.fields).map(([id, value]) => [
      id,
      words.has(id) && typeof value === 'string' ? maskIdentifying(value).text : value,
    ]);
    return {
      ...record,
      title: maskIdentifying(record.title).text,
      // entries of the record's own fields, texts masked
      fields: Object.fromEntries(fields) as ProgrammeRecord['fields'],
    };
  });
}
