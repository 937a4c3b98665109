/** How wide a text will be, near enough to lay out labels without a browser to measure them. */

const NARROW = new Set("iljtfrI.,:;'|!()[]/ ");
const WIDE = new Set('mwMWQO%@&');

/** Estimate the width of a text in the chart's typeface [px]; a little generous, so that labels never touch. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) {
    if (NARROW.has(letter)) ems += 0.3;
    else if (WIDE.has(letter)) ems += 0.82;
    else if (letter >= 'A' && letter <= 'Z') ems += 0.6;
    else ems += letter > '\u024f' ? 1 : 0.52;
  }
  return ems * fontSize;
}

/** Break a text into lines no wider than `room` [px] where its words allow; a longer word keeps a line of its own. */
export function wrapText(text: string, room: number, fontSize: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, fontSize) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
