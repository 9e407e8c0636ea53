import { type Actor, headships, isInOffice, officesOf, type Target } from '../../shared/actor.ts';
import { dayOf, type Instant } from '../../shared/calendar.ts';
import { type Caller, type Command, execute } from '../../shared/execute.ts';
import { isRefusal, type ProblemCode, type Refusal, refuse } from '../../shared/problems.ts';
import { isOffice, type Office, type Unit } from '../../shared/units.ts';
import type { PotEvent } from './events.ts';
import { actingOffices } from './funds/rules.ts';
import { capability, readDeputies, readPot, readRequest, readWindow, type WindowOf } from './store.ts';
import type { PotState, SpendingRequest } from './state.ts';
import { viewClaim, viewRequest } from './views.ts';

/** What the operations on a request share: loading it with its window, and answering it as it then is. */

/** The offices somebody may vote for today: their own headships, and those whose deputy they are, while a member there. */
export const votingOffices = async (campaign: string, actor: Actor, now: Instant): Promise<readonly Office[]> => {
  const heads = headships(actor);
  const others = officesOf(actor).filter((office) => !heads.includes(office));
  if (others.length === 0) return heads;
  const deputies = (await readDeputies(campaign)).filter(({ office }) => others.includes(office));
  return actingOffices(heads, actor.person, deputies, dayOf(now));
};

/** Whose request it is: for the rights. */
export const targetOf = async (campaign: string, request: string): Promise<Target | undefined> => {
  const found = await readRequest(campaign, request);
  return found && { unit: found.unit, filer: found.filer };
};

/** D8: offices whose head alone does not do: the filer's own, and the unit itself if it is one. */
export const ownOffices = (actor: Actor, unit: Unit): readonly Office[] => [
  ...new Set([...officesOf(actor), ...(isOffice(unit) ? [unit] : [])]),
];

type Loaded = PotState & { readonly request: SpendingRequest };

/** The pot and the request: all that it takes to move money that is reserved already. */
export const loadReserved = async (campaign: string, id: string): Promise<Loaded | Refusal<'not-found'>> => {
  const [pot, request] = await Promise.all([readPot(campaign), readRequest(campaign, id)]);
  return request ? { pot, request } : refuse('not-found');
};

/** The pot, the request and the reservations that count with it, in the order in which they guard each other. */
export const loadRequest = async (
  campaign: string,
  id: string,
  now: Instant,
  windowOf: (request: SpendingRequest) => WindowOf = (request) => request,
): Promise<Loaded | Refusal<'not-found'>> => {
  const loaded = await loadReserved(campaign, id);
  if (isRefusal(loaded)) return loaded;
  const { pot, request } = loaded;
  return { pot, request, window: await readWindow(campaign, pot, { ...windowOf(request), id }, now) };
};

/** The request as it now is, with the claim that the command was about. */
const viewState = ({ request, claim }: Loaded, forOffices: boolean) => ({
  ...viewRequest(request, forOffices),
  ...(claim && { claim: viewClaim(claim) }),
});

type Asked = {
  readonly caller: Caller;
  readonly actor: Actor;
  readonly params: { readonly campaign: string; readonly request: string };
};

/** What a decision is judged by: the reservations that count with the request, too. */
export const judged =
  ({ params: { campaign, request } }: Pick<Asked, 'params'>) =>
  (now: Instant) =>
    loadRequest(campaign, request, now);

/** Runs one command on a request and answers the request as it then is. */
export const onRequest = <C extends ProblemCode>(
  { caller, actor, params }: Asked,
  decide: (state: Loaded, now: Instant) => readonly PotEvent[] | Refusal<C>,
  load: (now: Instant) => Promise<Loaded | Refusal<C | 'not-found'>> = () =>
    loadReserved(params.campaign, params.request),
) => {
  const command: Command<Loaded, PotEvent, C | 'not-found', ReturnType<typeof viewState>> = {
    load,
    decide,
    versionOf: ({ request }) => request.version,
    answer: (state) => ({ status: 200, body: viewState(state, isInOffice(actor)), version: state.request.version }),
  };
  return execute(caller, capability<Loaded>(params.campaign), command);
};
