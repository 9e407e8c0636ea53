import type { Target } from '../../shared/actor.ts';
import { dayOf, type Day, type Instant } from '../../shared/calendar.ts';
import { type Caller, execute } from '../../shared/execute.ts';
import type { Answer } from '../../shared/idempotency.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import { editionId } from './editions.ts';
import type { MaterialsEvent } from './events.ts';
import { emptyState, type MaterialsState } from './state.ts';
import { capability, readItems, readPacks, readProposal, readTexts } from './store.ts';

/** For the catalogue, which is not converted yet: loading what a command is about. */
export type Loaded = MaterialsState & { readonly context: { readonly today: Day } };

type Wanted = {
  readonly items?: readonly string[];
  readonly texts?: readonly string[];
  readonly packs?: readonly string[];
  readonly proposal?: string;
  readonly unit?: Unit;
};

const load = async (campaign: string, wanted: Wanted, now: Instant): Promise<Loaded> => {
  const [items, packs, texts, proposal] = await Promise.all([
    readItems(campaign, wanted.items ?? []),
    readPacks(campaign, wanted.packs ?? []),
    readTexts(campaign, wanted.texts ?? []),
    wanted.proposal === undefined ? undefined : readProposal(campaign, wanted.proposal),
  ]);
  const proposals = proposal ? { [proposal.id]: proposal } : {};
  return { ...emptyState, items, packs, texts, proposals, context: { today: dayOf(now) } };
};

type Command<C extends ProblemCode, B> = {
  readonly wanted: Wanted;
  readonly decide: (state: Loaded) => readonly MaterialsEvent[] | Refusal<C>;
  readonly versionOf?: (state: Loaded) => number;
  readonly answer: (state: Loaded, now: Instant) => Answer<B>;
  /** What the command says and no event may. */
  readonly said?: MaterialsState['said'];
};

/** Runs one command on the catalogue. */
export const onMaterials = <C extends ProblemCode, B>(
  caller: Caller,
  { wanted, decide, versionOf = () => 0, answer, said }: Command<C, B>,
) =>
  execute<Loaded, MaterialsEvent, C, B>(caller, capability<Loaded>(caller.campaign), {
    load: async (now) => ({ ...(await load(caller.campaign, wanted, now)), ...(said && { said }) }),
    decide,
    versionOf,
    answer,
  });

/** What a PUT answers: 201 and where it is when it came to be just now. */
export const putAnswer = <B>(
  body: B,
  { version, createdAt }: { readonly version: number; readonly createdAt: Instant },
  location: string,
  now: Instant,
): Answer<B> => {
  const created = createdAt === now;
  return { status: created ? 201 : 200, body, version, ...(created && { location }) };
};

export const proposalTarget = async ({
  campaign,
  proposal,
}: {
  readonly campaign: string;
  readonly proposal: string;
}): Promise<Target | undefined> => {
  const found = await readProposal(campaign, proposal);
  return found && { unit: found.unit };
};

export const textIds = (item: string, languages: readonly string[]): readonly string[] =>
  languages.map((language) => editionId(item, language));
