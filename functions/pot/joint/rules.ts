import type { Day } from '../../../shared/calendar.ts';
import { tooSmall } from '../../../shared/field-words.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import type { Ore } from '../../../shared/money.ts';
import { type Refusal, text, wrongStatus } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import { enumerated, unitCalled } from '../../../shared/words.ts';
import type { Decision } from '../events.ts';
import { refuse } from '../problems.ts';
import { on } from '../requests/case.ts';
import type { SpendingRequest } from '../state.ts';
import { awaitedOf, type Part, partOf } from './state.ts';

/** Rules of what several associations ask for together (E11): each consents to its share, and then heads decide. Pure. */

type One = { readonly request: SpendingRequest };

/** Shares leave something to the unit that asks. */
const wrongSum = (parts: readonly Part[], amount: Ore): Refusal<'invalid-input'> | undefined => {
  const shared = parts.reduce((sum, part) => sum + part.amount, 0);
  return shared >= amount ? invalidField('/amount', tooSmall(shared + 1)) : undefined;
};

/** The first field that is wrong in who asks together; `known` are associations that there are. */
export const wrongPartners = (
  {
    unit,
    amount,
    partners = [],
  }: { readonly unit: Unit; readonly amount: Ore; readonly partners?: readonly Part[] | undefined },
  known: readonly Unit[],
): Refusal<'invalid-input'> | undefined => {
  for (const [i, part] of partners.entries()) {
    const field = `/partners/${i}/unit`;
    if (part.unit === unit || partners.slice(0, i).some((other) => other.unit === part.unit))
      return invalidField(field, 'twice');
    if (!known.includes(part.unit)) return invalidField(field, 'unknown');
  }
  return wrongSum(partners, amount);
};

/** The shares after an edit, which changes how much and not who; undefined of what one unit asks for alone. */
export const partsEdited = (
  request: SpendingRequest,
  { partners: wish = [], amount }: { readonly partners?: readonly Part[] | undefined; readonly amount: Ore },
): readonly Part[] | undefined | Refusal<'invalid-input'> => {
  const { partners = [] } = request;
  for (const [i, { unit }] of wish.entries()) {
    if (!partners.some((each) => each.unit === unit)) return invalidField(`/partners/${i}/unit`, 'unknown');
    if (wish.slice(0, i).some((other) => other.unit === unit)) return invalidField(`/partners/${i}/unit`, 'twice');
  }
  if (!request.partners) return undefined;
  const parts = partners.map((each) => partOf(wish.find(({ unit }) => unit === each.unit) ?? each));
  return wrongSum(parts, amount) ?? parts;
};

export const sameParts = (parts: readonly Part[] = [], are: readonly Part[] = []): boolean =>
  parts.every(({ amount }, i) => amount === are[i]?.amount);

/** Until all have consented heads can neither approve nor refuse. */
export const awaitsConsent = (request: SpendingRequest): Refusal<'awaits-consent'> | undefined => {
  const awaited = request.status === 'submitted' ? awaitedOf(request) : [];
  if (awaited.length === 0) return undefined;
  const names = enumerated(awaited.map(unitCalled));
  return refuse(
    'awaits-consent',
    text(`${names.sv} har inte godkänt sin del ännu.`, `${names.en} did not consent to its share yet.`),
  );
};

/** With the last consent heads have as long to answer as if it were asked for then. */
export const consent = (
  { request }: One,
  { unit, replyBy }: { readonly unit: Unit; readonly replyBy: Day },
): Decision<'wrong-status'> => {
  const awaited = awaitedOf(request);
  // Said twice it is said, also once heads have decided.
  if (!awaited.includes(unit)) return [];
  if (request.status !== 'submitted') return wrongStatus(request.status);
  const left = awaited.filter((each) => each !== unit);
  const { budgetLine, amount, own, headsNeeded, missing } = request;
  return [
    {
      type: 'SpendingConsented',
      ...on(request),
      by: unit,
      awaited: left,
      budgetLine,
      amount,
      own,
      headsNeeded,
      missing,
      replyBy: left.length > 0 ? request.replyBy : replyBy,
    },
  ];
};

/** One no ends it, also after a yes, until it is decided; the unit that asked may ask anew. */
export const declineShare = (
  { request }: One,
  { unit, reason }: { readonly unit: Unit; readonly reason: string },
): Decision<'wrong-status'> =>
  request.status === 'submitted'
    ? [{ type: 'SpendingDeclined', ...on(request), by: unit, reason }]
    : hasDeclined(request, unit)
      ? []
      : wrongStatus(request.status);
const hasDeclined = ({ partners = [] }: SpendingRequest, unit: Unit): boolean =>
  partners.some((each) => each.unit === unit && each.declinedAt !== undefined);
