/** A record of a programme: its kind, owner, fields, links, and who made which version of it, when and why. */
import type { Instant } from '../../base/time.ts';

/** The name of a node: kind and id, written "workstream/early-help". */
export type NodeName = { readonly kind: string; readonly id: string };

/** A link from the record that holds it. */
export type RecordLink = { readonly kind: string; readonly to: NodeName };

/** What a record says, as officers write it. A field that is not known is absent, never zero or empty. */
export type RecordBody = {
  readonly title: string;
  /** The post that owns it. */
  readonly owner: string;
  readonly fields: Readonly<Record<string, string | number>>;
  readonly links: readonly RecordLink[];
  /** True once the record no longer counts; its versions stay. */
  readonly isWithdrawn: boolean;
};

/** One version of a record. Versions are added, never changed. */
export type ProgrammeRecord = NodeName &
  RecordBody & {
    /** 1, 2, 3 … */
    readonly version: number;
    readonly reason: string;
    readonly recordedAt: Instant;
    readonly recordedBy: string;
  };

/** Write a node's name as people and addresses do: "risk/R1". */
export function nodeKey({ kind, id }: NodeName): string {
  return `${kind}/${id}`;
}

/** Read "risk/R1"; null where it is no such name. An id may hold slashes. */
export function parseNodeName(text: string): NodeName | null {
  const at = text.indexOf('/');
  return at < 1 || at === text.length - 1 ? null : { kind: text.slice(0, at), id: text.slice(at + 1) };
}

/** Give a text field, or null where it is not said. */
export function textField({ fields }: Pick<RecordBody, 'fields'>, id: string): string | null {
  const value = fields[id];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Give a number field, or null where it is not said. */
export function numberField({ fields }: Pick<RecordBody, 'fields'>, id: string): number | null {
  const value = fields[id];
  return typeof value === 'number' ? value : null;
}
