/** Answers made beforehand: whoever asks gets the last one at once, and while a newer one is made is told so; nobody waits for it. */
import type { App } from '../../app/app.ts';
import type { RestsOn } from '../../app/prepared/prepared-answers.ts';
import type { MakingProgress, PreparedNote } from '../../contract/prepared.ts';
import { machineActor } from '../../core/access/access.ts';
import { type Problem, ProblemError } from '../../core/base/problem.ts';
import type { Route } from '../route.ts';
import type { AddressScope } from '../scope-of.ts';
import type { FarCall, FarRunner } from './far-call.ts';
import { takeTurns } from './take-turns.ts';
import type { Work } from '../../app/prepared/works.ts';

/** A question about one programme: to a route with the parts of its address, checked, or for a work. */
export type PreparedQuestion = { readonly scope: AddressScope } & (
  | { readonly route: Pick<Route, 'method' | 'path' | 'restsOn' | 'readsRecords'>; readonly params: unknown }
  | { readonly work: Work }
);

/** What is run for a question, and what its answer is made from. */
type Asked = Pick<FarCall, 'method' | 'path' | 'params'> & { readonly restsOn: RestsOn };

/** A plan's forecast is of the plan alone, working lists of the records and of the places to come. */
const WORK_RESTS_ON = {
  'plan-forecast': 'plan',
  'graph-worth': 'programme',
  'work-list': 'lists',
} as const satisfies Record<Work['name'], RestsOn>;

function askedOf(question: PreparedQuestion): Asked {
  if ('route' in question) {
    const { method, path, restsOn = 'programme' } = question.route;
    return { method, path, params: question.params, restsOn };
  }
  const { name, params } = question.work;
  return { method: 'MAKE', path: name, params, restsOn: WORK_RESTS_ON[name] };
}

/** A reply with what is to be said of it, or how far the first one has come. */
export type PreparedTold =
  | { readonly kind: 'there'; readonly reply: object; readonly prepared: PreparedNote }
  | { readonly kind: 'preparing'; readonly preparing: MakingProgress };

export type PreparingOptions = {
  readonly app: Pick<App, 'prepared'>;
  readonly far: FarRunner;
  /** Where answers are made that read no records of children, so that they do not stand behind minutes of those that do; `far` where not given. */
  readonly quick?: FarRunner;
  /** Now [milliseconds since 1970]. */
  readonly clock: () => number;
  /** How long a question waits for an answer that is nearly there, before it is told an older one [milliseconds]. */
  readonly patience: number;
  /** Takes one line of a fault that nobody waits for. */
  readonly log: (line: string) => void;
};

type Outcome =
  | { readonly reply: object }
  | { readonly problem: Problem }
  /** Told once, to who asks next; then it is tried again. */
  | { readonly fault: unknown };

type Made = {
  readonly state: string;
  readonly madeAt: string;
  readonly tookMs: number;
  readonly outcome: Outcome;
};

type AtWork = {
  readonly began: number;
  readonly lastTookMs: number | null;
  words: string;
  done: Promise<void>;
};

/** So many answers are held ready beside those in the store. */
const MOST_HELD = 48;
/** An answer takes long that takes so many times as long as anybody waits. */
const LONG = 10;
/** So many are made at once: one that draws leaves a processor to one that reads. */
const AT_ONCE = 2;

/** Right for all: the route asks for permission, and a reply that depends on who asks is completed by the route. */
const MAKER = machineActor('pages');

export type PreparedReplies = {
  ask(question: PreparedQuestion): Promise<PreparedTold>;
  /** Have it made if it is out of date, after all that somebody asks for. */
  ahead(question: PreparedQuestion): Promise<void>;
};

