/** The parts of a programme against the gap that they are to close, their total, and what of them overlaps. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { rowSpot } from '../../understand/grid.ts';
import {
  type Layer,
  type LayerRole,
  type Layers,
  layersTold,
  OF_MEASURES,
} from '../../understand/layers-told.ts';
import { saidOf } from '../../understand/said.ts';
import { num, showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const FULL =
  /\b(?:in full|fully (?:backed|covered|met)|closes? (?:the|it|all)|closed in full|cover(?:s|ed)? the (?:shortfall|gap)|meets? the (?:shortfall|gap|whole)|whole of (?:it|the (?:gap|shortfall|difference|reduction|target))|account for all|deliver\w* the (?:full|whole|reduction|entire)|all of it|enough)\b/;
const NOT_FULL =
  /\b(?:not (?:yet )?(?:enough|close|backed|cover)|no;|half|part of|most of|would|leav\w+|still to|dent|short of|needs? \w+ more|just over|nearly|almost|not)\b/;
const ADMITTED =
  /\b(?:as if the others? did not exist|same (?:\d+ )?(?:children|pupils|cohort|families|placements|plans|young people)|(?:\d+(?:\.\d+)?%|fifth|quarter|third|tenth|half)[^.;]{0,16}\boverlap|overlap\w*\? they do|do overlap|overlap\w*\.\s+they do|(?:is|are|counted) in both|in more than one|overlap by)\b/;
const SUMMED =
  /\b(?:in full|plain sum|for each, that is|added (?:up |together )?to give|simply added|not been taken (?:off|out)|each of them|for each)\b/;
const TAKEN_OFF =
  /\b(?:net of|taken off|therefore|already part of|together(?! they)|only once|counted once|after overlap|less the overlap|deducted|carried at)\b/;

const near = (a: number, b: number, slack: number) => Math.abs(a - b) <= slack;
const shown = (value: number, unit: Layer['unit']) => showValue(value, unit);

type Held = { readonly of: (role: LayerRole) => readonly Layer[]; readonly unit: Layer['unit'] };

/** The layers of the unit that most of a passage has. */
function held({ layers }: Layers): Held {
  const money = layers.filter(({ unit }) => unit === 'money');
  const unit = money.length * 2 > layers.length ? 'money' : 'count';
  return { of: (role) => layers.filter((one) => one.role === role && one.unit === unit), unit };
}

const sum = (layers: readonly Layer[]) => layers.reduce((all, { value }) => all + value, 0);
const slackOf = (layers: readonly Layer[]) =>
  layers.reduce((all, { step, unit }) => all + (unit === 'money' ? step / 2 : 0), 0) + 1e-6;

function tell(layers: readonly Layer[], arithmetic: string): Found[] {
  return [{ spots: [...new Set(layers.map(({ said }) => said.spot))], arithmetic }];
}

/** The gap: told, or between what is without and with measures. */
function gapOf({ of }: Held): Layer | null {
  const [gap, more] = of('gap');
  if (gap !== undefined) return more === undefined ? gap : null;
  const [without, and] = [of('without')[0], of('with')[0]];
  return without === undefined || and === undefined || without.value <= and.value
    ? null
    : { ...without, role: 'gap', value: without.value - and.value };
}

/** "Closed in full", and what there is comes to less. */
function notClosed(passage: Layers): Found[] {
  const all = held(passage);
  const gap = gapOf(all);
  const claim = passage.lines.find(
    ({ low, asked }) =>
      (FULL.test(low) && !NOT_FULL.test(low)) || (/\benough\b/.test(asked) && /^\W{0,3}yes\b/.test(low)),
  );
  if (gap === null || claim === undefined) return [];
  const whole = [...all.of('net'), ...all.of('total')];
  const parts =
    whole.length > 0 ? whole.slice(0, 1) : all.of('part').filter(({ value }) => value < gap.value);
  const brought = sum(parts);
  const isShort = brought > gap.value * 0.2 && brought < gap.value * 0.97 - slackOf([...parts, gap]);
  if (parts.length === 0 || !isShort) return [];
  return tell(
    [gap, ...parts, { ...gap, said: claim }],
    `${shown(brought, all.unit)} does not close ${shown(gap.value, all.unit)}: ${shown(gap.value - brought, all.unit)} is open`,
  );
}

