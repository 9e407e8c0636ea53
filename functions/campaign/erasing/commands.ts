import type { AllOf } from '../../../shared/capability.ts';
import { step } from '../../../shared/daily.ts';
import { readAll } from '../../../shared/fetching.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { isRefusal, refuse, text } from '../../../shared/problems.ts';
import { inOrder } from '../../../shared/reads.ts';
import { forgetPerson } from '../rules.ts';
import { campaignAggregate, command, everythingOf, person } from '../store.ts';
import { ownIn } from '../those.ts';
import { contract } from './contract.ts';
import { forgetTraces } from './traces.ts';

/** How what is known of people goes: by their own wish, or by an administrator. */

/** Nothing of this has a version that one could have seen. */
const noVersion = () => refuse('changed-meanwhile', text('Detta har ingen version.', 'This has no version.'));

type OnPerson = { readonly campaign: string; readonly person: string };

export const operationsOf = (all: AllOf<'forget' | 'texts'>): Handlers<typeof contract> => {
  const forgetting = command(contract.forgetPerson, {
    about: about({
      reads: (path: OnPerson) => inOrder({ person: person(path.campaign, path.person) }),
      target: (found) => found.person && {},
      version: (found) => found.person?.version ?? 0,
    }),
    reads: ({ params }) => everythingOf(params),
    decide: (state, { actor }) => forgetPerson(state, { actorSubject: actor.subject, campaignIsOver: false }),
    answer: (_state, { params }) => ({ status: 200, body: { id: params.person } }),
  });

  return {
    eraseOneself: {
      run: async ({ identity, caller }) => {
        if (caller.ifMatch !== undefined) return noVersion();
        const own = await ownIn(identity);
        const decide = (state: Parameters<typeof forgetPerson>[0]) =>
          forgetPerson(state, { actorSubject: '', campaignIsOver: false });
        const heading = own.find((state) => isRefusal(decide(state)));
        if (heading) {
          const { name } = heading.campaign;
          const first = text(`Lämna över chefskapet i ${name} först.`, `Hand over the headship in ${name} first.`);
          return refuse('wrong-status', first);
        }
        for (const { campaign, person: who } of own) {
          const traces = await forgetTraces(all, campaign, [who]);
          if (traces.failed > 0) return refuse('busy');
          const reads = () => everythingOf({ campaign: campaign.id, person: who.id });
          const gone = await step(campaign.id, campaignAggregate, { actor: who.id, reads, decide });
          if (gone.failed > 0) return refuse('busy');
        }
        return { status: 200, body: { campaigns: own.map(({ campaign }) => campaign.id) } };
      },
    },

    forgetPerson: {
      ...forgetting,
      run: async (input, begun) => {
        const { params, actor, caller } = input;
        const found = await readAll(everythingOf(params), begun.fetched);
        const isJudged =
          found &&
          (caller.ifMatch ?? found.person.version) === found.person.version &&
          !isRefusal(forgetPerson(found, { actorSubject: actor.subject, campaignIsOver: false }));
        // Traces go first: while the person is there it is known what to look for.
        if (isJudged && (await forgetTraces(all, found.campaign, [found.person])).failed > 0) return refuse('busy');
        return forgetting.run(input, begun);
      },
    },
  };
};
