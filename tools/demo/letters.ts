import { addDays, dayOf } from '../../shared/calendar.ts';
import { areLettersShown, follow, letter, tellInvitation, tellLetter, writtenToAtOnce } from './post.ts';
import { type Answer, step } from './stage.ts';

const host = 'association-nykvarn';
const offices = ['district', 'city-hall', 'county-council'] as const;

type Waiting = {
  readonly subject: string;
  readonly title: string;
  readonly due?: string;
  readonly commands: readonly { readonly name: string; readonly route: string }[];
};
type Wish = { readonly candidate: string; readonly day: string };

/** A candidate who is free on one of the days that are far enough ahead, and on which. */
const whoCanCome = async (): Promise<Wish | undefined> => {
  const today = dayOf(new Date().toISOString());
  for (let ahead = 21; ahead < 35; ahead++) {
    const day = addDays(today, ahead);
    const { items } = await step('Which candidate is free then?', host, `GET /candidates?freeOn=${day}`);
    const [first] = items as readonly Answer[];
    if (first) return { candidate: first.id, day };
  }
  return undefined;
};

/** The page asks for what the letter’s link names; the head sees it there, and answers. */
const approve = async (head: string, visit: string, day: string): Promise<void> => {
  const about = encodeURIComponent(`visits/${visit}`);
  const asked = 'The head signs in there: the page asks what of that waits.';
  const { items } = await step(asked, head, `GET /agenda?about=${about}`);
  for (const item of items as readonly Waiting[]) {
    console.log(`    ${item.title}, by ${item.due}`);
    for (const { name, route } of item.commands) console.log(`      ${name}: ${route}`);
  }
  await step('The head approves.', head, `POST /visits/${visit}/acceptances`, { day });
};

type Mailboxes = { readonly member: string; readonly heads: Readonly<Record<string, string>> };
/** What makes the day come on which somebody is reminded. */
export type Reminding = (subject: string) => Promise<void>;

const playVisit = async ({ member, heads }: Mailboxes, { candidate, day }: Wish, reminding?: Reminding) => {
  const wish = { unit: 'nykvarn', candidate, wishes: [day], hours: { from: '18:00', to: '20:00' }, topic: 'Bussen' };
  const { id, owner } = await step('Nykvarn asks for a visit by a candidate.', host, 'POST /visits', wish);
  const [office, about] = [String(owner), `visits/${id}`];
  const head = heads[office] ?? '';
  let open = await letter(head, about, 'now');
  tellLetter(`The head of ${office} is told by letter what awaits a decision.`, open);
  if (reminding) {
    await reminding(about);
    open = await letter(head, about, 'reminder');
    tellLetter('Days later it still waits, and the head is reminded.', open);
  }
  if (open) await follow('The letter’s link opens the page, holds no right and changes nothing.', open);
  const before = new Date().toISOString();
  await approve(`${office}-head`, id, day);
  tellLetter('Nykvarn has its answer...', await letter(member, about, 'now', before));
  const invitation = await letter(member, about, 'calendar');
  tellLetter('...and an invitation for its calendar:', invitation);
  if (invitation) tellInvitation(invitation);
  await step('The candidate is free again.', host, `POST /visits/${id}/withdrawal`);
};

/**
 * Fifth act: an association asks for a visit; a head gets a letter of it, follows its link, signs in and approves; the
 * association gets the answer as a letter, and an invitation for its calendar. Whoever can move the day (`reminding`) sees
 * the head reminded, too: a machine's clock cannot be moved while it runs.
 */
export const playLetters = async (reminding?: Reminding): Promise<void> => {
  if (!(await areLettersShown()))
    return console.log('\nLetters are handed to a server elsewhere: nothing to see here.');
  const wish = await whoCanCome();
  if (!wish) return console.log('\nNo candidate is free in the coming weeks.');
  console.log('\nOf what is decided Nykvarn wants word at once; which head decides follows from whose turn it is.');
  const member = await writtenToAtOnce(host, { do: 'now', know: 'now' });
  const heads: Awaited<ReturnType<typeof writtenToAtOnce>>[] = [];
  for (const office of offices) heads.push(await writtenToAtOnce(`${office}-head`, { decide: 'now' }));
  try {
    const addresses = Object.fromEntries(offices.map((office, i) => [office, heads[i]?.email ?? '']));
    await playVisit({ member: member.email, heads: addresses }, wish, reminding);
  } finally {
    for (const { setBack } of [member, ...heads]) await setBack();
  }
};
