/** Which characters the product's typeface can print; the others get a box in PDF and PNG, which carry no other typeface. */
import { readRegularFont } from './typeface.ts';

/** What stands for a character that the typeface lacks. */
export const MISSING_MARK = '\u25a1';

/** Read the ranges of one segmented table (format 12) of a font's character map: first and last code point of each. */
function rangesOf12(view: DataView, at: number): [number, number][] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, k): [number, number] => [
    view.getUint32(at + 16 + k * 12),
    view.getUint32(at + 20 + k * 12),
  ]);
}

/** Read the ranges of the common table (format 4), which reaches to U+FFFF. */
function rangesOf4(view: DataView, at: number): [number, number][] {
  const segments = view.getUint16(at + 6) / 2;
  return Array.from({ length: segments }, (_, k): [number, number] => [
    view.getUint16(at + 16 + segments * 2 + k * 2),
    view.getUint16(at + 14 + k * 2),
  ]).filter(([first]) => first !== 0xffff);
}

/**
 * Read which characters a TrueType font covers.
 * @throws RangeError where the file has no character map of format 4 or 12.
 * @source OpenType specification, table `cmap`.
 */
export function coveredRanges(font: Uint8Array): [number, number][] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = view.getUint16(4);
  const record = Array.from({ length: tables }, (_, k) => 12 + k * 16).find(
    (at) => view.getUint32(at) === 0x636d6170,
  );
  if (record === undefined) throw new RangeError('The font has no character map');
  const cmap = view.getUint32(record + 8);
  const subtables = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, k) => cmap + view.getUint32(cmap + 8 + k * 8),
  );
  const whole = subtables.find((at) => view.getUint16(at) === 12);
  if (whole !== undefined) return rangesOf12(view, whole);
  const common = subtables.find((at) => view.getUint16(at) === 4);
  if (common === undefined) throw new RangeError('The character map has no table of format 4 or 12');
  return rangesOf4(view, common);
}

/** White space is laid out, not drawn: no font needs a glyph for it. */
const LAID_OUT = /\s/;

/**
 * Make a function that puts the mark of a missing character for each that the product's typeface lacks,
 * so that nothing vanishes in silence; joiners and variation selectors, which draw nothing, are left out.
 */
export function coveredText(): (text: string) => string {
  const ranges = coveredRanges(readRegularFont());
  const known = new Map<string, string>();
  const cover = (letter: string): string => {
    const code = letter.codePointAt(0) ?? 0;
    if (LAID_OUT.test(letter) || ranges.some(([first, last]) => code >= first && code <= last)) return letter;
    return /\p{Default_Ignorable_Code_Point}/u.test(letter) ? '' : MISSING_MARK;
  };
  const lookUp = (letter: string): string => {
    const found = known.get(letter) ?? cover(letter);
    known.set(letter, found);
    return found;
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII is always covered
  return (text) => text.replace(/[^\u0000-\u007f]/gu, lookUp);
}
