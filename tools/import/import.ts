import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { addDays, type Day, daysBetween, dayOf } from '../../shared/calendar.ts';
import { passed } from '../../shared/turns.ts';
import { offices } from '../../shared/units.ts';
import { importContacts, importPeople, type Person, type Reached } from './people.ts';
import { importPublicity, type PublicityPart } from './publicity.ts';
import { inGroups, type Send } from './sending.ts';
import { type CatalogueEntry, importAssets, importMaterials } from './materials.ts';
import { thingsOf } from './things.ts';
import { type TimelinePart, importTimeline } from './timeline.ts';
import { importVisits, type VisitsPart } from './visits.ts';
import { fetchToken } from '../../infra/local/token.ts';

/** Loads a campaign file into any Valsam, through its public API. Every step may be repeated. */
export type CampaignFile = PublicityPart &
  VisitsPart &
  TimelinePart & {
    readonly campaign: {
      readonly id: string;
      readonly name: string;
      readonly start: Day;
      readonly electionDay: Day;
      readonly end: Day;
    };
    readonly offices: readonly { readonly id: string; readonly name: string }[];
    readonly associations: readonly {
      readonly id: string;
      readonly name: string;
      readonly kind: string;
      readonly ring: string;
      readonly neighbourGroup?: string | null;
      readonly priorityArea: boolean;
    }[];
    readonly people: readonly Person[];
    readonly contacts?: readonly Reached[];
    readonly pot: {
      readonly contributions: readonly { readonly office: string; readonly amount: number }[];
      readonly budgetLines: readonly { readonly id: string; readonly name: string; readonly amount: number }[];
      readonly mandate: readonly object[];
      readonly splitWindowDays: number;
    };
    readonly positions?: readonly (Days & {
      readonly id: string;
      readonly employer: string;
      readonly supervisor: string;
      readonly administrator: string;
      readonly plannable?: boolean;
      readonly shares: readonly Partial<Days>[];
    })[];
    readonly catalogue?: readonly CatalogueEntry[];
    readonly starterPacks?: readonly { readonly id: string; readonly lines: readonly object[] }[];
    readonly staffRequests?: readonly (Days & { readonly unit: string })[];
    readonly assets?: readonly { readonly id: string; readonly kind: string }[];
  };
type Days = { readonly from: Day; readonly to: Day };

export type ImportOptions = {
  readonly url: string;
  readonly tokenFor: (persona: string) => Promise<string>;
  readonly file: object;
  /** Keep the days of the file; else they move by whole weeks, so that election day is ahead. */
  readonly asIs: boolean;
  readonly say: (line: string) => void;
};

/** The election is at least this many days ahead after the move. */
const leastDaysAhead = 35;

/** Days to move by: whole weeks, to the first election weekday at least 35 days after today. */
export const shiftOf = (electionDay: Day, today: Day): number =>
  Math.ceil((leastDaysAhead - daysBetween(today, electionDay)) / 7) * 7;

