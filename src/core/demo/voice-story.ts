/** The records of the hub as they are told, and the chances by which members come, vote and reply. */

/** A record as the programme folder holds it. */
export type StoryRecord = {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly fields: Readonly<Record<string, string | number>>;
  readonly links: readonly {
    readonly kind: string;
    readonly to: { readonly kind: string; readonly id: string };
  }[];
};

/** What the told file holds. */
export type VoiceStory = { readonly schema: string; readonly records: readonly StoryRecord[] };

/** A link from a record. */
export function link(kind: string, to: string, id: string): StoryRecord['links'][number] {
  return { kind, to: { kind: to, id } };
}

/** The panel's meetings in order, and the sector of which nobody came; null where none was missing whole. */
export const STORY_MEETINGS = [
  { id: 'panel-october', missing: null },
  { id: 'panel-november', missing: 'young-people' },
  { id: 'panel-december', missing: 'health' },
] as const;

/** An item that was voted on: where minds started, how far they moved [points of the answer], and how many let their votes be paired [share]. */
export const STORY_ITEMS = [
  { id: 'charter', meeting: 'panel-october', start: 3.3, lift: 0.5, pairing: 0.9 },
  { id: 'semh', meeting: 'panel-october', start: 3.1, lift: 0.3, pairing: 0.9 },
  { id: 'early-years-support', meeting: 'panel-october', start: 3.6, lift: 0.1, pairing: 0.9 },
  { id: 'behaviour-support', meeting: 'panel-october', start: 2.9, lift: 0.4, pairing: 0.9 },
  { id: 'transitions', meeting: 'panel-october', start: 3.4, lift: 0.2, pairing: 0.3 },
  { id: 'top-up', meeting: 'panel-november', start: 3.2, lift: -0.2, pairing: 0.9 },
  { id: 'listens', meeting: 'panel-december', start: 2.7, lift: 0.1, pairing: 0.9 },
] as const;
