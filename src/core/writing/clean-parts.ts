/** What is sent to be saved, made clean: no control or invisible characters, no empty part, one space where there were several. */
import { fitRow } from '../programme/fit-grid.ts';
import type { CommentaryPart } from '../programme/programme.ts';

/**
 * Clean one text: invisible characters go (they can make words read otherwise than they are), other control
 * characters and runs of space become one space, and half a character becomes the mark for one that is lost.
 */
export function tidyText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** Clean parts; those without a word in them are left out. Cleaning twice is cleaning once. */
export function cleanParts(parts: readonly CommentaryPart[]): readonly CommentaryPart[] {
  return parts.flatMap(cleanPart);
}

function cleanPart(part: CommentaryPart): readonly CommentaryPart[] {
  switch (part.kind) {
    case 'paragraph': {
      const text = tidyText(part.text);
      return text === '' ? [] : [{ kind: 'paragraph', text }];
    }
    case 'list': {
      const items = part.items.map(tidyText).filter((item) => item !== '');
      return items.length === 0 ? [] : [{ kind: 'list', items }];
    }
    case 'grid': {
      const rows = part.rows
        .map((row) => fitRow(row.map(tidyText)))
        .filter((row) => row.some((cell) => cell !== ''));
      const caption = tidyText(part.caption);
      return rows.length === 0 ? [] : [{ kind: 'grid', caption: caption === '' ? 'Table' : caption, rows }];
    }
    case 'table':
    case 'chart':
      return [{ kind: part.kind, id: part.id }];
  }
}
