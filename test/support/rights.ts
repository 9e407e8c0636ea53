import { expect, test } from 'vitest';
import { mayCreate, type Operation } from '../../shared/contract.ts';
import { ask, type Body, operationsOf, theStack } from './stack.ts';

/**
 * Who may do what. Each request carries something malformed beside, which is judged after the rights: whoever may is
 * answered 400 and nothing happens, whoever sees but may not 403, and whoever may not even know 404.
 */
export const personas = [
  'district-head',
  'district-staff',
  'admin',
  'association-solna',
  'association-kista',
  'association-farsta',
] as const;

/** By operation, in the order of the personas: `+` may, `3` is answered 403, `4` is answered 404. */
export type Rights = Readonly<Record<string, string>>;
const sign = new Map([
  [400, '+'],
  [403, '3'],
  [404, '4'],
]);

type Call = (
  persona: string,
  request: string,
  body?: Body,
  headers?: Record<string, string>,
) => Promise<{ status: number }>;
const inCampaign = [
  'district-staff',
  'city-hall-head',
  'admin',
  'association-solna',
  'association-nacka',
  'association-farsta',
];
/**
 * The same for all operations of one service in a campaign of its own, as it is at this moment: by operation, in the
 * order district-staff, city-hall-head, admin, Solna, Nacka, Farsta.
 */
export const rightsNow = async (
  call: Call,
  service: string,
  named: Readonly<Record<string, string>>,
): Promise<Rights> => {
  const found: Record<string, string> = {};
  for (const [name, { route }] of operationsOf(service)) {
    const isRead = route.startsWith('GET');
    const path = route
      .replace('/campaigns/{campaign}', '')
      .replaceAll(/\{(\w+)\}/g, (_, param: string) => named[param] as string);
    const answers = await Promise.all(
      inCampaign.map((persona) =>
        call(persona, path + (isRead ? '?unheard=of' : ''), isRead ? undefined : {}, { 'if-match': 'malformed' }),
      ),
    );
    found[name] = answers.map(({ status }) => sign.get(status) ?? `(${status})`).join('');
  }
  return found;
};

/** `named` stands for the names in braces: all of it exists, once the tests run. */
export const rightsWith = (named: Readonly<Record<string, string>>) => {
  const pathOf = (route: string, names = named): string =>
    route.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] as string);
  /** Asks with something malformed that comes after the rights. */
  const probe = async (persona: string, route: string, path = pathOf(route)) => {
    const read = route.startsWith('GET');
    const token = await theStack().token(persona);
    return ask(read ? `${path}${path.includes('?') ? '&' : '?'}unheard=of` : path, {
      token,
      headers: { 'if-match': 'malformed' },
      ...(!read && { body: '{}' }),
    });
  };
  /** The tests of a table of rights, which must have all of the operations. */
  const tabled = (operations: readonly (readonly [name: string, operation: Operation])[], rights: Rights) => {
    const guarded = operations.filter(([, { see }]) => see !== 'anyone');
    test.each(guarded)('%s', async (name, { route }) => {
      const answers = await Promise.all(personas.map((persona) => probe(persona, route)));
      expect(answers.map(({ status }) => sign.get(status) ?? `(${status})`).join('')).toBe(rights[name]);
    });
    test('an operation that nobody thought of here would be noticed', () => {
      expect(guarded.map(([name]) => name).sort()).toEqual(Object.keys(rights).sort());
    });
    return guarded;
  };
  const nameLast = (route: string): string => /.*\{(\w+)\}/.exec(route)?.[1] ?? '';
  /** What these names stand for does not exist (`gone`): then it is 404 for those who may, too. */
  const missing = (guarded: ReturnType<typeof tabled>, rights: Rights, gone: Readonly<Record<string, string>>) =>
    test.each(guarded.filter(([, operation]) => !mayCreate(operation) && nameLast(operation.route) in gone))(
      '%s of what does not exist is 404 for those who may, too',
      async (name, { route }) => {
        const persona = personas[(rights[name] as string).indexOf('+')] as string;
        const last = nameLast(route);
        const path = pathOf(route, { ...named, [last]: gone[last] as string });
        const token = await theStack().token(persona);
        const answer = await ask(path, { token, ...(/^(?:POST|PATCH|PUT)/.test(route) && { body: {} }) });
        expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
      },
    );
  return { probe, tabled, missing };
};
