import { rowsIn, typedRows } from '../../core/several.ts';
import { oreOf, typedOre } from '../../core/typed.ts';

/** What is typed when one asks for money, or changes what one has asked for. Pure. */
type Values = Readonly<Record<string, string>>;
type Part = { readonly unit: string; readonly amount: number };
type Asked = {
  readonly budgetLine: string;
  readonly amount: number;
  readonly purpose?: string | undefined;
  readonly neededBy?: string | undefined;
  readonly payee?: string | undefined;
  readonly partners?: readonly Part[] | undefined;
};

/** As many as the API takes. */
export const mostPartners = 10;

const said = (values: Values, name: string): string => (values[name] ?? '').trim();
const partsIn = (values: Values): readonly Part[] =>
  rowsIn(values, 'partners').map(({ unit = '', amount = '' }) => ({ unit, amount: oreOf(amount) ?? 0 }));
/** What is left to the one that asks; undefined where it asks alone, or where a sum is missing. */
export const ownShare = (values: Values): number | undefined => {
  const parts = partsIn(values);
  const amount = oreOf(said(values, 'amount'));
  if (parts.length === 0 || !amount || parts.some((part) => part.amount === 0)) return undefined;
  return amount - parts.reduce((sum, part) => sum + part.amount, 0);
};

export const bodyOf = (values: Values) => {
  const partners = partsIn(values);
  return {
    unit: said(values, 'unit'),
    budgetLine: said(values, 'budgetLine'),
    amount: oreOf(said(values, 'amount')) ?? 0,
    purpose: said(values, 'purpose'),
    ...(said(values, 'neededBy') !== '' && { neededBy: said(values, 'neededBy') }),
    ...(said(values, 'payee') !== '' && { payee: said(values, 'payee') }),
    ...(partners.length > 0 && { partners }),
  };
};

export const valuesOf = ({ budgetLine, amount, purpose, neededBy, payee, partners = [] }: Asked): Values => ({
  budgetLine,
  amount: typedOre(amount),
  purpose: purpose ?? '',
  neededBy: neededBy ?? '',
  payee: payee ?? '',
  ...typedRows(
    'partners',
    partners.map((part) => ({ unit: part.unit, amount: typedOre(part.amount) })),
  ),
});
/** What is another than it was, and nothing else; what was emptied is null. */
export const changeOf = (values: Values, asked: Asked) => {
  const { budgetLine, amount, purpose, neededBy = null, payee = null, partners } = bodyOf(values) as Asked;
  const isSame = (asked.partners ?? []).every((part, at) => part.amount === partners?.[at]?.amount);
  return {
    ...(budgetLine !== asked.budgetLine && { budgetLine }),
    ...(amount !== asked.amount && { amount }),
    ...(purpose !== asked.purpose && { purpose }),
    ...(neededBy !== (asked.neededBy ?? null) && { neededBy }),
    ...(payee !== (asked.payee ?? null) && { payee }),
    ...(!isSame && { partners }),
  };
};

type Says = Readonly<Record<'line' | 'amount' | 'purpose' | 'partner' | 'twice' | 'share' | 'shares', string>>;
export const faultsIn = (values: Values, say: Says): Values => {
  const faults: Record<string, string> = {};
  if (said(values, 'budgetLine') === '') faults.budgetLine = say.line;
  if (!oreOf(said(values, 'amount'))) faults.amount = say.amount;
  else if ((ownShare(values) ?? 1) <= 0) faults.amount = say.shares;
  if (said(values, 'purpose') === '') faults.purpose = say.purpose;
  const parts = partsIn(values);
  for (const [at, { unit, amount }] of parts.entries()) {
    if (unit === '') faults[`partners/${at}/unit`] = say.partner;
    else if (parts.slice(0, at).some((other) => other.unit === unit)) faults[`partners/${at}/unit`] = say.twice;
    if (amount === 0) faults[`partners/${at}/amount`] = say.share;
  }
  return faults;
};
