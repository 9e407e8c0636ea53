import type { Recorded, Stored } from '../../shared/commit.ts';
import { campaignKey } from '../../shared/directory.ts';
import { commandsOf } from '../../shared/command.ts';
import { textFieldOf, type WithTexts } from '../../shared/texts.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { historyQueries } from '../../shared/history.ts';
import { isUlid, isUnitId, sha256 } from '../../shared/ids.ts';
import { asOf, entities, entity, entityOr, listed, needed } from '../../shared/reads.ts';
import { isOffice, type Office, type Unit } from '../../shared/units.ts';
import { keptBy } from '../../shared/waiting.ts';
import type { CampaignStart } from '../campaign/offers.ts';
import { concerns, type PotEvent } from './events.ts';
import { spendingStatuses } from './offers.ts';
import { evolve, evolveRequests, retell } from './evolve.ts';
import { isPayee, payeeKey, payeeOf } from './payees.ts';
import { entryOf } from './ledger/chain.ts';
import type { Share } from './joint/state.ts';
import { openClaimsOf, type PaidElsewhere, type ReceiptUse } from './payments/state.ts';
import { emptyPot, type Pot, type PotState, type SpendingRequest } from './state.ts';
import type { Contribution, LineChange, Mandate } from './funds/state.ts';
import type { Deputy } from './deputies/state.ts';
import type { Settlement } from './settlements/state.ts';
import { potTexts } from './texts.ts';
import { correctionWaits, deputyWaits, lineWaits, mandateWaits, requestWaits, settlementWaits } from './waiting.ts';

/**
 * Where the pot's entities are kept: one partition per campaign, so that the indexes answer consistently.
 *   l1  requests `q#status#line#id` (and so the split window of a unit on a line); ledger entries `ledger#seq`; what was
 *       told of them `anchor#seq`
 *   l2  requests that were reopened, `w#line#id`, and joint ones by partner, `w#line#partner.id` (split window of a unit on a line); those that have ended over an open claim, `o#id`
 *   l5  what waits for whom (waiting.ts)
 *   l4  reserved requests with a payee, and what else was paid to others, `p#payee#day` (split window of a payee), by the
 *       day in UTC, which is short
 */
export const partition = (campaign: string): string => `${campaign}#pot`;
/** Twelve digits: a sort key compares as text. */
export const padded = (n: number): string => String(n).padStart(12, '0');
/** A request's id is its unit and a ULID: `solna.01J…`. So its key needs no further read, and an id says whose it is. */
export const requestId = (unit: Unit, ulid: string): string => `${unit}.${ulid}`;
export const requestSk = (id: string): string => `r#${id.replace('.', '#')}`;

/** Joint requests by partner: the newest last, as those of its own are. */
export const jointPrefix = (partner: Unit): string => `j#${partner}#`;
const shareSk = (partner: Unit, request: string): string => {
  const [unit, ulid] = request.split('.');
  return `${jointPrefix(partner)}${ulid}#${unit}`;
};

/** A settlement's id is its number. */
const settlementSk = (id: string): string => `settlement#${padded(Number(id))}`;
/** Only what is written as a number can be the id of what is numbered. */
export const isNumber = (id: string): boolean => /^[1-9]\d{0,5}$/.test(id);

const hasEnded = ({ status }: SpendingRequest): boolean => status !== 'submitted' && status !== 'reserved';
const windowKey = (payee: string | undefined, { reservedAt }: Pick<SpendingRequest, 'reservedAt'>) =>
  reservedAt === undefined || payee === undefined ? {} : { l4: `p#${payeeKey(payee)}#${reservedAt.slice(0, 10)}` };
const paidElsewhereKey = (campaign: string, request: string, supplier: string) => ({
  pk: partition(campaign),
  sk: `s#${request}#${payeeKey(supplier)}`,
});

