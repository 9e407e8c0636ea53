import type { Instant } from '../../../shared/calendar.ts';
import type { Entity } from '../../../shared/commit.ts';
import type { Ore } from '../../../shared/money.ts';
import type { Unit } from '../../../shared/units.ts';
import type { SpendingRequest } from '../state.ts';

/** What several associations ask for together (E11). Pure. */

/** Another association's share of what is asked for; the rest is of the unit that asked. */
export type Part = { readonly unit: Unit; readonly amount: Ore };
export type Partner = Part & { readonly consentedAt?: Instant; readonly declinedAt?: Instant };

/** D8: the whole request as it counts in a partner's split window, too; and where that partner finds it. `id` is the partner. */
export type Share = Entity &
  Pick<SpendingRequest, 'budgetLine' | 'amount' | 'freed' | 'heads' | 'reservedAt'> & {
    readonly id: Unit;
    readonly request: string;
  };
export type Shares = Readonly<Record<Unit, Share>>;

/** Whose word it still takes before heads can decide. */
export const awaitedOf = ({ partners = [] }: Pick<SpendingRequest, 'partners'>): readonly Unit[] =>
  partners.flatMap(({ unit, consentedAt }) => (consentedAt === undefined ? [unit] : []));
/** Everybody whose request it is. */
type Asked = { readonly unit: Unit; readonly partners?: readonly { readonly unit: Unit }[] | undefined };
export const unitsOf = ({ unit, partners = [] }: Asked): readonly Unit[] => [
  unit,
  ...partners.map((partner) => partner.unit),
];
export const partOf = ({ unit, amount }: Part): Part => ({ unit, amount });
