/** The risk register as it stands: what was loaded, with what officers have recorded since in its place. */
import type { Risk } from '../programme.ts';
import { numberField, type ProgrammeRecord, textField } from '../records/programme-record.ts';
import type { RiskAction } from './check-closure.ts';

/** Give a loaded risk as a record of version 0, so that the first change of it is version 1. */
export function riskRecord(risk: Risk): ProgrammeRecord {
  const { id, title, owner, actions: _actions, ...fields } = risk;
  return {
    kind: 'risk',
    id,
    title,
    owner,
    fields,
    // A risk that names the saving it may cost is linked to it.
    links: risk.exposure?.startsWith('saving:')
      ? [{ kind: 'threatens', to: { kind: 'saving', id: risk.exposure.slice('saving:'.length) } }]
      : [],
    isWithdrawn: false,
    version: 0,
    reason: '',
    recordedAt: '',
    recordedBy: '',
  };
}

/** Give the risks that count, loaded ones first in their order, each with its actions. */
export function liveRisks(loaded: readonly Risk[], records: readonly ProgrammeRecord[]): readonly Risk[] {
  const kept = new Map(records.flatMap((one) => (one.kind === 'risk' ? [[one.id, one] as const] : [])));
  const known = new Set(loaded.map(({ id }) => id));
  const all = [
    ...loaded.map((risk) => kept.get(risk.id) ?? riskRecord(risk)),
    ...[...kept.values()].filter(({ id }) => !known.has(id)),
  ];
  return all.filter(({ isWithdrawn }) => !isWithdrawn).map((record) => riskOf(record, records));
}

function riskOf(record: ProgrammeRecord, records: readonly ProgrammeRecord[]): Risk {
  const text = (id: string) => textField(record, id);
  const number = (id: string) => numberField(record, id);
  const [likelihood, impact] = [number('inherentLikelihood'), number('inherentImpact')];
  const [appetite, exposure] = [number('appetite'), text('exposure')];
  const actions = actionsOf(record.id, records);
  return {
    id: record.id,
    title: record.title,
    owner: record.owner,
    cause: text('cause') ?? '',
    event: text('event') ?? '',
    effect: text('effect') ?? '',
    likelihood: number('likelihood') ?? 0,
    impact: number('impact') ?? 0,
    status: statusOf(text('status')),
    ...(likelihood === null ? {} : { inherentLikelihood: likelihood }),
    ...(impact === null ? {} : { inherentImpact: impact }),
    ...(appetite === null ? {} : { appetite }),
    ...(exposure === null ? {} : { exposure }),
    ...(actions.length === 0 ? {} : { actions }),
  };
}

function statusOf(text: string | null): Risk['status'] {
  return text === 'closed' || text === 'became-issue' ? text : 'open';
}

/** The actions that treat a risk, by the day on which they are due. */
function actionsOf(riskId: string, records: readonly ProgrammeRecord[]): readonly RiskAction[] {
  return records
    .filter(
      ({ kind, isWithdrawn, links }) =>
        kind === 'action' &&
        !isWithdrawn &&
        links.some((link) => link.kind === 'treats' && link.to.kind === 'risk' && link.to.id === riskId),
    )
    .map((one) => ({
      id: one.id,
      what: one.title,
      owner: one.owner,
      due: textField(one, 'due') ?? '',
      done: textField(one, 'done'),
    }))
    .sort((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)) || (a.id < b.id ? -1 : 1));
}
