/** The typeface that ships with the product, as font files: charts and PDF embed it, so they look the same everywhere. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The name by which drawings ask for the typeface. */
export const FONT_FAMILY = 'Source Sans 3';

const FACES = [
  '400Regular/SourceSans3_400Regular.ttf',
  '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  '600SemiBold/SourceSans3_600SemiBold.ttf',
  '700Bold/SourceSans3_700Bold.ttf',
] as const;

/** List the font files of the typeface: regular, italic, semi-bold, bold. */
export function fontFiles(): readonly string[] {
  const find = createRequire(import.meta.url);
  return FACES.map((face) => find.resolve(`@expo-google-fonts/source-sans-3/${face}`));
}

/** List the font files that charts use: regular and semi-bold. */
export function chartFontFiles(): readonly string[] {
  return fontFiles().filter((file) => !/Italic|700/.test(file));
}

/** Read the font files of the typeface. */
export function readFonts(): Buffer[] {
  return fontFiles().map((file) => readFileSync(file));
}

/** Read the regular face, the one that says which characters the typeface has. */
export function readRegularFont(): Buffer {
  const [regular] = fontFiles();
  if (regular === undefined) throw new RangeError('The typeface has no regular face');
  return readFileSync(regular);
}
