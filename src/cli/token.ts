/** `evenkeel token`: tokens with which programs ask the server, for whoever looks after the machine. */
import type { Command } from 'commander';
import { ROLES } from '../core/access/access.ts';
import { type ApiToken, isOpen } from '../core/access/api-token.ts';
import { raise } from '../core/base/problem.ts';
import { findAccount } from './accounts.ts';
import type { CommandContext } from './context.ts';

type JsonOption = { readonly json?: boolean };
type MakeOptions = JsonOption & {
  readonly name: string;
  readonly role: string;
  readonly authority: string;
  readonly programme?: string;
  readonly days: string;
};

/** Add the commands to the program. */
export function registerToken(program: Command, context: CommandContext): void {
  const token = program.command('token').description('tokens with which programs ask the server');
  token
    .command('make')
    .description('make a token for somebody with an account; it is printed once')
    .argument('<email>', 'whose token it is: it never does more than they may')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption('--role <role>', `one of ${ROLES.join(', ')}`)
    .requiredOption('--authority <code>', 'the authority’s code')
    .option('--programme <id>', 'only this programme of the authority')
    .option('--days <count>', 'how long it serves', '90')
    .option('--json', 'write one JSON document')
    .action((email: string, options: MakeOptions) => makeToken(context, email, options));
  token
    .command('list')
    .description('every token, whose it is, and when it was last used')
    .option('--json', 'write one JSON document')
    .action(async ({ json }: JsonOption) => {
      const { identity } = await context.openApp();
      const { tokens } = await identity.tokens(context.actor);
      const text = tokens.map((one) => lineOf(one, one.owner, context.now())).join('\n');
      context.out(
        json === true
          ? JSON.stringify({ schema: 'evenkeel/tokens@1', tokens }, null, 2)
          : text || 'There is no token yet.',
      );
    });
  token
    .command('revoke')
    .description('take a token out of use at once')
    .argument('<id>', 'as "evenkeel token list" tells it')
    .option('--json', 'write one JSON document')
    .action(async (id: string, { json }: JsonOption) => {
      const { identity } = await context.openApp();
      const revoked = await identity.revokeToken(context.actor, id);
      context.out(
        json === true
          ? JSON.stringify({ schema: 'evenkeel/token@1', token: revoked }, null, 2)
          : `The token "${revoked.name}" serves no more.`,
      );
    });
}

async function makeToken(context: CommandContext, email: string, options: MakeOptions): Promise<void> {
  const { identity } = await context.openApp();
  const { id } = await findAccount(context, email);
  const { name, authority, programme, days, json } = options;
  const role = ROLES.find((one) => one === options.role) ?? raiseNoRole();
  const wish = { accountId: id, name, role, authority, programmeId: programme ?? null, days: Number(days) };
  const { token, secret } = await identity.makeToken(context.actor, wish);
  context.out(
    json === true
      ? JSON.stringify({ schema: 'evenkeel/made-token@1', token, secret }, null, 2)
      : `Send it as "Authorization: Bearer …". It serves until ${token.endsAt.slice(0, 10)} and is shown only now:\n${secret}`,
  );
}

function raiseNoRole(): never {
  return raise({
    code: 'call.wrong',
    place: '--role',
    message: 'There is no such role',
    advice: `Give one of ${ROLES.join(', ')}.`,
  });
}

function lineOf(token: ApiToken, owner: string, now: string): string {
  const { id, name, role, authority, programmeId, endsAt, usedAt, revokedAt } = token;
  const state =
    revokedAt !== null
      ? `revoked ${revokedAt.slice(0, 10)}`
      : `${isOpen(token, now) ? 'until' : 'ended'} ${endsAt.slice(0, 10)}`;
  const used = usedAt === null ? 'never used' : `last used ${usedAt.slice(0, 16)}`;
  const scope = programmeId === null ? authority : `${authority}/${programmeId}`;
  return `${id}  ${name} (${owner})\n    ${role} for ${scope}, ${state}, ${used}`;
}
