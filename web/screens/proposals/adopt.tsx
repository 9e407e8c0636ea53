import { useForm } from '../../core/form.ts';
import { type Names, optionsOf } from '../../core/names.ts';
import { Field, SelectField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import type { Proposal } from './list.tsx';
import { KindField } from './new.tsx';
import { texts } from './texts.ts';

type Props = {
  readonly campaign: string;
  readonly proposal: Proposal;
  readonly etag: string | undefined;
  readonly called: Names;
};

/** What of the catalogue a proposal has become. */
export const Adopt = ({ campaign, proposal, etag, called }: Props) => {
  const say = texts();
  const form = useForm({
    name: `adopt.${proposal.id}`,
    initial: { item: proposal.editionOf ?? '' },
    check: ({ item }) => (item ? {} : { item: say.faults.item }),
    command: ({ item }) => ({
      route: 'POST /campaigns/{campaign}/materials/items/proposals/{proposal}/adoption',
      ask: { path: { campaign, proposal: proposal.id }, body: { item } },
      ifMatch: etag,
      title: say.adopt,
      decides: true,
    }),
    done: () => ({ said: say.adopted }),
  });
  return (
    <section class="card" aria-labelledby="adopt">
      <h2 id="adopt">{say.adopt}</h2>
      <p class="soft">{say.adoptHow}</p>
      <Form of={form} act={say.adoptAct}>
        <SelectField name="item" label={say.item} options={optionsOf(called.all.catalogueItems)} />
      </Form>
    </section>
  );
};

/** `Folder: Hagalund` -> `folder-hagalund`: what the API calls it, which nobody is shown. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');

/** It is in the catalogue then, in the language that was asked for. */
export const Enter = ({ campaign, proposal, called }: Props) => {
  const say = texts();
  const { all, tongue } = called;
  const isTaken = (name: string): boolean =>
    (all.catalogueItems ?? []).some((item) => item.id === slugOf(name) || item.name === name.trim());
  const form = useForm({
    name: `enter.${proposal.id}`,
    initial: { name: proposal.name, kind: proposal.kind, language: proposal.language ?? 'sv' },
    check: ({ name = '', kind, language }) => ({
      ...(slugOf(name) === '' && { name: say.faults.name }),
      ...(isTaken(name) && { name: say.faults.taken }),
      ...(!kind && { kind: say.faults.kind }),
      ...(!language && { language: say.faults.language }),
    }),
    command: ({ name = '', kind, language = 'sv' }) => ({
      route: 'PUT /campaigns/{campaign}/materials/items/{item}',
      ask: {
        path: { campaign, item: slugOf(name) },
        body: { name: name.trim(), kind, editions: { [language]: { bilingual: false, translation: 'original' } } },
      },
      title: say.enter,
    }),
    done: (_, { name = '' }) => ({ said: say.entered(name) }),
  });
  return (
    <details class="card">
      <summary>{say.enter}</summary>
      <div class="stack">
        <p class="soft">{say.enterHow}</p>
        <Form of={form} act={say.enterAct}>
          <Field name="name" label={say.name} />
          <KindField />
          <SelectField
            name="language"
            label={say.language}
            options={(all.languages ?? []).map(({ id }) => ({ value: id, say: tongue(id) }))}
          />
        </Form>
      </div>
    </details>
  );
};
