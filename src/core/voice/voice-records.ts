/** Walks between records of the hub: what belongs to what, who attended, which plan line was changed. */
import {
  nodeKey,
  numberField,
  type ProgrammeRecord,
  textField,
} from '../programme/records/programme-record.ts';

/** The records of one kind. */
export function ofKind(records: readonly ProgrammeRecord[], kind: string): readonly ProgrammeRecord[] {
  return records.filter((record) => record.kind === kind);
}

/** The keys that a record leads to by a kind of link. */
export function endsOf(record: ProgrammeRecord, link: string): readonly string[] {
  return record.links.filter(({ kind }) => kind === link).map(({ to }) => nodeKey(to));
}

/** The records that belong to a node directly. */
export function belongingTo(records: readonly ProgrammeRecord[], key: string): readonly ProgrammeRecord[] {
  return records.filter((record) => endsOf(record, 'belongs-to').includes(key));
}

/** Whether a record says a day that is before another; a day that is not said is before none. */
export function isBefore(record: ProgrammeRecord, field: string, day: string): boolean {
  const said = textField(record, field);
  return said !== null && said < day;
}

/** A panel with its seats, the members of each sector at a day, and who came to its meetings. */
export type PanelCover = {
  readonly panel: ProgrammeRecord;
  readonly meetings: readonly ProgrammeRecord[];
  /** Sectors with a seat or a member. */
  readonly sectors: readonly {
    readonly sector: string;
    /** Null where the panel does not say. */
    readonly seats: number | null;
    /** Members whose term runs at the day. */
    readonly members: number;
    /** For each meeting in order: how many of the sector came, of those whose term ran then. */
    readonly attended: readonly { readonly came: number; readonly of: number }[];
  }[];
};

/** Say who a panel reaches at a day. @param sectors  ids in the order of the table. */
export function panelCover(
  records: readonly ProgrammeRecord[],
  panel: ProgrammeRecord,
  { today, sectors }: { readonly today: string; readonly sectors: readonly string[] },
): PanelCover {
  const own = belongingTo(records, nodeKey(panel));
  const members = ofKind(own, 'panel-member');
  const meetings = [...ofKind(own, 'meeting')]
    .filter((meeting) => isBefore(meeting, 'on', `${today}~`))
    .sort((a, b) => ((textField(a, 'on') ?? '') < (textField(b, 'on') ?? '') ? -1 : 1));
  return {
    panel,
    meetings,
    sectors: sectors.flatMap((sector) => {
      const seats = numberField(panel, `seats-${sector}`);
      const mine = members.filter((one) => textField(one, 'sector') === sector);
      if ((seats ?? 0) === 0 && mine.length === 0) return [];
      const servingAt = (day: string) => mine.filter((one) => isServing(one, day));
      return [
        {
          sector,
          seats,
          members: servingAt(today).length,
          attended: meetings.map((meeting) => {
            const serving = servingAt(textField(meeting, 'on') ?? today);
            const came = new Set(endsOf(meeting, 'attended-by'));
            return { came: serving.filter((one) => came.has(nodeKey(one))).length, of: serving.length };
          }),
        },
      ];
    }),
  };
}

/** Whether a member's term runs on a day. */
export function isServing(member: ProgrammeRecord, day: string): boolean {
  const from = textField(member, 'from') ?? '';
  const until = textField(member, 'until');
  return from <= day && (until === null || until >= day);
}

/** What became of a statement at a day. */
export type StatementState = 'did' | 'will' | 'cannot' | 'open' | 'overdue';

/** Say it: a decision without an answer in words is none. */
export function stateOf(statement: ProgrammeRecord, today: string): StatementState {
  const decision = textField(statement, 'decision');
  if ((decision === 'did' || decision === 'will' || decision === 'cannot') && textField(statement, 'answer'))
    return decision;
  return isBefore(statement, 'answerDue', today) ? 'overdue' : 'open';
}

/** Whether votes on an item may still come, before or after it. */
export function isOpenVote(item: ProgrammeRecord): boolean {
  const vote = textField(item, 'vote');
  return vote === 'before' || vote === 'after';
}

/** The sources of a statement: in words, and the records that show it. */
export function sourcesOf(statement: ProgrammeRecord): readonly string[] {
  const words = textField(statement, 'source');
  return [...(words === null ? [] : [words]), ...endsOf(statement, 'shown-by')];
}
