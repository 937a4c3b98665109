/** The pages on which a return is written: the list of its sections with how far each has come, and one section to write in. */
import { type Actor, may } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { dayInWords } from '../../core/base/time.ts';
import type { CommentaryPart } from '../../core/programme/programme.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { App } from '../app.ts';
import type { OpenSection } from '../writing/open-writing.ts';
import type { SavedSection } from '../writing/save-section.ts';
import { headerOf, updateName } from './page-facts.ts';
import { pageChart, pageTable } from './page-values.ts';

type At = { readonly scope: Scope; readonly updateId: string };

/** What a section may ask for. */
type AskedType = 'yes-no' | 'choice' | 'number' | 'money' | 'date' | 'text' | 'list' | 'commentary';

/** Shape the list of sections. */
export async function writingView(app: App, actor: Actor, at: At) {
  const { writing, base } = await openAt(app, actor, at);
  return { ...base, sections: writing.sections.map(listed) };
}

/** Shape one section. @throws ProblemError `return.nothing-written-here` where the update asks for none of that name. */
export async function sectionView(
  app: App,
  actor: Actor,
  { fieldId, ...at }: At & { readonly fieldId: string },
) {
  const { writing, base } = await openAt(app, actor, at);
  const { sections, figures, tables, charts, version } = writing;
  const place = sections.findIndex((one) => one.fieldId === fieldId);
  const section = sections[place] ?? raiseNoSection(at.updateId, fieldId);
  return {
    ...base,
    version,
    section: {
      ...listed(section),
      assigned: section.assigned,
      recordOwner: section.owner,
      isReady: section.isReady,
      help: section.help,
      type: typeOf(section),
      options: section.options.map((one) => ({ ...one })),
      maxItems: section.maxItems,
      answer: section.answer,
      parts: openParts(section.parts),
      evidence: openParts(section.evidence),
      carried: openParts(section.carried),
      leftBehind: section.left.length,
      movedFigures: section.moved.map((one) => ({ ...one, label: figures.get(one.id)?.label ?? one.id })),
      changed: section.changed.map((one) => ({ ...one })),
      comments: section.comments.map(({ resolved, ...told }) => ({
        ...told,
        at: dayInWords(told.at.slice(0, 10)),
        resolved: resolved === null ? null : `by ${resolved.by} on ${dayInWords(resolved.at.slice(0, 10))}`,
      })),
      problems: [...section.problems],
    },
    previous: neighbour(sections[place - 1]),
    next: neighbour(sections[place + 1]),
    tables: tables.map(({ id, block }) => ({ id, title: block.caption, table: pageTable(block) })),
    charts: charts.map(({ id, block }) => ({ id, title: block.chart.title, chart: pageChart(block) })),
  };
}

/** Shape every figure that words may name. */
export async function writingFiguresView(app: App, actor: Actor, { scope, updateId }: At) {
  const { figures } = await app.writing.open(actor, scope, updateId);
  return {
    figures: [...figures.values()].map(({ id, label, shown, unit, value }) => ({
      id,
      label,
      shown,
      unit,
      value,
    })),
  };
}

/** Shape what became of a save. */
export function savedView(saved: SavedSection) {
  if (saved.outcome !== 'choose') return { ...saved, parts: openParts(saved.parts) };
  return {
    ...saved,
    stretches: saved.stretches.map((stretch) =>
      stretch.kind === 'agreed'
        ? { kind: stretch.kind, parts: openParts(stretch.parts) }
        : { kind: stretch.kind, mine: openParts(stretch.mine), theirs: openParts(stretch.theirs) },
    ),
  };
}

async function openAt(app: App, actor: Actor, { scope, updateId }: At) {
  const open = await app.openProgramme(actor, scope);
  const writing = await app.writing.open(actor, scope, updateId);
  const base = {
    header: headerOf(open),
    updateId,
    updateName: updateName(writing.update),
    isOpen: writing.isOpen,
    mayWrite: may(actor, 'return.write', scope.authorityCode),
  };
  return { writing, base };
}

function listed(section: OpenSection) {
  const { fieldId, group, title, owner, assigned, words, maxWords, comments, moved } = section;
  const openComments = comments.filter(({ resolved }) => resolved === null).length;
  return {
    fieldId,
    group,
    title,
    owner: assigned === '' ? owner : assigned,
    words,
    maxWords,
    ...stateOf(section, openComments),
    openComments,
    moved: moved.length,
  };
}

/** The first that is true: what stops the return, then what wants a look, then how far it has come. */
function stateOf(
  { problems, moved, parts, answer, isReady, changed, type }: OpenSection,
  openComments: number,
) {
  const several = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
  const isUnchanged = changed.length > 0 && changed.every(({ kind }) => kind === 'same');
  if (problems.length > 0) return { state: 'problem' as const, stateWords: problems.join('; ') };
  if (openComments > 0)
    return {
      state: 'comment' as const,
      stateWords: `${several(openComments, 'comment is', 'comments are')} open`,
    };
  if (moved.length > 0)
    return {
      state: 'moved' as const,
      stateWords: `${several(moved.length, 'figure has', 'figures have')} moved since the words were read`,
    };
  if (parts.length === 0 && !(type === 'yes-no' && answer !== null))
    return { state: 'empty' as const, stateWords: 'Nothing is written yet' };
  if (isReady) return { state: 'ready' as const, stateWords: 'Ready' };
  if (isUnchanged) return { state: 'same' as const, stateWords: 'Says what the last update said' };
  return { state: 'draft' as const, stateWords: 'In draft' };
}

/** The types that are written; `writtenSections` gives no other. */
function typeOf({ type }: OpenSection): AskedType {
  switch (type) {
    case 'yes-no':
    case 'choice':
    case 'number':
    case 'money':
    case 'date':
    case 'text':
    case 'list':
      return type;
    default:
      return 'commentary';
  }
}

function neighbour(section: OpenSection | undefined) {
  return section === undefined ? null : { fieldId: section.fieldId, title: section.title };
}

/** Copies that are open to change, as the contract's are. */
function openParts(parts: readonly CommentaryPart[]) {
  return parts.map((part) => {
    if (part.kind === 'list') return { kind: part.kind, items: [...part.items] };
    if (part.kind === 'grid')
      return { kind: part.kind, caption: part.caption, rows: part.rows.map((row) => [...row]) };
    return { ...part };
  });
}

function raiseNoSection(updateId: string, fieldId: string): never {
  return raise({
    code: 'return.nothing-written-here',
    place: `update ${updateId}, ${fieldId}`,
    message: 'This update asks for no such section',
    advice: 'Go back to the list of sections.',
  });
}
