import { beforeAll, describe, expect, test } from 'vitest';
import { tellsCommands } from '../../shared/commands-below.ts';
import { type Contract, type Operation, pathOf } from '../../shared/contract.ts';
import { leastBody } from '../../shared/least.ts';
import { materialsCampaign } from '../support/materials-api.ts';
import { everyOperation, logged } from '../support/stack.ts';
import { everythingIn } from '../support/weighed-world.ts';

/** What is shown says what can be done with it, by the rules that judge whoever then does it. */

const all: Contract = Object.fromEntries(everyOperation);
const shown = Object.values(all).filter(tellsCommands);

type Command = {
  readonly name: string;
  readonly route: string;
  readonly allowed: boolean;
  readonly decisive: boolean;
  readonly code?: string;
  readonly needs: readonly string[];
};
type Item = { readonly link: string; readonly commands: readonly (Command & { readonly weighed: boolean })[] };
const agenda = '/agenda';
/** Late in an agenda as long as this one, when its units are used. */
const beyond = ['deliverOrder', 'payTransfer', 'publishPlan', 'removePlan'];
const personas = [
  'district-head',
  'district-staff',
  'city-hall-head',
  'admin',
  'association-solna',
  'association-kista',
];
const now = new Date().toISOString();

describe('in a campaign with something of everything', () => {
  const campaign = materialsCampaign('weighed');
  const { id, call } = campaign;
  let paths: readonly string[] = [];
  beforeAll(async () => {
    paths = [...(await everythingIn(campaign, campaign.enter)), agenda];
  });

  const requestOf = ({ route }: Command): string => route.replace(`/campaigns/${id}`, '');
  /** With a body that says nothing, where it takes one, but for whom it is. */
  const ask = (persona: string, command: Command, query = '', headers?: Record<string, string>) => {
    const body = leastBody(all[command.name] as Operation, now);
    const paidBy = command.needs.includes('paidBy') ? { paidBy: persona.replace(/-\w+$/, '') } : {};
    return call(persona, `${requestOf(command)}${query}`, body && { ...body, ...paidBy }, headers);
  };
  /** All items of the agenda, page by page. */
  const itemsFor = async (persona: string) => {
    const items: Item[] = [];
    let more: unknown = '';
    while (typeof more === 'string') {
      const { status, body } = await call(persona, `GET ${agenda}${more && `?cursor=${more}`}`);
      if (status === 200) items.push(...(body.items as readonly Item[]));
      more = body.more;
    }
    return items;
  };
  const toldTo = async (persona: string, path: string) => {
    if (path === agenda)
      return (await itemsFor(persona)).flatMap(({ commands }) => commands.filter((each) => each.weighed));
    const { status, body } = await call(persona, `GET ${path}`);
    return status === 200 ? (body.commands as readonly Command[]) : [];
  };
  /** Everything that everybody is told, one after the other. */
  const each = async (work: (persona: string, command: Command, path: string) => Promise<unknown>) => {
    const found: unknown[] = [];
    for (const path of paths)
      for (const persona of personas)
        for (const command of await toldTo(persona, path)) found.push(await work(persona, command, path));
    return found.filter((one) => one !== undefined);
  };
  /** It says what is to be another: nothing of it is needed, and nothing at all is too little. */
  const isChange = ({ route }: Command): boolean => route.startsWith('PATCH');
  const canBeTried = ({ name }: Command): boolean => 'dryRun' in (all[name]?.query ?? {});
  const needsIfMatch = ({ name }: Command): boolean => all[name]?.needsIfMatch === true;

  test('everything that tells commands is asked', async () => {
    const asked = shown.filter((operation) => {
      const pattern = new RegExp(
        `^${pathOf(operation)
          .replace('/campaigns/{campaign}', '')
          .replaceAll(/\{\w+\}/g, '[^/]+')}$`,
      );
      return !paths.some((path) => pattern.test(path));
    });
    expect(asked.map(({ route }) => route)).toEqual([]);
  });

  test('an item of the agenda tells what the thing itself does', async () => {
    const [wrong, unweighed] = [[] as unknown[], new Set<string>()];
    let compared = 0;
    for (const persona of personas)
      for (const { link, commands } of await itemsFor(persona)) {
        const told = await toldTo(persona, link.replace(`/campaigns/${id}`, ''));
        for (const { weighed, ...command } of commands) {
          const same = told?.find(({ route }) => route === command.route);
          if (!weighed) unweighed.add(command.name);
          if (!weighed || !same) continue;
          compared++;
          if (JSON.stringify(same) !== JSON.stringify(command)) wrong.push([persona, command, same]);
        }
      }
    expect(wrong).toEqual([]);
    expect([...unweighed].filter((name) => !beyond.includes(name))).toEqual([]);
    expect(compared).toBeGreaterThan(15);
  });

  test('invariant 8: who may is told so, who may not that they may not, and of what they cannot see nothing', async () => {
    const wrong = await each(async (persona, command) => {
      // Something malformed, which is judged after the rights.
      const { status } = await ask(persona, command, '', { 'if-match': 'malformed' });
      const isRight = status === 400 || (status === 403 && command.code === 'not-allowed');
      return isRight ? undefined : [persona, command.route, status, command.code];
    });
    expect(wrong).toEqual([]);
  });

  test('what is refused is refused, for that reason', async () => {
    const wrong = await each(async (persona, command) => {
      if (command.allowed || command.code === 'so-already' || needsIfMatch(command)) return undefined;
      const { body } = await ask(persona, command, '', {});
      const takesMore = command.needs.length > 0 || isChange(command);
      const isRight = body.code === command.code || (takesMore && body.code === 'invalid-input');
      return isRight ? undefined : [persona, command, body];
    });
    expect(wrong).toEqual([]);
  });

  test('what is so already may be said again, and changes nothing', async () => {
    const wrong = await each(async (persona, command, path) => {
      if (command.code !== 'so-already' || command.needs.length > 0) return undefined;
      const before = (await call(persona, `GET ${path}`)).body;
      const { status } = await ask(persona, command, '', {});
      const after = (await call(persona, `GET ${path}`)).body;
      return status < 300 && JSON.stringify(after) === JSON.stringify(before)
        ? undefined
        : [persona, command.route, status];
    });
    expect(wrong).toEqual([]);
  });

  test('what is allowed and needs nothing is done', async () => {
    const wrong = await each(async (persona, command) => {
      if (!command.allowed || command.needs.length > 0 || !canBeTried(command)) return undefined;
      const { status, body } = await ask(persona, command, '?dryRun=true', {});
      const isRight = status === 200 || (isChange(command) && body.code === 'invalid-input');
      return isRight ? undefined : [persona, command, body];
    });
    expect(wrong).toEqual([]);
    const often = new Map<string, number>();
    const failed = [];
    for (const path of paths)
      for (const persona of personas) {
        const command = (await toldTo(persona, path)).find(
          ({ name, allowed, needs, route }) =>
            allowed && needs.length === 0 && !/^(?:PATCH|PUT)/.test(route) && (often.get(name) ?? 0) < 2,
        );
        if (!command || needsIfMatch(command)) continue;
        often.set(command.name, (often.get(command.name) ?? 0) + 1);
        const { status, body } = await ask(persona, command, '', {});
        if (status >= 300) failed.push([persona, command, body]);
      }
    expect(failed).toEqual([]);
    expect(often.size).toBeGreaterThan(20);
  });

  test('D8: an approval says whether it would be the last, and a change what it needs', async () => {
    const { file, must } = campaign;
    const nacka = 'association-nacka';
    const ask = (change: object) => file({ unit: 'nacka', ...change }, nacka);
    const told = async (persona: string, path: string, name: string) =>
      (await toldTo(persona, path)).find((command) => command.name === name);
    const [small, large] = [await ask({}), await ask({ amount: 30_000_000 })];
    const approval = (path: string, rest: object) => ({
      name: 'approveSpending',
      route: `POST /campaigns/${id}${path}/approvals`,
      needs: [],
      ...rest,
    });
    const could = (decisive: boolean) => ({ allowed: true, decisive });
    expect(await told('city-hall-head', small, 'approveSpending')).toEqual(approval(small, could(true)));
    expect(await told('city-hall-head', large, 'approveSpending')).toEqual(approval(large, could(false)));
    await must('city-hall-head', `POST ${large}/approvals`);
    expect(await told('city-hall-head', large, 'approveSpending')).toEqual(
      approval(large, { allowed: false, decisive: false, code: 'so-already', detail: 'Det är redan så.' }),
    );
    expect(await told(nacka, small, 'approveSpending')).toMatchObject({
      allowed: false,
      code: 'not-allowed',
    });
    expect(await told(nacka, small, 'payOut')).toMatchObject({ needs: ['amount', 'paidBy', 'receipt'] });
    const { body } = await call('city-hall-head', `GET ${small}`, undefined, { 'accept-language': 'en' });
    const english = (body.commands as readonly Command[]).find(({ name }) => name === 'payOut');
    expect(english).toMatchObject({ code: 'wrong-status', detail: 'It is submitted, but not decided.' });
    // Neither a list nor the answer to a command has any.
    expect(await must(nacka, `PATCH ${small}`, { purpose: 'Annat' })).not.toHaveProperty('commands');
  });

  test('no rule stumbled over what nobody had typed', () => {
    expect(logged.filter((each) => each.includes('"message":"bug"'))).toEqual([]);
  });
});
