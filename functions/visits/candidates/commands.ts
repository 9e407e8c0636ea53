import { randomBytes } from 'node:crypto';
import { isInOffice } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { commandsOf, list, show } from '../../../shared/command.ts';
import { isAssociation } from '../../../shared/directory.ts';
import { about, type Handlers, type Path, right } from '../../../shared/handler.ts';
import { sha256 } from '../../../shared/ids.ts';
import { personInBrief } from '../../../shared/people.ts';
import { isRefusal } from '../../../shared/problems.ts';
import { entityIn, fresh, given, inOrder, needed } from '../../../shared/reads.ts';
import type { Unit } from '../../../shared/units.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { hindrance } from '../booking.ts';
import type { Candidate, Who } from '../state.ts';
import { candidate, candidates, candidatesRange, isAsked, visitFrom, visitsAggregate, visitsTo } from '../store.ts';
import { isThemselves, viewCandidate, viewVisit } from '../views.ts';
import { contract } from './contract.ts';
import { enterCandidate, openFeed, removeCandidate, revokeFeed, setCandidate } from './rules.ts';

const command = /* @__PURE__ */ commandsOf(visitsAggregate);

/** The operations on candidates: each says what it reads, and its rule is in rules.ts. */
type OnCandidate = Path<typeof contract.showCandidate>;

const there = ({ campaign, candidate: id }: OnCandidate) => inOrder({ candidate: needed(candidate(campaign, id)) });
/** They themselves, and whoever is in the campaign. */
const theCandidate = about({
  reads: there,
  target: ({ candidate: { person } }) => (person === undefined ? {} : { filer: person }),
  version: (found) => found.candidate.version,
});
const byThemselvesOrOffices = right({
  reads: there,
  holds: (actor, found) => isInOffice(actor) || isThemselves(actor, found.candidate),
});

const shown = (
  found: { readonly candidate: Candidate },
  { actor }: { readonly actor: Parameters<typeof viewCandidate>[1] },
) => ({
  status: 200,
  body: viewCandidate(found.candidate, actor),
  version: found.candidate.version,
});
const onCandidate = { about: theCandidate, answer: shown };

/** Whether there are such an association and such a person, and who is entered already. */
const surroundings = (
  campaign: string,
  { association, person }: { readonly association?: Unit | undefined; readonly person?: string | undefined },
) => ({
  campaign: campaignStart(campaign),
  isAssociation: association === undefined ? given(true) : isAssociation(campaign, association),
  known: personInBrief(campaign, person),
  all: candidates(campaign),
});
const isKnown = (person: string | undefined, { known }: { readonly known: object | undefined }): boolean =>
  person === undefined || known !== undefined;
const whoIn = ({ name, person, email, conditions }: Who) => ({
  ...(name !== undefined && { name }),
  ...(person !== undefined && { person }),
  ...(email !== undefined && { email }),
  ...(conditions !== undefined && { conditions }),
});

/** Opens a feed that this secret belongs to; its stored answer does not hold the secret. */
const opening = (secret: string) =>
  command(contract.openCandidateFeed, {
    about: theCandidate,
    may: byThemselvesOrOffices,
    reads: ({ params: { campaign, candidate: id } }) =>
      inOrder({ candidate: needed(candidate(campaign, id)), opening: given(sha256(secret)) }),
    decide: (state, { newId }) => openFeed(state, newId),
    answer: ({ candidate: { feeds, version } }, { newId }) => {
      const { id = newId, openedAt = '' } = feeds.find((each) => each.id === newId) ?? {};
      return { status: 201, body: { id, openedAt }, version };
    },
  });

