import { dateInWords } from '../../../shared/day-words.ts';
import { read } from '../../core/data.ts';
import { language, words } from '../../core/language.ts';
import { isHead, isOfOffice, isOfSomething } from '../../core/me.ts';
import { daysBetween, today } from '../../core/stockholm.ts';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { ContactForm } from './contact.tsx';
import { OwnData } from './own-data.tsx';

const texts = words({
  sv: {
    hello: (name: string) => `Hej, ${name}!`,
    start: 'Start',
    left: (days: number) => (days === 1 ? '1 dag till valdagen' : `${days} dagar till valdagen`),
    day: 'Valdagen är i dag.',
    over: (on: string) => `Valdagen var den ${on}.`,
    roles: {
      head: 'Chef',
      staff: 'Handläggare',
      administrator: 'Administratör',
      member: 'Medlem',
      admin: 'Administratör',
    },
    you: 'Dina roller',
    acting: 'Du beslutar för',
    calendar: 'Den öppna kalendern',
    pot: 'Se potten',
    letters: 'Välj vilka brev du får',
  },
  en: {
    hello: (name: string) => `Hello, ${name}!`,
    start: 'Start',
    left: (days: number) => (days === 1 ? '1 day to election day' : `${days} days to election day`),
    day: 'Today is election day.',
    over: (on: string) => `Election day was ${on}.`,
    roles: { head: 'Head', staff: 'Officer', administrator: 'Administrator', member: 'Member', admin: 'Administrator' },
    you: 'Your roles',
    acting: 'You decide for',
    calendar: 'The public calendar',
    pot: 'See the pot',
    letters: 'Choose which letters you get',
  },
});

/** Where one comes first: who one is here, and how long there is. */
export const Screen = ({ campaign }: ScreenProps) => {
  const say = texts();
  const { value } = read('GET /campaigns/{campaign}', { path: { campaign: campaign.id } });
  useTitle(say.start);
  const now = today();
  const days = value ? daysBetween(now, value.electionDay) : undefined;
  const when =
    days === undefined || !value
      ? ''
      : days > 0
        ? say.left(days)
        : days === 0
          ? say.day
          : say.over(dateInWords(value.electionDay, language.value, now));
  const names = new Map(campaign.memberships.map(({ unit, unitName }) => [unit, unitName ?? unit]));
  return (
    <>
      <header class="stack tight">
        <h1>{say.hello(campaign.person.name)}</h1>
        <p class="soft">
          {campaign.name}
          {when !== '' && ` · ${when}`}
        </p>
      </header>
      <section class="card narrow" aria-labelledby="roles">
        <h2 id="roles">{say.you}</h2>
        <dl class="facts">
          {campaign.memberships.map(({ unit, role, unitName }) => (
            <div key={`${unit}${role}`} class="pair">
              <dt>{unitName ?? campaign.name}</dt>
              <dd>{say.roles[role]}</dd>
            </div>
          ))}
        </dl>
        {isHead(campaign) && (
          <p>
            {say.acting} <b>{campaign.actingFor.map((office) => names.get(office) ?? office).join(', ')}</b>.
          </p>
        )}
        <p class="links">
          {isOfSomething(campaign) && <a href={`/c/${campaign.id}/letters`}>{say.letters}</a>}
          {isOfOffice(campaign) && <a href={`/c/${campaign.id}/pot`}>{say.pot}</a>}
          <a href={`/public/${campaign.id}/events`}>{say.calendar}</a>
        </p>
      </section>
      {[...names]
        .filter(([unit]) => campaign.memberships.some((each) => each.unit === unit && each.role !== 'admin'))
        .map(([unit, name]) => (
          <ContactForm key={unit} campaign={campaign} unit={unit} name={name} />
        ))}
      <OwnData />
    </>
  );
};