/** Parts, what is still to find and the gap: they are to make it. */
function notTheGap(passage: Layers): Found[] {
  const all = held(passage);
  const gap = gapOf(all);
  const [rest, more] = all.of('rest');
  const parts = [...all.of('part'), ...all.of('total')].filter(
    (one) => gap !== null && one.value < gap.value,
  );
  const isOf =
    /^\W{0,3}of the \d/.test(gap?.said.low ?? '') && parts.length >= 3 && all.of('rest').length === 0;
  if (gap === null || more !== undefined || parts.length === 0 || (rest === undefined && !isOf)) return [];
  const made = sum(parts) + (rest?.value ?? 0) - sum(all.of('overlap'));
  const used = [gap, ...parts, ...(rest === undefined ? [] : [rest])];
  if (near(made, gap.value, slackOf(used)) || made < gap.value * 0.4 || made > gap.value * 1.6) return [];
  return tell(
    used,
    `${[...parts, ...(rest === undefined ? [] : [rest])].map(({ value }) => shown(value, all.unit)).join(' + ')} = ${shown(made, all.unit)}, not ${shown(gap.value, all.unit)}`,
  );
}

/** Net is gross less what overlaps, and never more than gross. */
function notNet(passage: Layers): Found[] {
  const all = held(passage);
  const [gross, net, overlap] = [all.of('gross'), all.of('net'), all.of('overlap')].map((some) =>
    some.length === 1 ? some[0] : undefined,
  );
  if (gross === undefined || net === undefined) return [];
  const used = overlap === undefined ? [gross, net] : [gross, overlap, net];
  if (overlap === undefined)
    return net.value > gross.value
      ? tell(used, `${shown(net.value, all.unit)} net is more than ${shown(gross.value, all.unit)} gross`)
      : [];
  const made = gross.value - overlap.value;
  return near(made, net.value, slackOf(used))
    ? []
    : tell(
        used,
        `${shown(gross.value, all.unit)} − ${shown(overlap.value, all.unit)} = ${shown(made, all.unit)}, not ${shown(net.value, all.unit)}`,
      );
}

/** Told to overlap, and added up as if it did not. */
function addedTwice(passage: Layers): Found[] {
  const { words, lines, layers } = passage;
  if (!ADMITTED.test(words) || layers.length === 0) return [];
  const all = held(passage);
  const spent = words.replace(/\bsame\b[^.;]*/, ' ');
  if (TAKEN_OFF.test(spent)) return [];
  const total = all.of('total').at(-1);
  const parts = layers.filter((one) => one !== total && one.unit === all.unit && one.role !== 'overlap');
  const isSum =
    total !== undefined &&
    parts.length >= 2 &&
    parts.some((_, at) => near(sum(parts.slice(at)), total.value, slackOf(parts)));
  if (!isSum && !SUMMED.test(words)) return [];
  const spots = lines
    .filter(({ low }) => ADMITTED.test(low) || SUMMED.test(low) || /\d/.test(low))
    .map(({ spot }) => spot);
  return spots.length === 0
    ? []
    : [{ spots: [...new Set(spots)], arithmetic: 'what is told to overlap is added up in full' }];
}

/** "£6m: £2m from fees, £1.5m from transport and £1m from places". */
function notTheList(passage: Layers): Found[] {
  return passage.lines.flatMap((said): Found[] => {
    const own = passage.layers.filter((one) => one.said === said && one.unit === 'money');
    const [whole, ...parts] = own;
    const isList =
      said.sentence !== null && /^[^:]{0,80}£[\d.,]+ ?m?(?:illion)?:\s/.test(said.low) && parts.length >= 2;
    if (whole === undefined || !isList || parts.some(({ value }) => value >= whole.value)) return [];
    const made = sum(parts);
    // "£6m" for 5.8 is rounded; its parts are as exact as the finest of them.
    const finest = Math.min(...parts.map(({ step }) => step));
    return near(made, whole.value, (whole.step + finest * parts.length) / 2) || made < whole.value * 0.5
      ? []
      : tell(
          own,
          `${parts.map(({ value }) => shown(value, 'money')).join(' + ')} = ${shown(made, 'money')}, not ${shown(whole.value, 'money')}`,
        );
  });
}

const TOGETHER = /\b(?:taken together|in all|altogether|combined|between them|together)\b/;
/** Passages further apart tell of other things. */
const REACH = 5;

