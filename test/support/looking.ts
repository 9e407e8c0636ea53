import { contract as campaign } from '../../functions/campaign/contract.ts';
import type { Operation } from '../../shared/contract.ts';
import { contract as pot } from './pot-contract.ts';

/** Whoever confirms what another proposed has looked at it: `If-Match` says which version they read. */
type Body = Readonly<Record<string, unknown>>;
type Get = (path: string) => Promise<Body>;

const confirming: readonly RegExp[] = Object.values<Operation>({ ...campaign, ...pot }).flatMap(
  ({ route, needsIfMatch }) =>
    needsIfMatch ? [new RegExp(`^${route.replace('/campaigns/{campaign}', '').replaceAll(/\{\w+\}/g, '[^/]+')}$`)] : [],
);

const among = (all: unknown, id: string): Body | undefined =>
  (all as readonly Body[] | undefined)?.find((each) => each.id === id);

/** The version of what waits there, as it is shown to who asks; 0 where they are shown nothing. */
const versionOf = async (path: string, get: Get): Promise<unknown> => {
  const [, room = '', list = '', id = ''] = path.split('/');
  if (room !== 'pot') return (await get(`/${room}/${list}`)).version;
  if (list === 'deputies') return among((await get('/pot/deputies')).items, id)?.version;
  const { budgetLines, contributions } = await get('/pot');
  if (list === 'contributions') return among(contributions, id)?.version;
  return (among(budgetLines, id)?.proposed as Body | undefined)?.version ?? 0;
};

/** The header that a confirmation needs, of what is there now; none for any other request. */
export const looked = async (request: string, get: Get): Promise<Record<string, string>> =>
  confirming.some((route) => route.test(request))
    ? { 'if-match': `"${String((await versionOf(request.split(' ')[1] as string, get)) ?? 0)}"` }
    : {};
