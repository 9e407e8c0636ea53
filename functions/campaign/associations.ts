import type { Day } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { isToEscalate } from '../../shared/overdue.ts';
import { isOffice, type Office, type Unit } from '../../shared/units.ts';
import type { CampaignEvent } from './events.ts';
import { refuse } from './problems.ts';
import { type Decision, pick, same } from './rules.ts';
import type { Association, Campaign } from './state.ts';

/** Rules of associations: entered, and confirmed by two offices where they come while the campaign runs (D8, D6). Pure. */
type ToSet = { readonly campaign: Campaign; readonly association: Association | undefined };
/** D8: what is new once the campaign has begun. */
export const isToConfirm = ({ campaign, association }: ToSet): boolean =>
  !association && campaign.startedAt !== undefined;

/** `replyBy`: the day by which what is to be confirmed is. */
export const setAssociation = (
  state: ToSet,
  command: Omit<Association, keyof Entity | 'confirmedBy' | 'replyBy' | 'escalated'>,
  replyBy?: Day,
): Decision<'invalid-input'> => {
  const { association } = state;
  // A unit's id says what it is, everywhere: an association cannot take an office's.
  if (isOffice(command.id) || command.id === 'campaign') return invalidField('/path/association', 'unknown');
  if (same(pick(association, command), command)) return [];
  return [
    {
      type: 'AssociationSet',
      subject: associationSubject(command.id),
      association: command,
      ...toConfirm(isToConfirm(state), replyBy),
    },
  ];
};

const associationSubject = (id: Unit): string => `campaign/associations/${id}`;
const toConfirm = (isNew: boolean, replyBy: Day | undefined) =>
  isNew ? { isToConfirm: true as const, ...(replyBy !== undefined && { replyBy }) } : {};

/** D8: by heads of two offices; with the first it may get money, but not by the vote of that one alone. */
export const confirmAssociation = (
  { association }: { readonly association: Association },
  command: { readonly offices: readonly Office[] },
): Decision<'nothing-to-confirm' | 'other-office-adopts' | 'head-unconfirmed'> => {
  const { id, name, confirmedBy: before } = association;
  if (before === undefined) return refuse('nothing-to-confirm');
  if (command.offices.length === 0) return refuse('head-unconfirmed');
  const confirmedBy = command.offices.find((office) => office !== before);
  if (!confirmedBy) return refuse('other-office-adopts');
  const isFully = before !== 'nobody';
  return [
    { type: 'AssociationConfirmed', subject: associationSubject(id), association: id, name, confirmedBy, isFully },
  ];
};

/** D6: what the daily schedule does with one that not enough heads have confirmed by its day. */
export const escalateAssociation = (
  { association }: { readonly association: Association },
  today: Day,
): readonly CampaignEvent[] => {
  const { id, name, confirmedBy, replyBy } = association;
  if (confirmedBy === undefined || replyBy === undefined || !isToEscalate(association, today)) return [];
  const by = confirmedBy === 'nobody' ? {} : { confirmedBy };
  return [{ type: 'AssociationEscalated', subject: associationSubject(id), association: id, name, replyBy, ...by }];
};
