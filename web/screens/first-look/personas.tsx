import { useComputed, useSignal } from '@preact/signals';
import { signIn } from '../../core/session.ts';
import { texts } from './texts.ts';

/** Who there is to choose from where nobody has a password. */
export type Persona = { readonly subject: string; readonly name: string; readonly title: string };

const Card = ({
  persona: { subject, name, title },
  brief,
  ownDevice,
}: {
  readonly persona: Persona;
  readonly brief?: boolean;
  readonly ownDevice: boolean;
}) => (
  <li>
    <button class="persona" type="button" onClick={() => void signIn({ persona: subject, ownDevice })}>
      {name}
      {!brief && <small>{title}</small>}
    </button>
  </li>
);

const isAssociation = ({ subject }: Persona): boolean => subject.startsWith('association-');
const isOfOffice = ({ subject }: Persona): boolean => /^(district|city-hall|county-council)-/.test(subject);
const headsFirst = (all: readonly Persona[]): readonly Persona[] =>
  all.toSorted((a, b) => Number(b.subject.endsWith('-head')) - Number(a.subject.endsWith('-head')));
/** What one types is found wherever it stands, with or without its accents. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

export const Personas = ({ all, ownDevice }: { readonly all: readonly Persona[]; readonly ownDevice: boolean }) => {
  const typed = useSignal('');
  const associations = all.filter(isAssociation);
  const found = useComputed(() => associations.filter(({ name }) => plain(name).includes(plain(typed.value.trim()))));
  const others = all.filter((each) => !isAssociation(each) && !isOfOffice(each));
  const say = texts();
  return (
    <>
      <section class="stack" aria-labelledby="offices">
        <h3 id="offices">{say.offices}</h3>
        <ul class="cards">
          {headsFirst(all.filter(isOfOffice)).map((each) => (
            <Card key={each.subject} persona={each} ownDevice={ownDevice} />
          ))}
        </ul>
      </section>
      <section class="stack" aria-labelledby="associations">
        <h3 id="associations">{say.associations}</h3>
        <label class="field">
          {say.find}
          <input
            type="search"
            value={typed}
            autocomplete="off"
            onInput={({ currentTarget }) => {
              typed.value = currentTarget.value;
            }}
          />
        </label>
        <p class="small soft" role="status">
          {found.value.length > 0 ? say.found(found.value.length) : say.none(typed.value.trim())}
        </p>
        <ul class="cards many">
          {found.value.map((each) => (
            <Card key={each.subject} persona={each} ownDevice={ownDevice} brief />
          ))}
        </ul>
      </section>
      {others.length > 0 && (
        <section class="stack" aria-labelledby="others">
          <h3 id="others">{say.others}</h3>
          <ul class="cards">
            {others.map((each) => (
              <Card key={each.subject} persona={each} ownDevice={ownDevice} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
