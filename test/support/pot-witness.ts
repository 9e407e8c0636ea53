import type { PotEvent } from '../../functions/pot/events.ts';
import type { Tier } from '../../functions/pot/state.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import type { Recorded } from '../../shared/commit.ts';
import { offices } from '../../shared/units.ts';

/**
 * Reckons anew, from the events alone and as plainly as the rule is written, whether a reservation had the approvals
 * that the mandate then in force demanded (D7, D8). Uses nothing of the rules and nothing of the stored state.
 */
type Happened = Recorded<PotEvent>;
type Reserving = Extract<Happened, { type: 'SpendingReserved' }>;

type Votes = Map<string, { readonly person: string; readonly yes: boolean }>;
type Told = {
  readonly subject: string;
  unit: string;
  line: string;
  payee: string | undefined;
  amount: number;
  own: readonly string[];
  reserved: number;
  reservedAt: string;
  heads: number;
  freed: number;
  votes: Votes;
};

const tellOne = (told: Told, event: Happened): void => {
  switch (event.type) {
    case 'SpendingRequested':
    case 'SpendingEdited':
      Object.assign(told, { unit: event.unit, line: event.budgetLine, payee: event.payee, own: event.own });
      told.amount = event.amount;
      told.votes = new Map();
      break;
    case 'SupplementRequested':
      Object.assign(told, { own: event.own, amount: told.reserved + event.amount, votes: new Map() });
      break;
    case 'SpendingApproved':
    case 'SpendingOpposed':
      told.votes.set(event.office, { person: event.actor, yes: event.type === 'SpendingApproved' });
      break;
    case 'VoteTakenBack':
      told.votes.delete(event.office);
      break;
    case 'SpendingReserved':
      told.reserved += event.amount;
      Object.assign(told, { reservedAt: event.at, heads: event.heads });
      break;
    case 'SpendingWithdrawn':
    case 'SpendingClosed':
      told.freed += event.freed;
      break;
    default:
  }
};

const tell = (events: readonly Happened[]): ReadonlyMap<string, Told> => {
  const all = new Map<string, Told>();
  for (const event of events) {
    const { subject } = event;
    const told = all.get(subject) ?? {
      subject,
      unit: '',
      line: '',
      payee: undefined,
      amount: 0,
      own: [],
      reserved: 0,
      reservedAt: '',
      heads: 0,
      freed: 0,
      votes: new Map(),
    };
    tellOne(told, event);
    all.set(subject, told);
  }
  return all;
};

/** The mandate that three people had adopted for the three offices. */
const mandateIn = (
  events: readonly Happened[],
): { readonly tiers: readonly Tier[]; readonly days: number } | undefined => {
  let inForce: { readonly tiers: readonly Tier[]; readonly days: number } | undefined;
  let open: Extract<Happened, { type: 'MandateProposed' }> | undefined;
  let adopted = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'MandateProposed') {
      open = event;
      adopted = new Map([[event.office, event.actor]]);
    } else if (event.type === 'MandateAdopted' && event.number === open?.number) {
      adopted.set(event.office, event.actor);
      if (adopted.size === 3 && new Set(adopted.values()).size === 3)
        inForce = { tiers: open.tiers, days: open.splitWindowDays };
    }
  }
  return inForce;
};

/** What is wrong with a reservation, in words; undefined when it had what it needed. */
export const faultOf = (before: readonly Happened[], event: Reserving): string | undefined => {
  const mandate = mandateIn(before);
  if (!mandate) return 'no mandate was in force';
  const all = tell(before);
  const it = all.get(event.subject);
  if (!it) return 'nobody asked for it';
  if (it.reserved + event.amount !== it.amount) return 'another amount than asked for';

  const since = addDays(dayOf(event.at), -mandate.days);
  const beside = [...all.values()].filter(
    (other) =>
      other !== it &&
      other.reserved > 0 &&
      dayOf(other.reservedAt) >= since &&
      ((other.unit === it.unit && other.line === it.line) || (it.payee !== undefined && other.payee === it.payee)),
  );
  const burden = (heads: number) =>
    beside.filter((other) => other.heads <= heads).reduce((sum, other) => sum + other.reserved - other.freed, 0);
  const tier = mandate.tiers.find(({ upTo, heads }) => upTo === null || it.amount + burden(heads) <= upTo);
  if (!tier) return 'no tier covers it';

  const yes = new Map([...it.votes].filter(([, vote]) => vote.yes).map(([office, { person }]) => [office, person]));
  yes.set(event.office, event.actor);
  if (new Set(yes.values()).size < yes.size) return 'one person voted for two offices';
  if (yes.size < tier.heads) return `${yes.size} heads instead of ${tier.heads}`;
  const outside = [...yes.keys()].some((office) => !it.own.includes(office));
  if (!outside && tier.ownOffice !== true && yes.size < offices.length) return 'only own offices approved';
  return event.heads === tier.heads ? undefined : `says ${event.heads} heads, needed ${tier.heads}`;
};
