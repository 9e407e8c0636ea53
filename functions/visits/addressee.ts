import type { Addressee, PageShown, Reached } from '../../shared/addressees.ts';
import { addDays } from '../../shared/calendar.ts';
import { fetching, readAll } from '../../shared/fetching.ts';
import { instantOf } from '../../shared/local-time.ts';
import { type Text, text } from '../../shared/problems.ts';
import { inOrder, needed } from '../../shared/reads.ts';
import { enumerated, unitCalled } from '../../shared/words.ts';
import { occasionOf } from './occasions.ts';
import { type Candidate, candidateTo, type Hours, type Visit } from './state.ts';
import { candidate, visit } from './store.ts';

/** Candidates as letters reach them: where they have said, or, without a sign-in, at the address that an office has entered. */
type Both = { readonly is: Visit; readonly who: Candidate };
/** `<candidate>/<visit>` */
const find = async (campaign: string, id: string): Promise<Both | undefined> => {
  const [whom = '', which = ''] = id.split('/');
  return readAll(inOrder({ who: needed(candidate(campaign, whom)), is: needed(visit(campaign, which)) }), fetching());
};

const clocks = (hours: Hours | undefined): Text =>
  hours ? text(` kl. ${hours.from}–${hours.to}`.replaceAll(':', '.'), `, ${hours.from}–${hours.to}`) : text('', '');

/** What it is to this candidate now. */
const sayingOf = ({ is, who }: Both): Text => {
  const [unit, office] = [unitCalled(is.unit), unitCalled(is.owner)];
  const { day = is.wasOn, hours } = is;
  const on = day === undefined ? text('', '') : text(` ${day}`, ` on ${day}`);
  if (is.candidate !== who.id)
    return text(
      `Besöket hos ${unit}${on.sv} behöver inte dig längre: en annan är tillfrågad.`,
      `The visit to ${unit}${on.en} needs you no more: somebody else was asked.`,
    );
  switch (is.status) {
    case 'accepted':
      return text(
        `Besöket hos ${unit} är bestämt till ${day}${clocks(hours).sv}.`,
        `The visit to ${unit} is set for ${day}${clocks(hours).en}.`,
      );
    case 'asked': {
      const days = enumerated(is.wishes);
      const before =
        is.wasOn === undefined
          ? text('', '')
          : text(` Det gäller i stället för ${is.wasOn}.`, ` It is in place of ${is.wasOn}.`);
      return text(
        `${unit} ber dig komma på besök, ${days.sv}${clocks(hours).sv}; ${office} tar emot ditt svar senast ${is.replyBy}.${before.sv}`,
        `${unit} asks you to visit, ${days.en}${clocks(hours).en}; ${office} takes your answer by ${is.replyBy}.${before.en}`,
      );
    }
    default:
      return is.day === undefined
        ? text(`${unit} ber dig inte längre komma på besök.`, `${unit} asks you to visit no longer.`)
        : text(`Besöket hos ${unit}${on.sv} blir inte av.`, `The visit to ${unit}${on.en} is off.`);
  }
};

/** Where the letter goes; nowhere once nobody knows how, or once the candidate is forgotten. */
const placeOf = ({ person, email }: Candidate): Reached['to'] | undefined => {
  if (person !== undefined) return { person };
  return email === undefined ? undefined : { address: email };
};

/** A link shows what is asked until it has been. */
const untilOf = ({ day, wishes, replyBy }: Visit): string => {
  const last = [day ?? '', replyBy, ...wishes].reduce((a, b) => (a > b ? a : b));
  return instantOf(`${addDays(last, 1)}T00:00`);
};

const reach: Addressee['reach'] = async (campaign, id, kind) => {
  const found = await find(campaign, id);
  const to = found && placeOf(found.who);
  if (!found || !to) return undefined;
  const { is, who } = found;
  // Of the day that has come meanwhile another letter tells, which puts it into the calendar.
  if (kind === 'visit' && is.status === 'accepted') return undefined;
  const isAsked = is.status === 'asked' && is.candidate === who.id;
  return {
    to,
    says: sayingOf(found),
    subject: `visits/${is.id}`,
    office: is.owner,
    ...(kind === 'calendar' && { occasion: occasionOf(is, { to: candidateTo(who.id) }) }),
    ...(isAsked && { due: is.replyBy }),
    ...(is.candidate === who.id && { linkUntil: untilOf(is) }),
  };
};

/** Place and topic are for whoever comes: they stand on the page, and in no letter. */
const show = async (campaign: string, id: string): Promise<PageShown | undefined> => {
  const found = await find(campaign, id);
  if (!found || found.is.candidate !== found.who.id || found.who.email === undefined) return undefined;
  const { is } = found;
  const [unit, office] = [unitCalled(is.unit), unitCalled(is.owner)];
  return {
    title: text(`Besök hos ${unit}`, `Visit to ${unit}`),
    paragraphs: [
      sayingOf(found),
      ...(is.place === undefined ? [] : [text(`Plats: ${is.place}`, `Place: ${is.place}`)]),
      ...(is.topic === undefined ? [] : [text(`Det gäller: ${is.topic}`, `It is about: ${is.topic}`)]),
      is.status === 'asked'
        ? text(
            `Hör av dig till ${office}, som för in ditt svar: en dag som passar, eller att du inte kan.`,
            `Get in touch with ${office}, which enters your answer: a day that suits you, or that you cannot come.`,
          )
        : text(
            `Stämmer det inte? Hör av dig till ${office}.`,
            `Is something wrong with that? Get in touch with ${office}.`,
          ),
    ],
  };
};

export const asked: Addressee = { reach, show };
