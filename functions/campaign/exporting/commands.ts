import type { AllOf } from '../../../shared/capability.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { ownIn } from '../those.ts';
import { viewContacts, viewPerson } from '../views.ts';
import { contract } from './contract.ts';
import { storedOf } from './stored.ts';

export const operationsOf = (all: AllOf<'traces' | 'events' | 'texts'>): Handlers<typeof contract> => ({
  exportOwnData: {
    run: async ({ identity }) => {
      const own = await ownIn(identity);
      const campaigns = await Promise.all(
        own.map(async ({ campaign: { id, name }, person: who }) => ({
          id,
          name,
          person: viewPerson(who),
          contacts: viewContacts(who),
          stored: await storedOf(all, id, who),
        })),
      );
      return { status: 200, body: { subject: identity.subject, campaigns } };
    },
  },
});
