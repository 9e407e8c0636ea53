import { dayOf } from '../../shared/calendar.ts';
import { isOffice, offices } from '../../shared/units.ts';
import { type Wait, waitsIn } from '../../shared/waiting.ts';
import type { Association, Invitation, Person } from './state.ts';

/** What of the setting up waits for whom (D8). Pure. */

export const personKinds = {
  head: ['decide', 'confirmHeadChange', 'declineHeadChange'],
  second: ['decide', 'confirmHeadChange'],
} as const;
const onPerson = waitsIn(personKinds);

export const personWaits = ({ pending, vouched = {} }: Person): readonly Wait[] => [
  ...(pending
    ? [
        onPerson('head', {
          for: offices.filter((office) => !pending.offices.includes(office)),
          due: pending.replyBy,
          facts: { offices: pending.offices.map((office) => offices.indexOf(office)).join('') },
        }),
      ]
    : []),
  // Until the third office confirms it, too, the two are one hand.
  ...Object.entries(vouched).map(([office, by]) =>
    onPerson('second', {
      for: offices.filter((each) => each !== office && each !== by),
      facts: { offices: String(offices.findIndex((each) => each === office)) },
    }),
  ),
];

export const associationKinds = { association: ['decide', 'confirmAssociation'] } as const;
export const associationWaits = ({ name, confirmedBy }: Association): readonly Wait[] =>
  confirmedBy === undefined
    ? []
    : [
        waitsIn(associationKinds)('association', {
          for: offices.filter((office) => office !== confirmedBy),
          ...(isOffice(confirmedBy) && { owner: confirmedBy }),
          facts: { name },
        }),
      ];

export const invitationKinds = { invitation: ['know'] } as const;
/** The last day on which it can be accepted. */
export const invitationWaits = ({ status, association, expiresAt }: Invitation): readonly Wait[] =>
  status === 'open' ? [waitsIn(invitationKinds)('invitation', { for: [association], from: dayOf(expiresAt) })] : [];
