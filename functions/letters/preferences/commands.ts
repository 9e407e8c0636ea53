import { headships, type Identity, type Standing, subjectKey } from '../../../shared/actor.ts';
import { dayOf, type Instant } from '../../../shared/calendar.ts';
import type { AllOf } from '../../../shared/capability.ts';
import { list, show } from '../../../shared/command.ts';
import type { Entity } from '../../../shared/commit.ts';
import { actingOf } from '../../../shared/folds.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { type PersonInBrief, peopleRange } from '../../../shared/people.ts';
import { asOf, entity, given, inOrder, listed, needed, type Read, together, toSet } from '../../../shared/reads.ts';
import type { Office } from '../../../shared/units.ts';
import { nameAddress, setPreferences } from '../rules.ts';
import { command, mailbox, mailFrom, mailsOf, progress } from '../store.ts';
import { viewMail, viewPreferences } from '../views.ts';
import { contract } from './contract.ts';

/** Preferences are each person's own; an administrator who is nobody in the campaign has none. */
type Login = Entity & Standing & { readonly person: string };
const login = (campaign: string, { subject }: Identity) => needed(entity<Login>(subjectKey(campaign, subject)));
const own = ({ person: id, memberships }: Login) => ({ id, memberships });

/** Who may stand in for a head: only a head's wishes depend on that. */
const colleagues = (campaign: string, is: Login): Read<readonly PersonInBrief[]> =>
  headships(is).length === 0
    ? given([])
    : asOf(
        'who stands in for somebody may change the moment after, too',
        { queries: [{ range: peopleRange(campaign), options: { consistent: false } }] },
        (found) => listed<PersonInBrief>(found).filter(({ id }) => id !== is.person),
      );
const actedFor = (
  all: AllOf<'acting'>,
  campaign: string,
  people: readonly PersonInBrief[],
  now: Instant,
): Read<readonly (readonly Office[])[]> =>
  together(people.flatMap((each) => actingOf(all, campaign, each, dayOf(now))));

export const operationsOf = (all: AllOf<'acting'>): Handlers<typeof contract> => ({
  showPreferences: show(contract.showPreferences, {
    reads: ({ params: { campaign }, identity }) =>
      inOrder({ login: login(campaign, identity) }, (found) => ({ mailbox: mailbox(campaign, found.login.person) })),
    answer: (found) => {
      const body = viewPreferences(found.mailbox);
      return { status: 200, body, version: body.version };
    },
  }),

  setPreferences: command(contract.setPreferences, {
    reads: ({ params: { campaign }, identity, body }, now) =>
      inOrder(
        { login: login(campaign, identity), said: given({ preferences: body }) },
        (found) => ({
          mailbox: toSet(mailbox(campaign, found.login.person)),
          progress: progress(campaign, found.login.person),
          colleagues: colleagues(campaign, found.login),
        }),
        (found) => ({ acting: actedFor(all, campaign, found.colleagues, now) }),
      ),
    version: (state) => state.mailbox?.version ?? 0,
    decide: (state) => setPreferences({ ...state, person: own(state.login), others: state.acting.flat() }),
    answer: ({ mailbox: is }) => {
      const body = viewPreferences(is);
      return { status: 200, body, version: body.version };
    },
  }),

  nameAddress: command(contract.nameAddress, {
    reads: ({ params: { campaign }, identity, body: { email: address } }) =>
      inOrder({ login: login(campaign, identity), said: given({ address }) }, (found) => ({
        mailbox: toSet(mailbox(campaign, found.login.person)),
        progress: progress(campaign, found.login.person),
      })),
    version: (state) => state.mailbox?.version ?? 0,
    decide: (state, { newId: request, identity: { email: verified } }, now) =>
      nameAddress({ ...state, person: own(state.login) }, { request, verified, now }),
    answer: ({ mailbox: is }) => {
      const body = viewPreferences(is);
      return { status: is.pending ? 202 : 200, body, version: body.version };
    },
  }),

  listMails: list(contract.listMails, {
    page: ({ actor, params: { campaign }, query: { state } }) => ({
      ranges: mailsOf(campaign, actor.isAdmin ? undefined : actor.person),
      query: [state, actor.isAdmin || actor.person],
      // Half the units: only shown.
      consistent: false,
      view: (item) => {
        const mail = mailFrom(item);
        return state === undefined || mail.state === state ? viewMail(mail, actor.isAdmin) : undefined;
      },
    }),
  }),
});
