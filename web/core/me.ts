import type { Answer } from './contract.ts';
import { read } from './data.ts';
import { kept } from './device.ts';
import { path } from './router.ts';

/** Who one is, and in which campaign one looks: the one of the address, else the one of last time. */
export type Campaign = Answer<'GET /me'>['campaigns'][number];
export const me = () => read('GET /me', {});

export const campaignIn = (campaigns: readonly Campaign[]): Campaign | undefined => {
  const [, first, asked] = path.value.split('/');
  const wanted = first === 'c' && asked ? decodeURIComponent(asked) : kept.read('campaign');
  return campaigns.find(({ id }) => id === wanted) ?? (first === 'c' ? undefined : campaigns[0]);
};

export const isOfOffice = ({ memberships }: Campaign): boolean =>
  memberships.some(({ role }) => role === 'head' || role === 'staff');
export const isOfAssociation = ({ memberships }: Campaign): boolean =>
  memberships.some(({ role }) => role === 'administrator' || role === 'member');
export const isHead = ({ actingFor }: Campaign): boolean => actingFor.length > 0;
/** Under which name one is here: as one’s unit where there is one. */
export const unitNames = ({ memberships }: Campaign): readonly string[] => [
  ...new Set(memberships.flatMap(({ unitName }) => unitName ?? [])),
];

/** An administrator is of no unit, and nothing waits for one. */
export const isOfSomething = (campaign: Campaign): boolean => campaign.memberships.some(({ role }) => role !== 'admin');

/** The associations that one acts for: mostly one. */
export type Own = { readonly id: string; readonly name: string };
export const ownAssociations = ({ memberships }: Campaign): readonly Own[] =>
  memberships.flatMap(({ unit, unitName, role }) =>
    role === 'administrator' || role === 'member' ? [{ id: unit, name: unitName ?? unit }] : [],
  );