/** Three parts or more in one passage, and their total in the next. */
function notTogether(document: Understanding, passages: readonly Layers[]): Found[] {
  return passages.flatMap((passage): Found[] => {
    const claim = passage.lines.find(
      ({ low, row }) => row === null && TOGETHER.test(low) && OF_MEASURES.test(low),
    );
    const [total, more] = passage.layers.filter(({ said }) => said === claim);
    if (claim === undefined || total === undefined || more !== undefined) return [];
    const source = passages.find(({ layers, lines, words }) => {
      if (/\b(?:includ\w+|also|of which|overlap\w*|same)\b/.test(words)) return false;
      const last = lines.at(-1)?.at ?? 0;
      const isNear = lines.every(({ row }) => row !== null) || (last < claim.at && claim.at - last <= REACH);
      const isPlain =
        layers.length >= 3 && layers.every(({ role, unit }) => role === 'part' && unit === total.unit);
      const isOne = lines.length === layers.length || lines.length === 1;
      return (
        isNear &&
        isPlain &&
        isOne &&
        !lines.includes(claim) &&
        sameSection(document, lines[0]?.section ?? '', claim.section)
      );
    });
    if (source === undefined) return [];
    const made = sum(source.layers);
    const isOff =
      !near(made, total.value, slackOf([...source.layers, total])) &&
      made > total.value * 0.6 &&
      made < total.value * 1.6;
    return isOff
      ? tell(
          [total, ...source.layers],
          `${source.layers.map(({ value }) => num(value)).join(' + ')} = ${shown(made, total.unit)}, not ${shown(total.value, total.unit)}`,
        )
      : [];
  });
}

/** One section, or the only two that tell of measures. */
function sameSection(document: Understanding, a: string, b: string): boolean {
  return a === b || new Set(saidOf(document).map(({ section }) => section)).size <= 5;
}

/** Unmitigated less mitigations is mitigated, in every column. */
function notMitigated({ grids }: Understanding): Found[] {
  return grids.flatMap((grid): Found[] => {
    const rowOf = (words: RegExp) => grid.rows.find(({ low }) => words.test(low));
    const [without, by, left] = [
      rowOf(/\bunmitigated\b|\bwithout action\b/),
      rowOf(/^\W*(?:total )?(?:mitigations?|measures|savings)\b/),
      rowOf(/^\W*mitigated\b|\bwith action\b/),
    ];
    if (without === undefined || by === undefined || left === undefined) return [];
    const at = grid.columns.findIndex((_, k) => {
      const [a, b, c] = [without.cells[k], by.cells[k], left.cells[k]];
      return (
        a != null &&
        b != null &&
        c != null &&
        !near(a.value - Math.abs(b.value), c.value, (a.step + b.step + c.step) / 2 + 1e-6)
      );
    });
    const [a, b, c] = [without.cells[at], by.cells[at], left.cells[at]];
    if (a == null || b == null || c == null) return [];
    const isElsewhere = grid.columns.some((_, k) => {
      const [x, y, z] = [without.cells[k], by.cells[k], left.cells[k]];
      return (
        x != null &&
        y != null &&
        z != null &&
        near(x.value - Math.abs(y.value), z.value, (x.step + y.step + z.step) / 2 + 1e-6)
      );
    });
    if (!isElsewhere) return [];
    const spots = [left, without, by].map((row) => rowSpot(grid, row));
    return [
      {
        spots,
        arithmetic: `${showValue(a.value, a.unit)} − ${showValue(Math.abs(b.value), b.unit)} = ${showValue(a.value - Math.abs(b.value), a.unit)}, not ${showValue(c.value, c.unit)}`,
      },
    ];
  });
}

function wrongLayers(document: Understanding): Found[] {
  const passages = layersTold(document);
  const found = passages.flatMap((passage) => {
    const [first] = [
      ...notNet(passage),
      ...addedTwice(passage),
      ...notClosed(passage),
      ...notTheGap(passage),
      ...notTheList(passage),
    ];
    return first === undefined ? [] : [first];
  });
  return [...found, ...notTogether(document, passages), ...notMitigated(document)].slice(0, 4);
}

/** Layers of measures. */
export const LAYERS_TOLD_RULES: readonly Rule[] = [
  {
    code: 'told.layers',
    kind: 'mitigation',
    severity: 'warning',
    isWide: true,
    title: 'Measures do not come to the gap, the total or the net effect that they are told to come to',
    meaning:
      'A passage, list, answer or table of measures with its gap, parts, total, overlap, net effect or rest: a gap that is closed in full by less, parts and rest that do not make it, a net effect that is not gross less overlap, a sum of what is told to overlap, a list or a passage that does not come to its total, or a mitigated line that is not the unmitigated one less the measures.',
    advice: 'Set out the layers once: gross, overlap, net, the gap, and what is still to find.',
    fires: 'Both projects work with the same 70 pupils. The saving is £1.4m and £0.8m, added to give £2.2m.',
    silent:
      'Both projects work with the same 70 pupils. The saving is £1.4m and £0.8m; £0.5m is taken off, which leaves £1.7m.',
    find: wrongLayers,
  },
];
