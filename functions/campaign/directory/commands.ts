import { dayOf } from '../../../shared/calendar.ts';
import type { AllOf } from '../../../shared/capability.ts';
import { show } from '../../../shared/command.ts';
import { directoriesOf } from '../../../shared/folds.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { inOrder, together } from '../../../shared/reads.ts';
import { contactsFor } from '../contacts/rules.ts';
import { reachable } from '../contacts/store.ts';
import { languagesOf } from './languages.ts';
import { contractOf } from './contract.ts';

export const operationsOf = (all: AllOf<'directory'>): Handlers<ReturnType<typeof contractOf>> => ({
  showDirectory: show(contractOf(all).showDirectory, {
    reads: ({ params: { campaign } }) =>
      inOrder({
        parts: together(directoriesOf(all).map(({ read }) => read(campaign))),
        people: reachable(campaign, { consistent: false }),
      }),
    answer: ({ parts, people }, { actor }, now) => {
      const names = Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
      const associations = names.associations as Parameters<typeof contactsFor>[1]['associations'];
      const contacts = contactsFor(actor, { people, associations }, dayOf(now));
      return { status: 200, body: { ...names, languages: languagesOf(names), contacts } };
    },
  }),
});
