/** Keys of the records of a SEN2 message, whose elements carry no identifier: the child's own number, and the record's place under it. */
import type { Sen2TableName } from '../../../core/domain/sen2.ts';

/** A record by its columns, as far as its key needs it. */
type KeyedRecord = { readonly table: Sen2TableName; readonly values: ReadonlyMap<string, string> };

/** Numbers by which a child is known for good, the first that is there. */
const LASTING_NUMBERS = ['upn', 'uniquelearnernumber'] as const;

/**
 * Makes keys that the same records have in a later message: a child is known by its pupil number, or else its learner
 * number; each record below it by its place among the records of its table there. A child with neither number, and what
 * belongs to it, has none: what is wrong there can only be corrected in the file.
 */
export class MessageKeys {
  readonly #pseudonym: (subject: string, text: string) => string;
  /** How often each number was met, and each table under each record of the child at hand. */
  readonly #children = new Map<string, number>();
  readonly #below = new Map<string, number>();

  constructor(pseudonym: (subject: string, text: string) => string) {
    this.#pseudonym = pseudonym;
  }

  /**
   * Name a record; each record once, parents first.
   * @param above  the name of the record that it lies in; null where that has none.
   * @returns a name that stays in memory alone; null where nothing tells the record from others for good.
   */
  nameOf(record: KeyedRecord, above: string | null): string | null {
    if (record.table === 'sen2') return 'header';
    if (record.table === 'person') return this.#childName(record);
    return above === null ? null : counted(this.#below, `${above}/${record.table}`);
  }

  /** Make the key of a name. */
  keyOf(name: string | null): string | null {
    return name === null ? null : this.#pseudonym('record of a message', name);
  }

  #childName({ values }: KeyedRecord): string | null {
    this.#below.clear();
    for (const column of LASTING_NUMBERS) {
      const number = (values.get(column) ?? '').replace(/\s+/g, '').toUpperCase();
      if (number !== '') return counted(this.#children, `${column} ${number}`);
    }
    return null;
  }
}

/** Give a name with how often it was met before and now. */
export function counted(met: Map<string, number>, name: string): string {
  const count = (met.get(name) ?? 0) + 1;
  met.set(name, count);
  return `${name}#${count}`;
}