/** Start preparing; nothing is made before it is asked for. */
export function prepareAnswers(options: PreparingOptions): PreparedReplies {
  const { app, clock, patience, log } = options;
  const held = new Map<string, Made>();
  const atWork = new Map<string, AtWork>();
  const ofRecords = { far: options.far, turns: takeTurns(AT_ONCE) };
  const ofProgramme = { far: options.quick ?? options.far, turns: takeTurns(AT_ONCE) };
  type Lane = typeof ofRecords;

  const keyOf = (question: PreparedQuestion) => {
    const { authorityCode, programmeId } = question.scope;
    return `${authorityCode}\n${programmeId}\n${nameOf(askedOf(question))}`;
  };
  const stateOf = (question: PreparedQuestion) =>
    app.prepared.state(question.scope, askedOf(question).restsOn);

  const hold = (key: string, made: Made) => {
    held.delete(key);
    held.set(key, made);
    for (const oldest of [...held.keys()].slice(0, -MOST_HELD)) held.delete(oldest);
  };

  /** What was made last. An outdated one counts only as long as the store has it: what had to be forgotten there is forgotten here. */
  const lastOf = async (question: PreparedQuestion, state: string): Promise<Made | null> => {
    const key = keyOf(question);
    const known = held.get(key);
    if (known?.state === state) return known;
    const stored = await app.prepared.find(question.scope, nameOf(askedOf(question)));
    const last =
      stored === null
        ? null
        : {
            state: stored.madeFrom,
            madeAt: stored.madeAt,
            tookMs: stored.tookMs,
            outcome: { reply: JSON.parse(stored.body) as object }, // written below, from a reply
          };
    if (last === null) held.delete(key);
    else hold(key, last);
    return last;
  };

  /** A plan that simulates its numbers from records is forecast where records are read. */
  const laneOf = async (question: PreparedQuestion): Promise<Lane> => {
    if ('route' in question) return question.route.readsRecords === false ? ofProgramme : ofRecords;
    if (question.work.name !== 'plan-forecast') return ofRecords;
    return (await app.prepared.isPlanFromRecords(question.scope)) ? ofRecords : ofProgramme;
  };

  const make = async (
    question: PreparedQuestion,
    state: string,
    { far }: Lane,
    work: AtWork,
  ): Promise<void> => {
    const { scope } = question;
    const { restsOn, ...asked } = askedOf(question);
    const began = clock();
    const outcome = await far({ ...asked, actor: MAKER, body: null }, (words) => {
      work.words = words;
    }).then((reply): Outcome => ({ reply: reply as object }), problemOrFault); // a route of JSON answers an object
    const tookMs = Math.round(clock() - began);
    const made: Made = { state, madeAt: new Date(clock()).toISOString(), tookMs, outcome };
    hold(keyOf(question), made);
    if (!('reply' in outcome)) return;
    const body = JSON.stringify(outcome.reply);
    const name = nameOf(asked);
    await app.prepared
      .keep(scope, { name, madeFrom: state, madeAt: made.madeAt, tookMs, body }, restsOn)
      .catch((error: unknown) => log(`An answer could not be kept: ${String(error)}`));
  };

  const begin = (question: PreparedQuestion, state: string, last: Made | null, isAsked: boolean): AtWork => {
    const key = keyOf(question);
    const work: AtWork = {
      began: clock(),
      lastTookMs: last?.tookMs ?? null,
      words: 'Waiting for its turn',
      done: Promise.resolve(),
    };
    work.done = laneOf(question)
      .then((lane) =>
        lane.turns.take(isAsked, async () => {
          work.words = 'Working it out';
          await make(question, state, lane, work);
        }),
      )
      // what making it came to is told to who asks; this is what came before, such as a store that is gone
      .catch((error: unknown) => log(`An answer could not be made: ${String(error)}`))
      .finally(() => atWork.delete(key));
    atWork.set(key, work);
    return work;
  };

  return {
    ask: async (question) => {
      const state = await stateOf(question);
      const last = await lastOf(question, state);
      if (last !== null && last.state === state) return tell(last, null, () => held.delete(keyOf(question)));
      const work = atWork.get(keyOf(question)) ?? begin(question, state, last, true);
      // one that took long the last time is not nearly there, and the last answer need not wait for it
      const isLong = last !== null && 'reply' in last.outcome && last.tookMs > LONG * patience;
      if (!isLong) await within(patience, work.done);
      const newest = held.get(keyOf(question)) ?? null;
      const isCurrent = newest?.state === state;
      if (newest === null || (!isCurrent && !('reply' in newest.outcome)))
        return { kind: 'preparing', preparing: progressOf(work, clock()) };
      const renewal = isCurrent ? null : progressOf(work, clock());
      return tell(newest, renewal, () => held.delete(keyOf(question)));
    },
    ahead: async (question) => {
      const state = await stateOf(question);
      const last = await lastOf(question, state);
      if (last?.state === state || atWork.has(keyOf(question))) return;
      await begin(question, state, last, false).done;
    },
  };
}

/** What names the programme itself, in an address and in a work. */
const OF_PROGRAMME: readonly string[] = ['authority', 'programme', 'authorityCode', 'programmeId'];

/** Which answer of a programme it is: its address, and whatever else was asked with it. */
function nameOf({ path, params }: Pick<FarCall, 'path' | 'params'>): string {
  const parts = params as Readonly<Record<string, unknown>>; // of an address, or of a work
  const more = Object.fromEntries(Object.entries(parts).filter(([part]) => !OF_PROGRAMME.includes(part)));
  const rest = Object.keys(more).length === 0 ? '' : ` ${JSON.stringify(more)}`;
  return `${path}${rest}`;
}

function problemOrFault(error: unknown): Outcome {
  return error instanceof ProblemError ? { problem: error.problem } : { fault: error };
}

/** @throws the problem or fault that making it came to. */
function tell({ outcome, madeAt }: Made, renewal: MakingProgress | null, forget: () => void): PreparedTold {
  if ('problem' in outcome) throw new ProblemError(outcome.problem);
  if ('fault' in outcome) {
    forget();
    throw outcome.fault;
  }
  return { kind: 'there', reply: outcome.reply, prepared: { madeAt, renewal } };
}

function progressOf({ began, words, lastTookMs }: AtWork, now: number): MakingProgress {
  return {
    words,
    seconds: Math.max(0, Math.round((now - began) / 1000)),
    lastTookSeconds: lastTookMs === null ? null : Math.round(lastTookMs / 1000),
  };
}

/** Wait for it, but no longer than this [milliseconds]. */
async function within(patience: number, done: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([done, late]);
  clearTimeout(timer);
}
