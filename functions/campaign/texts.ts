import type { TextsOf } from '../../shared/texts.ts';
import type { campaignEvents } from './events.ts';
import type { Person } from './state.ts';

/** Where it is kept why the change of a head was declined (invariant 9): with the person, and goes with them. Pure. */
export const campaignTexts: TextsOf<typeof campaignEvents> = {
  slots: {
    person: {
      textsIn: ({ lastProposal }: Person): Readonly<Record<string, string | undefined>> =>
        lastProposal ? { [`declined-${lastProposal.id}`]: lastProposal.reason } : {},
      without: ({ lastProposal, ...person }: Person): Person => {
        const { reason: _, ...proposal } = lastProposal ?? {};
        return lastProposal ? { ...person, lastProposal: proposal as NonNullable<Person['lastProposal']> } : person;
      },
    },
  },
  events: {
    HeadChangeDeclined: {
      in: 'person',
      of: ({ person }) => ({ id: person }),
      field: 'reason',
      key: ({ id }) => `declined-${id}`,
    },
  },
};
