import { useForm } from '../../core/form.ts';
import { countOf, oreOf } from '../../core/typed.ts';
import { CountField, SumField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import type { Gathering } from './state.tsx';
import { texts } from './texts.ts';

type Props = { readonly campaign: string; readonly gathering: Gathering; readonly etag: string | undefined };

/** What came of it. */
export const Results = ({ campaign, gathering, etag }: Props) => {
  const say = texts();
  const form = useForm({
    name: `results-${gathering.id}`,
    initial: { reach: '', attended: '', cost: '' },
    check: ({ reach = '', attended = '', cost = '' }) => ({
      ...(countOf(reach) === undefined && { reach: say.missing.count }),
      ...(attended !== '' && countOf(attended) === undefined && { attended: say.missing.count }),
      ...(oreOf(cost) === undefined && { cost: say.missing.cost }),
    }),
    command: ({ reach = '', attended = '', cost = '' }) => ({
      route: 'POST /campaigns/{campaign}/events/{event}/results',
      ask: {
        path: { campaign, event: gathering.id },
        body: {
          reach: countOf(reach),
          ...(attended !== '' && { attended: countOf(attended) }),
          cost: oreOf(cost),
        },
      },
      ifMatch: etag,
      title: `${say.results} ${gathering.title}`,
    }),
    done: () => ({ said: say.savedResults }),
  });
  return (
    <section class="card" aria-labelledby="results">
      <h2 id="results">{say.results}</h2>
      <p class="soft">{say.resultsHow}</p>
      <Form of={form} act={say.saveResults}>
        <CountField name="reach" label={say.reached} />
        <CountField name="attended" label={say.attended} optional />
        <SumField name="cost" label={say.costed} />
      </Form>
    </section>
  );
};