const sender = ({ url, tokenFor }: ImportOptions): Send => {
  const tokens = new Map<string, Promise<string>>();
  return async (persona, method, path, body, key) => {
    if (!tokens.has(persona)) tokens.set(persona, tokenFor(persona));
    const asked = {
      method,
      headers: {
        authorization: `Bearer ${await tokens.get(persona)}`,
        'accept-language': 'en',
        ...(body && { 'content-type': 'application/json' }),
        ...(key && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    };
    let response = await fetch(url + path, asked);
    // Nothing was done yet: who asks too often is told how long to wait.
    for (; response.status === 429; response = await fetch(url + path, asked))
      await passed(1000 * Number(response.headers.get('retry-after') ?? 1));
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${answer}`);
    return JSON.parse(answer) as Readonly<Record<string, unknown>>;
  };
};

/** Each step by the head whose it is: what the mandate is about. */
const importPot = async (file: CampaignFile, path: string, send: Send): Promise<void> => {
  for (const [i, { office, amount }] of file.pot.contributions.entries())
    await send(`${office}-head`, 'POST', `${path}/pot/contributions`, { office, amount }, `import-contribution-${i}`);
  for (const { id: line, ...body } of file.pot.budgetLines)
    await send('district-head', 'PUT', `${path}/pot/budget-lines/${line}`, body);
};
/** With the mandate the campaign begins: from then on everything is told. */
const importMandate = async (file: CampaignFile, path: string, send: Send): Promise<void> => {
  const mandate = { tiers: file.pot.mandate, splitWindowDays: file.pot.splitWindowDays };
  await send('district-head', 'POST', `${path}/pot/mandates`, mandate, 'import-mandate');
  for (const office of offices) await send(`${office}-head`, 'POST', `${path}/pot/mandates/1/adoptions`);
};

/** An entry whose days, as far as it names any, are moved. */
const movedBy = <T extends Partial<Days>>(shift: number, entry: T): T => ({
  ...entry,
  ...(entry.from !== undefined && { from: addDays(entry.from, shift) }),
  ...(entry.to !== undefined && { to: addDays(entry.to, shift) }),
});

/** Positions by the heads who employ, each for the plan unless it says otherwise; requests by who asks. */
const importStaff = async (file: CampaignFile, path: string, shift: number, send: Send): Promise<void> => {
  for (const { id, ...position } of file.positions ?? []) {
    const shares = position.shares.map((share) => movedBy(shift, share));
    const body = { plannable: true, ...movedBy(shift, position), shares };
    await send(`${position.employer}-head`, 'PUT', `${path}/staff/positions/${id}`, body);
    // They are named in the file of a campaign that all offices have agreed on.
    const named = new Set(
      [position.supervisor, position.administrator].filter((office) => office !== position.employer),
    );
    for (const office of named) await send(`${office}-head`, 'POST', `${path}/staff/positions/${id}/consents`);
  }
  for (const [i, request] of (file.staffRequests ?? []).entries())
    await send(
      `association-${request.unit}`,
      'POST',
      `${path}/staff/requests`,
      movedBy(shift, request),
      `import-request-${i}`,
    );
};

/**
 * Offices, associations, people and how they are reached, contributions, budget lines, the mandate adopted by all three
 * heads, positions, staff requests, the catalogue with its stock and packs, bikes and cabins, channels, a timeline, events:
 * held, or published, and candidates with the visits that they are asked for.
 * @throws an error with the request and the answer, when Valsam refuses something.
 */
export const importCampaign = async (options: ImportOptions): Promise<void> => {
  const { say, asIs } = options;
  const file = options.file as CampaignFile;
  const send = sender(options);
  const { id, name, start, electionDay, end } = file.campaign;
  const today = dayOf(new Date().toISOString());
  const shift = asIs ? 0 : shiftOf(electionDay, today);
  const path = `/campaigns/${id}`;
  const moved = {
    name,
    start: addDays(start, shift),
    electionDay: addDays(electionDay, shift),
    end: addDays(end, shift),
  };
  say(`loading ${name} as ${id}, election day ${moved.electionDay}`);
  const { startedAt, imports } = await send('admin', 'PUT', path, moved);
  // Into a campaign that has begun nothing comes unheard.
  if (startedAt === undefined) await send('admin', 'POST', `${path}/imports`);
  await inGroups(file.offices, (office) => send('admin', 'PUT', `${path}/offices/${office.id}`, { name: office.name }));
  await inGroups(file.associations, ({ id: association, ...body }) =>
    send('admin', 'PUT', `${path}/associations/${association}`, body),
  );
  const people = [
    ...file.people,
    ...file.associations.map((association) => ({
      subject: `association-${association.id}`,
      name: association.name,
      memberships: [{ unit: association.id, role: 'administrator' }],
    })),
  ];
  await importPeople(people, path, send);
  await importContacts(file.contacts ?? [], path, send);
  say(`${file.offices.length} offices, ${file.associations.length} associations, ${people.length} people`);
  // None needs another; within the first two the order matters, for every step moves one and the same item.
  await Promise.all([
    importPot(file, path, send),
    importStaff(file, path, shift, send),
    importMaterials(file, path, shift, send),
    importAssets(file, path, send),
    importPublicity(file, path, { shift, today }, send),
    importVisits(file, path, { shift, today }, send),
    importTimeline(file, path, send),
  ]);
  await importMandate(file, path, send);
  const isOpen = (imports as readonly { readonly done?: true }[] | undefined)?.at(-1)?.done !== true;
  if (startedAt === undefined || (imports !== undefined && isOpen))
    await send('admin', 'POST', `${path}/imports/completion`, { units: thingsOf(file) });
  say('contributions, budget lines, and a mandate adopted by all three heads');
  say(`${file.positions?.length ?? 0} positions, ${file.staffRequests?.length ?? 0} staff requests`);
  say(`${file.catalogue?.length ?? 0} catalogue items, ${file.starterPacks?.length ?? 0} starter packs`);
  say(`${file.assets?.length ?? 0} bikes and cabins`);
  say(`${file.candidates?.length ?? 0} candidates, ${file.visits?.length ?? 0} requests for their visits`);
  say(`${file.channels?.length ?? 0} channels, ${file.events?.length ?? 0} events`);
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'as-is': { type: 'boolean', default: false } },
  });
  const [name] = positionals;
  if (!name) throw new Error('Usage: npm run import -- FILE [--as-is]');
  const url = process.env.VALSAM_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
  // A deployed Valsam has no personas: there each token stands in a variable, VALSAM_TOKEN_DISTRICT_HEAD and so on.
  const tokenFor = async (persona: string): Promise<string> =>
    process.env[`VALSAM_TOKEN_${persona.toUpperCase().replaceAll('-', '_')}`] ?? fetchToken(url, persona);
  const file = JSON.parse(await readFile(name, 'utf8')) as object;
  await importCampaign({ url, tokenFor, file, asIs: values['as-is'], say: console.log });
};

if (import.meta.main)
  main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