/** What commands on requests write. */
const ofRequests = (campaign: string) => {
  const pk = partition(campaign);
  return {
    pot: () => ({ pk, sk: 'pot' }),
    request: (request: SpendingRequest) => ({
      pk,
      sk: requestSk(request.id),
      l1: `q#${request.status}#${request.budgetLine}#${request.id}`,
      ...(request.status === 'submitted' &&
        request.reservedAt !== undefined && { l2: `w#${request.budgetLine}#${request.id}` }),
      ...(hasEnded(request) && openClaimsOf(request) > 0 && { l2: `o#${request.id}` }),
      ...windowKey(payeeOf(request), request),
      ...keptBy(request, requestWaits),
    }),
    elsewhere: (paid: PaidElsewhere) => ({
      ...paidElsewhereKey(campaign, paid.id, paid.supplier),
      ...windowKey(paid.supplier, paid),
    }),
    shares: (share: Share) => ({
      pk,
      sk: shareSk(share.id, share.request),
      ...(share.reservedAt !== undefined && { l2: `w#${share.budgetLine}#${share.id}.${share.request}` }),
    }),
    receipt: ({ id }: ReceiptUse) => ({ pk, sk: `k#${sha256(id)}` }),
  };
};

export const stored = (campaign: string) => {
  const pk = partition(campaign);
  const mandateKeys = (is: Mandate) => ({ pk, sk: `mandate#${padded(is.number)}`, ...keptBy(is, mandateWaits) });
  return {
    ...ofRequests(campaign),
    campaign: ({ id }: CampaignStart) => campaignKey(id),
    mandate: mandateKeys,
    replaced: mandateKeys,
    lineChange: (is: LineChange) => ({ pk, sk: `line#${is.line}`, ...keptBy(is, lineWaits) }),
    deputy: (is: Deputy) => ({ pk, sk: `deputy#${is.office}`, ...keptBy(is, deputyWaits) }),
    contribution: (is: Contribution) => ({ pk, sk: `contribution#${is.id}`, ...keptBy(is, correctionWaits) }),
    settlement: (is: Settlement) => ({ pk, sk: settlementSk(is.id), ...keptBy(is, settlementWaits) }),
  };
};

type ById = { readonly id: string };
/** Where they are by what events know of them: an id alone. */
export const found = (campaign: string) => ({
  ...stored(campaign),
  request: ({ id }: ById) => ({ pk: partition(campaign), sk: requestSk(id) }),
  mandate: ({ id }: ById) => ({ pk: partition(campaign), sk: `mandate#${padded(Number(id))}` }),
  lineChange: ({ id }: ById) => ({ pk: partition(campaign), sk: `line#${id}` }),
  deputy: ({ id }: ById) => ({ pk: partition(campaign), sk: `deputy#${id}` }),
});

const requestSubject = (id: string): string => `pot/requests/${id}`;

/**
 * A ledger entry is its event's item with one attribute and one index key more. What happened to a request says which
 * version it made of it.
 */
const journal = (event: Recorded<PotEvent>, { pot }: PotState, { request }: PotState) => {
  const entry = entryOf(pot.ledger, event);
  return {
    ...(entry && { ledger: entry, l1: `ledger#${padded(entry.seq)}` }),
    ...(request && event.subject === requestSubject(request.id) && { revision: request.version + 1 }),
  };
};

const aggregateOf =
  (fold: typeof evolve, places: (campaign: string) => Stored) =>
  (campaign: string): Aggregate<PotState, PotEvent> => ({
    stored: places(campaign),
    evolve: fold,
    concerns,
    textOf: (event) => textFieldOf(potTexts, event),
    journal,
    retell,
  });
export const potAggregate = /* @__PURE__ */ aggregateOf(evolve, stored);
export const command = /* @__PURE__ */ commandsOf(potAggregate);
/** What commands on requests make. */
export const requestsAggregate = /* @__PURE__ */ aggregateOf(evolveRequests, ofRequests);
export const requestCommand = /* @__PURE__ */ commandsOf(requestsAggregate);

/** The balances: every command that moves money writes them. */
export const pot = (campaign: string) => entityOr<Pot>({ pk: partition(campaign), sk: 'pot' }, emptyPot);
export const mandate = (campaign: string, number: number | undefined) =>
  entity<Mandate>(number === undefined ? undefined : { pk: partition(campaign), sk: `mandate#${padded(number)}` });
export const lineChange = (campaign: string, line: string) =>
  entity<LineChange>({ pk: partition(campaign), sk: `line#${line}` });
