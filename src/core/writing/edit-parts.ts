/** The moves of an editor over the parts of a section: each gives new items, and says where the writer goes on. */
import type { CommentaryPart } from '../programme/programme.ts';
import { cleanParts } from './clean-parts.ts';

/** A part with a name of its own that stays while it moves about. */
export type EditItem = { readonly key: number; readonly part: CommentaryPart };
export type EditItems = readonly EditItem[];

/** What a move gives: the items, and the item and place in its text where the writer goes on. */
export type EditMove = {
  readonly items: EditItems;
  readonly focus: { readonly key: number; readonly caret: number } | null;
};

/** Name the parts of a section. */
export function itemsOf(parts: readonly CommentaryPart[]): EditItems {
  return parts.map((part, k) => ({ key: k + 1, part }));
}

/** Give the parts as they are saved. */
export function partsOf(items: EditItems): readonly CommentaryPart[] {
  return cleanParts(items.map(({ part }) => part));
}

/** Put another part in the place of one. */
export function replacePart(items: EditItems, key: number, part: CommentaryPart): EditItems {
  return items.map((item) => (item.key === key ? { key, part } : item));
}

/** Put parts in behind an item; at the end where there is none of that key. */
export function insertAfter(
  items: EditItems,
  key: number | null,
  parts: readonly CommentaryPart[],
): EditMove {
  const first = nextKey(items);
  const added = parts.map((part, k) => ({ key: first + k, part }));
  const found = items.findIndex((item) => item.key === key);
  const at = found === -1 ? items.length : found + 1;
  const focus = added.length === 0 ? null : { key: first, caret: 0 };
  return { items: [...items.slice(0, at), ...added, ...items.slice(at)], focus };
}

/** Take an item out; the writer goes on in the one before it, or after it where it was the first. */
export function removePart(items: EditItems, key: number): EditMove {
  const at = items.findIndex((item) => item.key === key);
  const rest = items.filter((item) => item.key !== key);
  const near = rest[Math.max(0, at - 1)];
  return {
    items: rest,
    focus: near === undefined ? null : { key: near.key, caret: textOf(near.part).length },
  };
}

/** Move an item up (-1) or down (1); at the edge nothing moves. */
export function movePart(items: EditItems, key: number, by: -1 | 1): EditItems {
  const at = items.findIndex((item) => item.key === key);
  const [one, other] = [items[at], items[at + by]];
  if (one === undefined || other === undefined) return items;
  return items.with(at, other).with(at + by, one);
}

/** Part a paragraph in two at a place in its text: Enter. */
export function splitParagraph(items: EditItems, key: number, caret: number): EditMove {
  const found = items.find((item) => item.key === key);
  if (found?.part.kind !== 'paragraph') return { items, focus: null };
  const { text } = found.part;
  const before = replacePart(items, key, { kind: 'paragraph', text: text.slice(0, caret).trimEnd() });
  return insertAfter(before, key, [{ kind: 'paragraph', text: text.slice(caret).trimStart() }]);
}

/** Bring a paragraph together with the paragraph before it: Backspace at its beginning. */
export function joinWithPrevious(items: EditItems, key: number): EditMove {
  const at = items.findIndex((item) => item.key === key);
  const [before, found] = [items[at - 1], items[at]];
  if (before?.part.kind !== 'paragraph' || found?.part.kind !== 'paragraph') return { items, focus: null };
  const isGap = before.part.text !== '' && found.part.text !== '' && !/\s$/.test(before.part.text);
  const head = `${before.part.text}${isGap ? ' ' : ''}`;
  const joined = replacePart(items, before.key, { kind: 'paragraph', text: `${head}${found.part.text}` });
  return {
    items: joined.filter((item) => item.key !== key),
    focus: { key: before.key, caret: head.length },
  };
}

/**
 * Paste parts into a paragraph in place of a selection: a single paragraph goes into its text, more part it in two.
 * @param selected  start and end of the selection in the text.
 */
export function pasteInto(
  items: EditItems,
  key: number,
  selected: readonly [number, number],
  pasted: readonly CommentaryPart[],
): EditMove {
  const found = items.find((item) => item.key === key);
  const [only, ...others] = pasted;
  if (found?.part.kind !== 'paragraph' || only === undefined) return { items, focus: null };
  const [head, tail] = [found.part.text.slice(0, selected[0]), found.part.text.slice(selected[1])];
  if (others.length === 0 && only.kind === 'paragraph') {
    const text = `${head}${only.text}`;
    return {
      items: replacePart(items, key, { kind: 'paragraph', text: `${text}${tail}` }),
      focus: { key, caret: text.length },
    };
  }
  const rest: CommentaryPart[] = [
    ...pasted,
    ...(tail.trim() === '' ? [] : [{ kind: 'paragraph' as const, text: tail }]),
  ];
  const isHeadKept = head.trim() !== '';
  const { items: inserted, focus } = insertAfter(
    replacePart(items, key, { kind: 'paragraph', text: head.trimEnd() }),
    key,
    rest,
  );
  return { items: isHeadKept ? inserted : inserted.filter((item) => item.key !== key), focus };
}

/** Say where a change was, so that the writer goes on there after an undo: the first part that is another, behind what came. */
export function placeOfChange(before: EditItems, after: EditItems): EditMove['focus'] {
  const at = after.findIndex((item, k) => item !== before[k]);
  const found = after[at === -1 ? after.length - 1 : at];
  if (found === undefined) return null;
  const earlier = before.find(({ key }) => key === found.key);
  const [was, is] = [earlier?.part, found.part].map((part) => (part === undefined ? '' : textOf(part)));
  let same = 0;
  const most = Math.min(was?.length ?? 0, is?.length ?? 0);
  while (same < most && was?.at(-1 - same) === is?.at(-1 - same)) same += 1;
  return { key: found.key, caret: (is?.length ?? 0) - same };
}

/** Bring items to new parts; a part that was there keeps its key, and what the writer was typing in it. */
export function keepKeys(items: EditItems, parts: readonly CommentaryPart[]): EditItems {
  const waiting = items.map((item) => ({ item, is: JSON.stringify(cleanParts([item.part])[0] ?? null) }));
  let key = nextKey(items);
  return parts.map((part) => {
    const is = JSON.stringify(part);
    const at = waiting.findIndex((one) => one.is === is);
    const [found] = at === -1 ? [] : waiting.splice(at, 1);
    return found?.item ?? { key: key++, part };
  });
}

function nextKey(items: EditItems): number {
  return items.reduce((most, { key }) => Math.max(most, key), 0) + 1;
}

function textOf(part: CommentaryPart): string {
  if (part.kind === 'paragraph') return part.text;
  return part.kind === 'list' ? part.items.join('\n') : '';
}
