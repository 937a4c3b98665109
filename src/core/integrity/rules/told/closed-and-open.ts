/** A risk that is closed, and elsewhere its subject, which is still to be had, filled, agreed or proved. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Said, saidOf, saidWith } from '../../understand/said.ts';
import type { Understanding } from '../../understand/understanding.ts';

const CLOSED =
  /\b(?:closed|retired|taken off|removed from|no longer (?:needed|live|on the register|held)|archived|withdrawn|dropped from)\b/;
const RISK = /\brisks?\b|\bregister\b|\br\d{1,2}\b/;
const NOT_CLOSED =
  /\b(?:not (?:be )?closed|closed (?:for|on \d)|to be closed|until|before it is closed|can be closed|will be closed|school closed|reopened|re-opened)\b/;

type Subject = { readonly name: string; readonly about: RegExp; readonly open: RegExp };

const STILL = String.raw`(?:still|yet|not|no|without|await\w*|short|lack\w*|unfunded|unsecured|outstanding|unfilled|vacan\w+|pending|undecided|at risk)`;
/** What each subject is, and what shows that it is open. */
const SUBJECTS: readonly Subject[] = [
  {
    name: 'capital',
    about: /\b(?:capital|funding|funded|grant|bid)\b/,
    open: new RegExp(
      String.raw`\b${STILL}\b[^.;]{0,40}\b(?:capital|funding|funded|allocated|allocation|money)\b|\b(?:capital|funding|money)\b[^.;]{0,30}\b(?:is |are |has |have )?(?:not|still|yet|needed|short|outstanding)\b|(?<!high )\bneeds? (?:£[\d.]+m|more (?:capital|money|funding))\b|\bunfunded\b|\bbid\b[^.;]{0,40};? ?[^.;]{0,30}\b(?:not decided|decision (?:is )?expected|outcome (?:is )?awaited|undecided)\b`,
    ),
  },
  {
    name: 'land',
    about: /\b(?:land|site)\b/,
    open: /\b(?:site|land)\b[^.;]{0,40}\b(?:yet to be|still to be|not (?:yet )?(?:been )?|has yet)\b|\b(?:no|without a) site\b/,
  },
  {
    name: 'people',
    about: /\b(?:recruit\w*|workforce|staff\w*|psychologists?|therapists?|posts?|caseworkers?)\b/,
    open: /\b(?:still vacant|are vacant|remain (?:vacant|unfilled)|unfilled|vacanc(?:y|ies)(?! (?:control|factor|management|freeze|rate))|(?:only )?\d+ of (?:the )?\d+ (?:\w+ ){0,2}(?:posts )?(?:are )?(?:filled|in post)|not (?:yet )?(?:been )?(?:filled|appointed|recruited))\b/,
  },
  {
    name: 'schools',
    about: /\bschools (?:would|will|do|might|may) not\b|\btake-?up\b|\btak\w+ part\b/,
    open: /\b(?:take-up|signed up|joined|taking part)\b[^.;]{0,30}\b\d+ of \d+\b|\b\d+ of \d+ schools\b/,
  },
  {
    name: 'building',
    about: /\b(?:delivery|build|building|construction|works|planning|scheme|contractor)\b/,
    open: /\b(?:contractors?|tender|planning (?:consent|permission)|consent|site|works?)\b[^.;]{0,40}\b(?:still|yet|not|to be (?:appointed|let|given|decided))\b|\bopening date is at risk\b|\b(?:delayed|slipped|behind programme)\b/,
  },
  {
    name: 'registration',
    about: /\bregist(?:ration|ered)\b/,
    open: /\b(?:await\w*|not (?:yet )?(?:been )?|still to be|yet to be|pending)\b[^.;]{0,20}\bregist\w+|\bregist\w+\b[^.;]{0,24}\b(?:is (?:expected|awaited|pending)|not yet|outstanding)\b/,
  },
  {
    name: 'transfer',
    about: /\btransfer\b/,
    open: /\btransfer\b[^.;]{0,60}\b(?:not (?:yet )?(?:been )?agreed|still to be|yet to be|undecided|unapproved)\b/,
  },
  {
    name: 'parents',
    about: /\b(?:parent\w*|confidence|appeals?|tribunals?)\b/,
    open: /\b(?:appeals?|complaints?|tribunal\w*)\b[^.;]{0,50}\b(?:went up|rose|risen|doubled|increased|more than)\b|\b(?:places|schools?) (?:stand|are|remain) empty\b/,
  },
];

/** What closes a subject in the very words that seem to leave it open. */
const SETTLED =
  /\b(?:would|if|could|might|no longer|were funded|in full|all (?:\w+ ){0,3}(?:filled|funded|open|registered)|fully|has been (?:agreed|approved|secured|granted)|not affect|was (?:then|late)|last year|covers all)\b/;

/** What a risk is, of the words of its line, its question and the lines of its group before it. */
function aboutOf(said: Said, group: readonly Said[]): string {
  const before = group.filter(({ at }) => at < said.at && at >= said.at - 2).map(({ low }) => low);
  return `${said.asked} ${before.join(' ')} ${said.low}`;
}

