/** `evenkeel accounts`: who may sign in to this installation, for whoever looks after the machine. */
import type { Command } from 'commander';
import { permissionsOf, ROLES, type Role } from '../core/access/access.ts';
import { type Account, FREE_OF_FACTOR, type RoleGrant } from '../core/access/account.ts';
import { raise } from '../core/base/problem.ts';
import type { CommandContext } from './context.ts';

type JsonOption = { readonly json?: boolean };
type GrantOptions = JsonOption & { readonly role: string; readonly authority: string };

/** Add the commands to the program. */
export function registerAccounts(program: Command, context: CommandContext): void {
  const accounts = program.command('accounts').description('who may sign in, and as what');
  accounts
    .command('list')
    .description('everybody with an account, and their roles')
    .option('--json', 'write one JSON document')
    .action(async ({ json }: JsonOption) => {
      const { identity } = await context.openApp();
      sayAll(context, await identity.accounts(context.actor), json === true);
    });
  accounts
    .command('roles')
    .description('every role and what it may do')
    .option('--json', 'write one JSON document')
    .action(({ json }: JsonOption) => sayRoles(context, json === true));
  grantOptions(accounts.command('invite'))
    .description('invite somebody; prints the link with which they open their account')
    .argument('<email>', 'their work e-mail address')
    .requiredOption('--name <name>', 'their name')
    .action(async (email: string, options: GrantOptions & { readonly name: string }) => {
      const { identity } = await context.openApp();
      const { name } = options;
      const made = await identity.invite(context.actor, { email, name, grants: [grantOf(options)] });
      sayLink(context, made.account, made.token, options.json === true);
    });
  grantOptions(accounts.command('give'))
    .description('give somebody a role')
    .argument('<email>', 'their e-mail address')
    .action(async (email: string, options: GrantOptions) => {
      await changeRoles(context, email, options, (grants, wish) => [...grants.filter(other(wish)), wish]);
    });
  grantOptions(accounts.command('take'))
    .description('take a role away')
    .argument('<email>', 'their e-mail address')
    .action(async (email: string, options: GrantOptions) => {
      await changeRoles(context, email, options, (grants, wish) => grants.filter(other(wish)));
    });
  registerChanges(accounts, context);
  registerFactors(accounts, context);
}

function registerChanges(accounts: Command, context: CommandContext): void {
  const change = (name: string, description: string, act: 'close' | 'reopen' | 'removeFactor') =>
    accounts
      .command(name)
      .description(description)
      .argument('<email>', 'their e-mail address')
      .option('--json', 'write one JSON document')
      .action(async (email: string, { json }: JsonOption) => {
        const { identity } = await context.openApp();
        const { id } = await findAccount(context, email);
        sayAll(context, [await identity[act](context.actor, id)], json === true);
      });
  change('close', 'close an account: its sign-ins end at once', 'close');
  change('reopen', 'open a closed account again', 'reopen');
  change('remove-second-factor', 'take away an authenticator that was lost', 'removeFactor');
  accounts
    .command('link')
    .description('print a link with which somebody opens their account or chooses a new password')
    .argument('<email>', 'their e-mail address')
    .option('--json', 'write one JSON document')
    .action(async (email: string, { json }: JsonOption) => {
      const { identity } = await context.openApp();
      const account = await findAccount(context, email);
      sayLink(context, account, await identity.makeLink(context.actor, account.id), json === true);
    });
}

type AskOptions = JsonOption & { readonly ask: readonly string[] };

/** `accounts second-factor`: which readers must show one. */
function registerFactors(accounts: Command, context: CommandContext): void {
  accounts
    .command('second-factor')
    .description('ask readers with these roles for a second factor, and no other readers')
    .option('--ask <roles...>', `any of ${FREE_OF_FACTOR.join(', ')}; without it none is asked`, [])
    .option('--json', 'write one JSON document')
    .action(async ({ ask, json }: AskOptions) => {
      const { identity } = await context.openApp();
      const { roles, withoutOne } = await identity.setFactorRoles(context.actor, ask.map(roleOf));
      const whom = roles.length === 0 ? 'No reader' : roles.join(', ');
      context.out(
        json === true
          ? JSON.stringify({ schema: 'evenkeel/second-factors@1', roles, withoutOne }, null, 2)
          : `${whom} must show a second factor, beside all who must in any case. Without one until now: ${withoutOne}.`,
      );
    });
}

function grantOptions(command: Command): Command {
  return command
    .requiredOption('--role <role>', `one of ${ROLES.join(', ')}`)
    .requiredOption('--authority <code>', 'the authority’s code, or "all"')
    .option('--json', 'write one JSON document');
}

function grantOf({ role, authority }: GrantOptions): RoleGrant {
  return { role: roleOf(role), authority };
}

function roleOf(name: string): Role {
  return (
    ROLES.find((one) => one === name) ??
    raise({
      code: 'call.wrong',
      place: name,
      message: 'There is no such role',
      advice: `Give one of ${ROLES.join(', ')}.`,
    })
  );
}

function other({ role, authority }: RoleGrant) {
  return (one: RoleGrant) => one.role !== role || one.authority !== authority;
}

/** The account of an address within the actor's reach. @throws ProblemError `account.not-found`. */
export async function findAccount(context: CommandContext, email: string): Promise<Account> {
  const { identity } = await context.openApp();
  const wanted = email.trim().toLowerCase();
  return (
    (await identity.accounts(context.actor)).find((one) => one.email === wanted) ??
    raise({
      code: 'account.not-found',
      message: 'There is no account with this e-mail address',
      advice: 'See "evenkeel accounts list".',
    })
  );
}

async function changeRoles(
  context: CommandContext,
  email: string,
  options: GrantOptions,
  change: (grants: readonly RoleGrant[], wish: RoleGrant) => readonly RoleGrant[],
): Promise<void> {
  const { identity } = await context.openApp();
  const { id, grants } = await findAccount(context, email);
  const account = await identity.setRoles(context.actor, id, change(grants, grantOf(options)));
  sayAll(context, [account], options.json === true);
}

function sayAll(context: CommandContext, accounts: readonly Account[], isJson: boolean): void {
  const text = accounts.length === 0 ? 'Nobody has an account yet.' : accounts.map(lineOf).join('\n');
  context.out(isJson ? JSON.stringify({ schema: 'evenkeel/accounts@1', accounts }, null, 2) : text);
}

function lineOf({ email, name, state, grants, hasSecondFactor }: Account): string {
  const factor = hasSecondFactor ? 'with second factor' : 'without second factor';
  const roles = grants.map(({ role, authority }) => `\n    ${role} for ${authority}`);
  return `${email}  ${name}, ${state}, ${factor}${roles.length === 0 ? '\n    no role' : roles.join('')}`;
}

function sayRoles(context: CommandContext, isJson: boolean): void {
  const roles = ROLES.map((role) => ({ role, permissions: permissionsOf(role) }));
  const text = roles.map(({ role, permissions }) => `${role}\n    ${permissions.join(', ')}`).join('\n');
  context.out(isJson ? JSON.stringify({ schema: 'evenkeel/roles@1', roles }, null, 2) : text);
}

function sayLink(context: CommandContext, account: Account, token: string, isJson: boolean): void {
  const link = `/set-up#${token}`;
  context.out(
    isJson
      ? JSON.stringify({ schema: 'evenkeel/account-link@1', account, link }, null, 2)
      : `Give ${account.name} this link, behind the address of the server. It serves once, and is shown only now:\n${link}`,
  );
}
