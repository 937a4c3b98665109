/** The styles of the Word file: real headings, a caption style, Arial throughout, as councils' machines have it. */
import { BorderStyle, type INumberingOptions, type IStylesOptions } from 'docx';

/** Colours of text and rules, without the hash. */
export const WORD_COLOURS = {
  navy: '12243D',
  ink: '1D2733',
  quiet: '4D5866',
  hair: 'C9CFD7',
  wash: 'F3F5F8',
} as const;

/** The typeface of the Word file. */
export const WORD_FONT = 'Arial';

/** Width of the text on A4 with margins of 20 mm [twentieths of a point]. */
export const TEXT_WIDTH = 9638;

function heading(size: number, before: number, after: number) {
  return {
    run: { font: WORD_FONT, size, bold: true, color: WORD_COLOURS.navy },
    paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
  };
}

/** The styles, named as Word names them, so that its navigation pane and table of contents find the headings. */
export const WORD_STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: WORD_FONT, size: 21, color: WORD_COLOURS.ink, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
    },
    title: {
      run: { font: WORD_FONT, size: 48, bold: true, color: WORD_COLOURS.navy },
      paragraph: { spacing: { before: 120, after: 120, line: 252, lineRule: 'auto' } },
    },
    heading1: {
      ...heading(34, 420, 200),
      paragraph: {
        spacing: { before: 420, after: 200 },
        keepNext: true,
        border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: WORD_COLOURS.navy, space: 4 } },
      },
    },
    heading2: heading(25, 320, 120),
    heading3: heading(22, 260, 100),
    heading4: heading(21, 240, 80),
    heading5: heading(21, 240, 80),
    heading6: heading(21, 240, 80),
  },
  paragraphStyles: [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { bold: true, color: WORD_COLOURS.navy, size: 20 },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true, keepLines: true },
    },
    {
      id: 'TableText',
      name: 'Table text',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { before: 40, after: 40, line: 240, lineRule: 'auto' } },
    },
    {
      id: 'TableTextSmall',
      name: 'Table text small',
      basedOn: 'TableText',
      run: { size: 15 },
      paragraph: { spacing: { before: 30, after: 30, line: 240, lineRule: 'auto' } },
    },
    {
      id: 'Quiet',
      name: 'Quiet',
      basedOn: 'Normal',
      run: { color: WORD_COLOURS.quiet },
    },
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      run: { size: 29 },
      paragraph: { spacing: { after: 80 } },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      run: { size: 18, color: WORD_COLOURS.quiet },
      paragraph: { spacing: { before: 80, after: 160 } },
    },
  ],
};

/** Bullets and numbers; each ordered list starts its own instance of `numbers`. */
export const WORD_NUMBERING: INumberingOptions = {
  config: [
    {
      reference: 'bullets',
      levels: [
        {
          level: 0,
          format: 'bullet',
          text: '•',
          style: { paragraph: { indent: { left: 454, hanging: 284 } } },
        },
      ],
    },
    {
      reference: 'numbers',
      levels: [
        {
          level: 0,
          format: 'decimal',
          text: '%1.',
          style: { paragraph: { indent: { left: 510, hanging: 340 } } },
        },
      ],
    },
  ],
};