function isClosed(said: Said, about: string): boolean {
  const { low, row } = said;
  if (
    row !== null &&
    !/\brisk|rag|status|register/.test(row.grid.columns.map((column) => column.low).join(' '))
  )
    return false;
  // Closed now: the last cell with anything in it that tells of a state.
  const words = row === null ? low : row.cells.map((cell) => cell.low).join(' | ');
  return CLOSED.test(words) && RISK.test(`${about} ${row === null ? '' : 'risk'}`) && !NOT_CLOSED.test(words);
}

/** Short of what is needed: "40 of 120 schools and the saving needs 100". */
function isShort({ low }: Said): boolean {
  const [, got, needed] = /\b(\d+) of \d+\b[^.;]{0,60}\bneeds? (?:at least )?(\d+)\b/.exec(low) ?? [];
  return got === undefined || needed === undefined || Number(got) < Number(needed);
}

function isOpen(line: Said, { open, name }: Subject): boolean {
  const words = `${line.asked} ${line.low}`;
  if (!open.test(words) || SETTLED.test(line.low)) return false;
  if (name === 'schools') return /\bneeds?\b/.test(line.low) && isShort(line);
  if (/\b(?:is|are) (?:more )?(?:capital|money|funding) needed\b/.test(line.asked))
    return /^\W{0,3}yes\b/.test(line.low);
  return true;
}

/** Kinds of posts: a risk of one is not shown open by another. */
const ROLES: readonly RegExp[] = [
  /\bpsycholog\w+|\beps?\b/,
  /\btherap\w+/,
  /\bcase ?work\w*|\bcase officers?/,
  /\badvis[eo]rs?\b/,
  /\bteachers?\b/,
  /\bcommission\w+/,
];

function areOfOtherRoles(about: string, line: Said): boolean {
  const named = ROLES.filter((role) => role.test(about));
  return named.length > 0 && !named.some((role) => role.test(`${line.low} ${line.section}`));
}

/** "22 of 22 posts filled": nothing is open. */
function isFull({ low }: Said): boolean {
  const [, got, all] = /\b(\d+) of (?:the )?(\d+)\b/.exec(low) ?? [];
  return got !== undefined && got === all;
}

/** Lines that tell of the risk itself, of others or of how ratings go are no proof. */
function isProof(line: Said, closed: Said): boolean {
  const isRisk =
    line.row !== null &&
    /\b(?:risk|likelihood|impact|score)\b/.test(line.row.grid.columns.map((column) => column.low).join(' '));
  return (
    line !== closed &&
    !isRisk &&
    !CLOSED.test(line.low) &&
    !/\b(?:rating|score) (?:falls|goes)\b/.test(line.low)
  );
}

function stillOpen(document: Understanding): Found[] {
  const all = saidOf(document);
  const groups = saidWith(document);
  return all.flatMap((said): Found[] => {
    const group = groups.get(said.group) ?? [said];
    const about = aboutOf(said, group);
    if (!isClosed(said, about)) return [];
    const subject =
      SUBJECTS.find((one) => one.about.test(said.low)) ?? SUBJECTS.find((one) => one.about.test(about));
    if (subject === undefined) return [];
    const own = said.row === null ? said.low.slice(said.low.search(CLOSED)) : '';
    if (subject.open.test(own) && !SETTLED.test(own) && subject.name !== 'schools')
      return [
        {
          spots: [said.spot],
          arithmetic: `the risk is closed, and its subject (${subject.name}) is still open in the same words`,
        },
      ];
    const proof = all.find(
      (line) =>
        isProof(line, said) &&
        isOpen(line, subject) &&
        !isFull(line) &&
        !(subject.name === 'people' && areOfOtherRoles(about, line)),
    );
    if (proof === undefined) return [];
    return [
      {
        spots: [said.spot, proof.spot],
        arithmetic: `the risk is closed, and its subject (${subject.name}) is still open`,
      },
    ];
  });
}

/** Closed risks. */
export const CLOSED_AND_OPEN_RULES: readonly Rule[] = [
  {
    code: 'told.closed-and-open',
    kind: 'rating',
    severity: 'warning',
    isWide: true,
    title: 'A risk is closed, and what it is about is still open',
    meaning:
      'A risk that is closed, retired or off the register, by its sentence, row or labelled line, and a line anywhere by which its subject is still to be had: capital, land, people, schools that take part, buildings, registration, the transfer, parents’ trust. Silent where that line says that it is settled.',
    advice: 'Open the risk again, or say which part of it is closed and keep the rest as a risk of its own.',
    fires:
      'The recruitment risk was closed in May.\n\n## Staffing\n\nSeven of the eleven therapist posts are still vacant.',
    silent:
      'The recruitment risk was closed in May.\n\n## Staffing\n\nAll eleven therapist posts are filled.',
    find: (document) => stillOpen(document).slice(0, 3),
  },
];
