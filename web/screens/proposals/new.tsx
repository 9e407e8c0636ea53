import { useForm } from '../../core/form.ts';
import { type Campaign, isOfOffice, ownAssociations } from '../../core/me.ts';
import { namesIn, optionsOf } from '../../core/names.ts';
import { Field, SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { OwnField } from '../../parts/own-field.tsx';
import { useTitle } from '../../parts/title.ts';
import type { Proposal } from './list.tsx';
import { texts } from './texts.ts';

/** Proposes something for the catalogue: something new, or something that there is in another language. */
export const Propose = ({ campaign, at }: { readonly campaign: Campaign; readonly at: string }) => {
  const say = texts();
  useTitle(say.propose);
  const { all } = namesIn(campaign.id);
  const own = ownAssociations(campaign);
  const office = isOfOffice(campaign) ? campaign.memberships[0]?.unit : undefined;
  const form = useForm({
    name: `proposal.${campaign.id}`,
    initial: { unit: own[0]?.id ?? office ?? '', name: '', kind: '', language: 'sv', editionOf: '', note: '' },
    check: ({ name = '', kind, editionOf, language }) => ({
      ...(name.trim() === '' && { name: say.faults.name }),
      ...(!kind && { kind: say.faults.kind }),
      ...(editionOf && !language && { language: say.faults.language }),
    }),
    command: (values) => ({
      route: 'POST /campaigns/{campaign}/materials/items/proposals',
      ask: {
        path: { campaign: campaign.id },
        // What is left empty is not said.
        body: Object.fromEntries(Object.entries(values).filter(([, typed]) => typed.trim() !== '')),
      },
      title: say.propose,
    }),
    done: (answer) => ({ said: say.sent, next: `${at}/${(answer as Proposal).id}` }),
  });
  return (
    <>
      <header class="stack tight narrow">
        <p>
          <a class="back" href={at}>
            ← {say.back}
          </a>
        </p>
        <h1 tabIndex={-1}>{say.propose}</h1>
        <p class="soft">{say.how}</p>
      </header>
      <div class="narrow">
        <Form of={form} act={say.send}>
          <OwnField own={own} />
          <Field name="name" label={say.name} />
          <KindField />
          <SelectField name="language" label={say.language} options={optionsOf(all.languages)} optional />
          <SelectField
            name="editionOf"
            label={say.editionOf}
            hint={say.editionHint}
            options={optionsOf(all.catalogueItems)}
            optional
          />
          <TextField name="note" label={say.note} hint={say.noteHint} optional />
        </Form>
      </div>
    </>
  );
};

export const KindField = () => {
  const { kind, kinds } = texts();
  const options = Object.entries(kinds).map(([value, say]) => ({ value, say }));
  return <SelectField name="kind" label={kind} options={options} />;
};
