/** The pages of voting: a code is entered, statements are answered, thanks are given. They work without scripts, at phone size. */
import type { Problem } from '../../core/base/problem.ts';
import { SCORE_WORDS } from '../../core/voice/vote.ts';
import { escapeHtml } from '../../edge/documents/html-context.ts';
import { publicFrame } from './public-page.ts';
import type { Ballot, BallotItem } from './take-votes.ts';

const FOOT = 'Your votes are kept without your name and without the time. Nobody can tell who voted what.';

/** Ask for the code. @param problem  what was wrong with the one before; null at first. */
export function codePage(problem: Problem | null): string {
  return page(
    'Vote',
    `${wrong(problem)}<form method="post" action="/vote">
<label for="code">Your voting code</label>
<input class="ek-code" id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" required>
<p>It stands on the slip that you were given: twelve letters and digits.</p>
<button class="ek-button" type="submit">Go on</button>
</form>`,
  );
}

/** Ask for answers. */
export function ballotPage(ballot: Ballot, code: string, problem: Problem | null): string {
  if (ballot.items.length === 0)
    return page(
      'There is nothing to vote on now',
      `<p>${escapeHtml(ballot.meeting)}. Either you have voted on everything that is open, or voting has not begun. Keep your code: you may be asked again after an item.</p>
<p><a href="/vote">Enter a code again</a></p>`,
    );
  return page(
    'Vote',
    `${wrong(problem)}<p>${escapeHtml(ballot.meeting)}. You vote as: ${escapeHtml(ballot.sector.toLowerCase())}.</p>
<form method="post" action="/vote/cast">
<input type="hidden" name="code" value="${escapeHtml(code)}">
${ballot.items.map(question).join('\n')}
<div class="ek-choice"><input type="checkbox" id="pair" name="pair" value="yes"><label for="pair">Keep my answer before and my answer after together. This shows whether minds changed. It does not show who I am.</label></div>
<p><button class="ek-button" type="submit">Send my votes</button></p>
</form>`,
  );
}

/** Say that the votes were taken. */
export function thanksPage(count: number): string {
  return page(
    'Thank you',
    `<p>${count === 1 ? 'Your vote was' : `Your ${count} votes were`} taken. Keep your code: you may be asked again after an item.</p>
<p><a href="/vote">Enter your code again</a></p>`,
  );
}

function question({ id, title, question: statement, phase }: BallotItem): string {
  const choices = ([5, 4, 3, 2, 1] as const).map((score) => {
    const choice = `${escapeHtml(id)}-${score}`;
    return `<div class="ek-choice"><input type="radio" id="${choice}" name="item.${escapeHtml(id)}" value="${score}"><label for="${choice}">${SCORE_WORDS[score]}</label></div>`;
  });
  return `<fieldset><legend>${escapeHtml(title)}: ${phase === 'before' ? 'before we talk about it' : 'after we talked about it'}</legend>
<p class="ek-statement" id="${escapeHtml(id)}-statement">“${escapeHtml(statement)}”</p>
${choices.join('\n')}</fieldset>`;
}

function wrong(problem: Problem | null): string {
  if (problem === null) return '';
  return `<div class="ek-wrong" role="alert"><p>${escapeHtml(problem.message)}. ${escapeHtml(problem.advice ?? '')}</p></div>\n`;
}

function page(title: string, inside: string): string {
  return publicFrame(
    { title: `${title} – reference panel`, banner: 'Reference panel', foot: FOOT },
    `<main id="ek-main" class="ek-plain" tabindex="-1"><h1>${escapeHtml(title)}</h1>
${inside}</main>`,
  );
}
