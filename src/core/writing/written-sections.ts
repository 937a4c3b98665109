/** The sections of a return in which officers write: questions of the form, conditions and risks, each with its owner and limits. */
import { allFields } from '../programme/asked-fields.ts';
import type { TemplateField, TemplateSection, Update } from '../programme/definitions.ts';
import type { Programme } from '../programme/programme.ts';
import { sectionsAsked } from '../report/compose-return.ts';

/** A section in which somebody writes. */
export type WrittenSection = {
  /** Field of the form, or "condition:3.1", "risk:R1/mitigation". */
  readonly fieldId: string;
  /** Under which heading it stands. */
  readonly group: string;
  readonly title: string;
  readonly help: string;
  /** The post that owns it, as the records say. */
  readonly owner: string;
  /** What is asked: words alone for a condition or a risk. */
  readonly type: TemplateField['type'];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly maxWords: number | null;
  readonly maxItems: number | null;
};

/** Fields whose answer or words are written by officers. */
const WRITTEN: readonly TemplateField['type'][] = [
  'list',
  'commentary',
  'yes-no',
  'choice',
  'number',
  'money',
  'date',
  'text',
];

/** Who owns a question of the form, which names nobody itself. */
const LEAD = 'Programme lead';

/** List the sections that an update asks for, in the order of the form. */
export function writtenSections(programme: Programme, update: Update): readonly WrittenSection[] {
  return sectionsIn(programme, sectionsAsked(programme, update));
}

/** Say whether words may stand under a field at all, asked in this update or not. */
export function isWritten(programme: Programme, fieldId: string): boolean {
  return sectionsIn(programme, programme.template.sections).some((one) => one.fieldId === fieldId);
}

function sectionsIn(programme: Programme, sections: readonly TemplateSection[]): readonly WrittenSection[] {
  const words = { help: '', type: 'commentary', options: [], maxWords: null, maxItems: null } as const;
  const fields = sections.flatMap((section) =>
    section.fields.filter(({ type }) => WRITTEN.includes(type)).map((field) => fieldSection(section, field)),
  );
  const has = (type: TemplateField['type']) =>
    allFields({ ...programme.template, sections }).some((field) => field.type === type);
  const conditions = programme.agreement.conditions.map(
    ({ number, title, owner }): WrittenSection => ({
      ...words,
      fieldId: `condition:${number}`,
      group: 'Conditions',
      title: `${number} ${title}`,
      owner,
    }),
  );
  const risks = programme.risks.flatMap(({ id, title, owner }) =>
    ['mitigation', 'progress'].map(
      (what): WrittenSection => ({
        ...words,
        fieldId: `risk:${id}/${what}`,
        group: 'Risks',
        title: `${id} ${title}: ${what}`,
        owner,
      }),
    ),
  );
  return [...fields, ...(has('conditions') ? conditions : []), ...(has('risks') ? risks : [])];
}

function fieldSection(section: TemplateSection, field: TemplateField): WrittenSection {
  return {
    fieldId: field.id,
    group: section.title,
    title: field.prompt,
    help: field.help ?? '',
    owner: LEAD,
    type: field.type,
    options: field.options ?? [],
    maxWords: field.maxWords ?? null,
    maxItems: field.maxItems ?? null,
  };
}
