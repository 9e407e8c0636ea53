import type { Call } from './session.ts';

/** What one default page of each list costs, under each single filter. */
export type ListFigure = { readonly list: string; readonly items: number; readonly read: number };

/** One default page of a list may cost this many read units, whatever is stored. */
export const pageLimit = 4;

const statuses = ['submitted', 'reserved', 'closed', 'refused', 'withdrawn'];
const office = 'county-council-staff';
const association = 'association-solna';
/** Has filed little or nothing: a filter must not read through what is others'. */
const quiet = 'association-nacka';

const asked = (persona: string, route: string, filters: readonly string[]) =>
  ['', ...filters].map((filter) => [persona, filter === '' ? route : `${route}?${filter}`] as const);

const pages = (): readonly (readonly [persona: string, page: string])[] => [
  ...asked(office, '/pot/requests', [
    ...statuses.map((status) => `status=${status}`),
    'unit=solna',
    'unit=nacka',
    'budgetLine=publicity',
    'budgetLine=events',
    'budgetLine=phone-bank',
  ]),
  ...asked(association, '/pot/requests', [
    ...statuses.map((status) => `status=${status}`),
    'unit=solna',
    'budgetLine=publicity',
    'budgetLine=phone-bank',
  ]),
  ...asked(quiet, '/pot/requests', ['status=refused']),
  ...asked('district-head', '/pot/requests', ['awaits=me']),
  ...asked(office, '/pot/requests', ['overdue=true', 'overdue=false', 'claims=open', 'owner=district']),
  ...asked(office, '/pot/ledger', ['order=oldest', 'from=2018-01-01']),
  ...asked(office, '/pot/mandates', []),
  ...asked(office, '/pot/deputies', []),
  ...asked('district-staff', '/offices/district/inbox', [
    'unread=true',
    'unread=false',
    'action=decide',
    'action=do',
    'action=know',
  ]),
  ...asked(office, '/offices', []),
  ...asked(office, '/associations', []),
  ...asked(office, '/people', []),
  [office, '/audit?subject=pot'],
];

/** Asks for each page once. */
export const pagesOf = async (
  call: Call,
  all: readonly (readonly [persona: string, page: string])[],
): Promise<readonly ListFigure[]> => {
  const figures: ListFigure[] = [];
  for (const [persona, page] of all) {
    const { body, units } = await call(persona, `GET ${page}`);
    const by = persona === association || persona === quiet ? ` (${persona.replace('association-', '')})` : '';
    figures.push({ list: `${page}${by}`, items: (body.items as readonly unknown[]).length, read: units.read });
  }
  return figures;
};

export const playLists = (call: Call): Promise<readonly ListFigure[]> => pagesOf(call, pages());
