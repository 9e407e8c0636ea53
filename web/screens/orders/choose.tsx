import { useSignal } from '@preact/signals';
import type { Names } from '../../core/names.ts';
import { copies, dayWords } from '../../core/figures.ts';
import type { Values } from '../../core/draft.ts';
import { language } from '../../core/language.ts';
import { today } from '../../core/stockholm.ts';
import { ChoiceField, CountField, SelectField } from '../../parts/fields.tsx';
import { type Catalogue, fieldOf, noPack, packIn, takesLanguage } from './asked.ts';
import { editionName } from './sources.tsx';
import { texts } from './texts.ts';

type Props = { readonly catalogue: Catalogue; readonly called: Names; readonly values: Values };
type Item = Catalogue['items'][number];
/** Fewer are found by looking at them. */
const manyItems = 8;
/** Of so few packs it is said before one chooses. */
const few = 5;

const Packs = ({ catalogue, called, values }: Props) => {
  const say = texts();
  const chosen = packIn(values, catalogue);
  const options = catalogue.packs
    .toSorted((a, b) => (a.lines[0]?.quantity ?? 0) - (b.lines[0]?.quantity ?? 0))
    .map(({ id, size, lines, makeable, limitedBy }) => ({
      value: id,
      say: say.pack[size],
      hint: [
        ...lines.map((line) => `${copies(line.quantity, language.value)} ${called.item(line.item)}`),
        ...(makeable < few ? [say.makeable(makeable, limitedBy ? called.item(limitedBy.item) : '')] : []),
      ].join(' · '),
    }));
  return (
    <>
      <ChoiceField
        name="pack"
        label={say.choose}
        options={[...options, { value: noPack, say: say.noPack, hint: say.noPackHint }]}
      />
      {chosen && <CountField name="packs" label={say.howMany} />}
      {chosen && takesLanguage(chosen) && (
        <SelectField
          name="packLanguage"
          label={say.packLanguage}
          options={(called.all.languages ?? []).map(({ id }) => ({ value: id, say: called.tongue(id) }))}
        />
      )}
    </>
  );
};

/** What of an edition there is, until when it can be ordered, and how much of it at most. */
const hintOf = (item: Item, edition: Item['editions'][number]): string => {
  const say = texts();
  const [said, day] = [
    (count: number) => copies(count, language.value),
    (on: string) => dayWords(on, today(), language.value),
  ];
  return [
    edition.available > 0 ? say.inStock(said(edition.available)) : say.noStock,
    edition.nextRun && say.nextRun(said(edition.nextRun.available), day(edition.nextRun.promised)),
    edition.orderBefore && say.before(day(edition.orderBefore)),
    item.rationed && say.ration(said(item.rationed.perAssociation)),
  ]
    .filter(Boolean)
    .join(' · ');
};

const Items = ({ catalogue, called }: Props) => {
  const say = texts();
  const sought = useSignal('');
  const offered = catalogue.items.filter(({ valid, retired, kind }) => valid && !retired && kind !== 'pdf');
  const found = offered.flatMap((item) =>
    item.editions
      .filter(({ retired }) => !retired)
      .map((edition) => ({ item, edition, name: editionName(called, { item: item.id, language: edition.language }) }))
      .filter(({ name }) => name.toLowerCase().includes(sought.value.trim().toLowerCase())),
  );
  return (
    <details>
      <summary>{say.single}</summary>
      <div class="stack">
        <p class="soft">{say.singleHow}</p>
        {offered.length > manyItems && (
          <label class="field">
            {say.filter}
            <input
              type="search"
              value={sought}
              onInput={({ currentTarget }) => {
                sought.value = currentTarget.value;
              }}
            />
          </label>
        )}
        {found.map(({ item, edition, name }) => (
          <CountField
            key={name}
            name={fieldOf(item.id, edition.language)}
            label={name}
            hint={hintOf(item, edition)}
            optional
          />
        ))}
      </div>
    </details>
  );
};

/** The first step: a pack, single things, or both. */
export const Choose = (props: Props) => (
  <>
    <Packs {...props} />
    <Items {...props} />
  </>
);
