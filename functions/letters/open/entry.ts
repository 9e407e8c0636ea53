import { dayOf } from '../../../shared/calendar.ts';
import { naming } from '../../../shared/calling.ts';
import type { AllOf } from '../../../shared/capability.ts';
import { step } from '../../../shared/daily.ts';
import { servePlainPages, type Shown } from '../../../shared/edge/plain-pages.ts';
import { readOne } from '../../../shared/fetching.ts';
import { actingOf, addresseesOf } from '../../../shared/folds.ts';
import { personInBrief, type PersonInBrief, peopleRange } from '../../../shared/people.ts';
import { asOf, inOrder, listed, needed, together } from '../../../shared/reads.ts';
import { type OwnLink, readSecretLink } from '../../../shared/secret-link.ts';
import { headships } from '../../../shared/actor.ts';
import { confirmAddress, mustKnow, stopLetters } from '../rules.ts';
import type { Mailbox } from '../state.ts';
import { lettersAggregate, mailbox, progress } from '../store.ts';
import { settled } from '../timing/preferences.ts';
import { daysInWords } from '../../../shared/day-words.ts';
import * as pages from './pages.ts';

/** Who acts through a link has not signed in: events say so, and not who it was. */
const actor = 'link';

type Found = { readonly link: OwnLink; readonly box: Mailbox };
const find = async (token: string, what: OwnLink['for']): Promise<Found | undefined> => {
  const link = await readSecretLink(token, what, new Date().toISOString());
  const box = link && (await readOne(mailbox(link.campaign, link.person)));
  if (!link || !box) return undefined;
  // The link of an address is over with what it was to confirm.
  return what === 'unsubscribe' || box.pending?.id === link.request ? { link, box } : undefined;
};
const own = ({ campaign, person }: OwnLink) => ({
  mailbox: needed(mailbox(campaign, person)),
  progress: progress(campaign, person),
});
const languageOf = ({ box }: Found) => settled(box.preferences).language;

const showConfirmation: Shown = async ({ params: { token = '' } }) => {
  const found = await find(token, 'confirm');
  return found && pages.confirmation(languageOf(found));
};
const confirm: Shown = async ({ params: { token = '' } }) => {
  const found = await find(token, 'confirm');
  if (!found) return undefined;
  const { link } = found;
  const { failed } = await step(link.campaign, lettersAggregate, {
    actor,
    reads: () => inOrder(own(link)),
    decide: (state, now) => confirmAddress(state.mailbox, link.request, now),
  });
  return failed > 0 ? undefined : pages.confirmed(languageOf(found));
};

/** Whether nobody else decides for an office of theirs. */
const isAlone = async (all: AllOf<'acting'>, { campaign, person }: OwnLink): Promise<boolean> => {
  const is = await readOne(personInBrief(campaign, person));
  if (!is || headships(is).length === 0) return false;
  const people = await readOne(
    asOf('only looked at', { queries: [{ range: peopleRange(campaign) }] }, listed<PersonInBrief>),
  );
  const today = dayOf(new Date().toISOString());
  const others = people.filter(({ id }) => id !== is.id).flatMap((each) => actingOf(all, campaign, each, today));
  return mustKnow({ person: is, others: (await readOne(together(others))).flat() });
};
const showUnsubscribing =
  (all: AllOf<'acting'>): Shown =>
  async ({ params: { token = '' } }) => {
    const found = await find(token, 'unsubscribe');
    return found && pages.unsubscribing(languageOf(found), await isAlone(all, found.link));
  };
const unsubscribe =
  (all: AllOf<'acting'>): Shown =>
  async ({ params: { token = '' } }) => {
    const found = await find(token, 'unsubscribe');
    if (!found) return undefined;
    const { link } = found;
    const alone = await isAlone(all, link);
    const { failed } = await step(link.campaign, lettersAggregate, {
      actor,
      reads: () => inOrder(own(link)),
      decide: (state) => stopLetters(state.mailbox, alone),
    });
    if (failed > 0) throw new Error('letters could not be stopped');
    return pages.unsubscribed(languageOf(found), alone);
  };

/** What somebody without an account is asked for. As long as that is so: the page is what holds now. */
const showAnswering =
  (all: AllOf<'addressees' | 'called' | 'titled'>): Shown =>
  async ({ params: { token = '' }, language }) => {
    const link = await readSecretLink(token, 'answer', new Date().toISOString());
    if (!link) return undefined;
    const { campaign, of } = link;
    const [kind = ''] = of.split('/');
    const page = await addresseesOf(all)[kind]?.show(campaign, of.slice(kind.length + 1), token);
    if (!page) return undefined;
    const said = [page.title, ...page.paragraphs].map((each) => ({ campaign, said: each[language], language }));
    const [title = '', ...paragraphs] = await naming(all, said);
    const today = dayOf(new Date().toISOString());
    return { title, paragraphs: paragraphs.map((each) => daysInWords(each, language, today)) };
  };

/** The function `letters-open`. */
export const handlerOf = (all: AllOf<'acting' | 'addressees' | 'called' | 'titled'>) =>
  servePlainPages({
    'GET /answer/{token}': showAnswering(all),
    'GET /confirm/{token}': showConfirmation,
    'POST /confirm/{token}': confirm,
    'GET /unsubscribe/{token}': showUnsubscribing(all),
    'POST /unsubscribe/{token}': unsubscribe(all),
  });
