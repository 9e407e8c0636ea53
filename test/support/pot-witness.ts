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
type Counted = { readonly amount: number; readonly heads: number; readonly reservedAt: string };
type Told = {
  /** What it paid and did not take back, oldest first. */
  readonly paid: Map<string, { readonly supplier: string; readonly amount: number }>;
  /** By whom and when it was reserved what had been paid to somebody when that was last paid or taken back. */
  readonly paidAs: Map<string, Pick<Counted, 'heads' | 'reservedAt'>>;
  readonly subject: string;
  /** Who asks, and with whom. */
  units: readonly string[];
  line: string;
  /** As it was asked for. */
  payee: string | undefined;
  amount: number;
  own: readonly string[];
  reserved: number;
  reservedAt: string;
  heads: number;
  freed: number;
  votes: Votes;
};

/** Who is named, or else who is paid first. */
const payeeOf = ({ payee, paid }: Told): string | undefined => {
  const name = payee ?? [...paid.values()][0]?.supplier;
  return name === undefined ? undefined : nameOf(name);
};
/** What it paid to that one. */
const paidTo = ({ paid, paidAs }: Told, name: string): Counted | undefined => {
  const amounts = [...paid.values()].flatMap(({ supplier, amount }) => (nameOf(supplier) === name ? [amount] : []));
  const as = paidAs.get(name);
  return amounts.length > 0 && as ? { amount: amounts.reduce((a, b) => a + b, 0), ...as } : undefined;
};

const nameOf = (name: string): string => name.trim().toLowerCase();

const tellOne = (told: Told, event: Happened): void => {
  switch (event.type) {
    case 'SpendingRequested':
    case 'SpendingEdited':
      Object.assign(told, { units: [event.unit, ...(event.with ?? [])], line: event.budgetLine });
      Object.assign(told, { payee: event.payee, own: event.own });
      told.amount = event.amount;
      told.votes = new Map();
      break;
    case 'SpendingReopened':
      // Of what was reserved before, what is paid counts on.
      Object.assign(told, { own: event.own, amount: event.amount, freed: 0, votes: new Map() });
      told.reserved = [...told.paid.values()].reduce((sum, { amount }) => sum + amount, 0);
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
    case 'PayoutMade':
      told.paidAs.set(nameOf(event.receipt.supplier), { heads: told.heads, reservedAt: told.reservedAt });
      told.paid.set(event.id, { supplier: event.receipt.supplier, amount: event.amount });
      break;
    case 'PayoutReversed':
      told.paidAs.set(nameOf(told.paid.get(event.payout)?.supplier ?? ''), {
        heads: told.heads,
        reservedAt: told.reservedAt,
      });
      told.paid.delete(event.payout);
      told.reserved -= event.freed;
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
      units: [],
      line: '',
      payee: undefined,
      amount: 0,
      own: [],
      reserved: 0,
      reservedAt: '',
      heads: 0,
      freed: 0,
      votes: new Map(),
      paid: new Map(),
      paidAs: new Map(),
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
  const payee = payeeOf(it);
  /** As a whole where it counts by itself, and else with what it paid to that payee. */
  const countedOf = (other: Told): readonly Counted[] => {
    const isSamePayee = payee !== undefined && payeeOf(other) === payee;
    const counts = (other.units.some((unit) => it.units.includes(unit)) && other.line === it.line) || isSamePayee;
    const whole = { amount: other.reserved - other.freed, heads: other.heads, reservedAt: other.reservedAt };
    const paid = payee === undefined ? undefined : paidTo(other, payee);
    const both = [...(counts ? [whole] : []), ...(paid ? [paid] : [])];
    return both.toSorted((a, b) => b.amount - a.amount).slice(0, 1);
  };
  const beside = [...all.values()]
    .filter((other) => other !== it && other.reserved > 0)
    .flatMap(countedOf)
    .filter(({ reservedAt }) => dayOf(reservedAt) >= since);
  const burden = (heads: number) =>
    beside.filter((other) => other.heads <= heads).reduce((sum, { amount }) => sum + amount, 0);
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