export const operations: Handlers<typeof contract> = {
  enterCandidate: command(contract.enterCandidate, {
    reads: ({ params: { campaign }, body }) =>
      inOrder({ ...surroundings(campaign, body), candidate: fresh<Candidate>(), who: given(whoIn(body)) }),
    decide: (state, { body: entry, newId }) =>
      enterCandidate({ ...state, entry, isPerson: isKnown(entry.person, state) }, newId),
    answer: (found, input) => ({
      ...shown(found, input),
      status: 201,
      location: `/campaigns/${input.params.campaign}/candidates/${found.candidate.id}`,
    }),
  }),

  listCandidates: list(contract.listCandidates, {
    at: ({ params: { campaign } }) => ({
      ranges: [candidatesRange(campaign)],
      // Half the units; a visit is judged by what is read consistently.
      consistent: false,
    }),
    page: ({ actor, query: { association, freeOn } }) => {
      const fits = (is: Candidate): boolean =>
        (association === undefined || is.association === association) &&
        (freeOn === undefined || (is.retired === undefined && hindrance(is, {}, freeOn) === undefined));
      return {
        query: [actor.person, { association, freeOn }],
        view: (item) => {
          const is = entityIn<Candidate>(item);
          return fits(is) ? viewCandidate(is, actor) : undefined;
        },
      };
    },
  }),

  showCandidate: show(contract.showCandidate, { ...onCandidate, reads: ({ params }) => there(params) }),

  setCandidate: command(contract.setCandidate, {
    ...onCandidate,
    reads: ({ params: { campaign, candidate: id }, body }) =>
      inOrder({
        ...surroundings(campaign, body),
        candidate: needed(candidate(campaign, id)),
        who: given(whoIn(body)),
      }),
    decide: (state, { body: entry }, now) =>
      setCandidate({ ...state, entry, isPerson: isKnown(entry.person, state) }, dayOf(now)),
  }),

  changeCandidate: command(contract.changeCandidate, {
    ...onCandidate,
    may: byThemselvesOrOffices,
    mayDo: ({ actor, body: { free: _, perWeek: __, conditions: ___, ...more } }) =>
      isInOffice(actor) || Object.keys(more).length === 0,
    reads: ({ params: { campaign, candidate: id }, body }) =>
      inOrder(
        { ...surroundings(campaign, body), candidate: needed(candidate(campaign, id)) },
        // Who they are is in no event: what is not named stays.
        (found) => ({ who: given({ ...whoIn(found.candidate), ...whoIn(body) }) }),
      ),
    decide: (state, { body }, now) => {
      const { association, free, perWeek } = state.candidate;
      const { association: theirs = association, free: days = free, perWeek: load = perWeek } = body;
      const entry = { ...state.who, association: theirs, free: days, perWeek: load };
      return setCandidate({ ...state, entry, isPerson: isKnown(body.person, state) }, dayOf(now));
    },
  }),

  removeCandidate: command(contract.removeCandidate, {
    about: theCandidate,
    reads: ({ params: { campaign, candidate: id } }) =>
      inOrder({ candidate: needed(candidate(campaign, id)) }, (found) => ({
        isAsked: isAsked(found.candidate, campaign),
      })),
    decide: (state) => removeCandidate(state),
    answer: ({ candidate: is }: { readonly candidate: Candidate | undefined }, { params: { candidate: id } }) => ({
      status: 200,
      body: { id, retired: is !== undefined },
    }),
  }),

  listCandidateVisits: list(contract.listCandidateVisits, {
    about: theCandidate,
    may: byThemselvesOrOffices,
    reads: ({ params }) => there(params),
    at: ({ params: { campaign, candidate: id } }) => ({ ranges: [visitsTo(campaign, id)], consistent: false }),
    page: ({ actor, query: { status } }, _now, found) => ({
      query: [actor.person, status],
      view: (item) => {
        const is = visitFrom(item);
        return status === undefined || is.status === status ? viewVisit(is, found.candidate, actor) : undefined;
      },
    }),
  }),

  openCandidateFeed: {
    ...opening(''),
    run: async (input, begun) => {
      const { params, origin } = input;
      // 256 bits: nobody finds one by trying.
      const secret = `${params.campaign}.${params.candidate}.${randomBytes(32).toString('base64url')}`;
      const done = await opening(secret).run(input, begun);
      // Added to the one answer that is not a repetition.
      if (isRefusal(done) || 'raw' in done || done.replayed) return done;
      return { ...done, body: { ...done.body, url: `${origin}/feeds/${secret}/visits.ics` } };
    },
  },

  revokeCandidateFeed: command(contract.revokeCandidateFeed, {
    about: theCandidate,
    may: byThemselvesOrOffices,
    reads: ({ params }) => there(params),
    decide: (state, { params: { feed } }) => revokeFeed(state, feed),
    answer: (_found, { params }) => ({ status: 200, body: { id: params.feed } }),
  }),
};