export const contribution = (campaign: string, id: string) =>
  entity<Contribution>(isUlid(id) ? { pk: partition(campaign), sk: `contribution#${id}` } : undefined);
export const settlement = (campaign: string, id: string) =>
  entity<Settlement>(isNumber(id) ? { pk: partition(campaign), sk: settlementSk(id) } : undefined);
export const deputy = (campaign: string, office: Office) =>
  entity<Deputy>({ pk: partition(campaign), sk: `deputy#${office}` });
export const spending = (campaign: string, id: string) =>
  entity<SpendingRequest>(isUnitId(id) ? { pk: partition(campaign), sk: requestSk(id) } : undefined);
/** The pot and the request: all that it takes to move money that is reserved already. */
export const reserved = ({ campaign, request }: { readonly campaign: string; readonly request: string }) => ({
  pot: pot(campaign),
  request: needed(spending(campaign, request)),
});

/** What counts of it with its partners' own (E11); nothing of what one unit asks for alone. */
export const sharesOf = (campaign: string, { id, partners = [] }: SpendingRequest) =>
  entities<Share>(partners.map(({ unit }) => ({ pk: partition(campaign), sk: shareSk(unit, id) })));

export const receiptUse = (campaign: string, id: string | undefined) =>
  entity<ReceiptUse>(id === undefined ? undefined : { pk: partition(campaign), sk: `k#${sha256(id)}` });

/** What counts as paid to that supplier beside the request: where it is another than the payee, or was. */
export const paidBeside = (campaign: string, { id }: SpendingRequest, supplier: string | undefined) =>
  entity<PaidElsewhere>(supplier === undefined ? undefined : paidElsewhereKey(campaign, id, supplier));
/** The same for what is paid now. */
export const paidElsewhere = (campaign: string, request: SpendingRequest, supplier: string) =>
  paidBeside(campaign, request, isPayee(request, supplier) ? undefined : supplier);

const all = (campaign: string, prefix: string) => ({ queries: [{ range: { pk: partition(campaign), prefix } }] });
export const deputies = (campaign: string) =>
  asOf('rights are those of the moment a request arrives', all(campaign, 'deputy#'), listed<Deputy>);
export const contributions = (campaign: string) =>
  asOf('only shown', all(campaign, 'contribution#'), listed<Contribution>);
/** Whether anything was ever asked for on the line. One that is filed meanwhile waits, and is refused for lack of funds. */
export const isUsedLine = (campaign: string, line: string) =>
  asOf(
    'money is reserved on a line that is there, whatever was asked for on one that is not',
    {
      queries: spendingStatuses.map((status) => ({
        range: { pk: partition(campaign), index: 'l1' as const, prefix: `q#${status}#${line}#` },
        options: { limit: 1 },
      })),
    },
    ({ lists }) => lists.some((found) => found.length > 0),
  );
export const mandates = (campaign: string) => asOf('only shown', all(campaign, 'mandate#'), listed<Mandate>);
export const lineChanges = (campaign: string) => asOf('only shown', all(campaign, 'line#'), listed<LineChange>);
/** Who owned the unit's latest request: the next office is its successor. */
export const lastOwner = (campaign: string, unit: Unit) =>
  asOf(
    'two requests at once may get the same owner',
    {
      queries: [
        {
          range: { pk: partition(campaign), prefix: `r#${unit}#` },
          options: { limit: 1, backward: true, consistent: false },
        },
      ],
    },
    ({ lists: [latest] }): Office | undefined => {
      const owner = latest?.[0]?.owner;
      return typeof owner === 'string' && isOffice(owner) ? owner : undefined;
    },
  );

/** Where all that happened to a request lies: whatever a command on it answers follows from that. */
export const requestJournal = (campaign: string, { id, createdAt }: SpendingRequest) => ({
  pk: partition(campaign),
  subject: requestSubject(id),
  since: createdAt,
});

/** The history of one request, oldest first. */
export const history = (campaign: string, { id, createdAt, updatedAt }: SpendingRequest) =>
  asOf(
    'only shown',
    { queries: historyQueries(partition(campaign), requestSubject(id), createdAt, updatedAt) },
    listed<WithTexts<Recorded<PotEvent>>>,
  );
