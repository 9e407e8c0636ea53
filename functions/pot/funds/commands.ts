import { type Actor, fullHeadships, headships } from '../../../shared/actor.ts';
import { type Day, dayOf } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { entityOf } from '../../../shared/commit.ts';
import { settings } from '../../../shared/directory.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { peopleInBrief, personInBrief } from '../../../shared/people.ts';
import { isRefusal, refuse } from '../../../shared/problems.ts';
import { fresh, given, inOrder, type Loaded, needed } from '../../../shared/reads.ts';
import type { Office } from '../../../shared/units.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { type LedgerRow, potAsOf } from '../ledger/replay.ts';
import { handsOf } from '../hands.ts';
import { answerBy, potSettingsOf } from '../offers.ts';
import type { Pot } from '../state.ts';
import { lineOf, numbered, shownLine, shownMandate, theLine, theMandate, theProposedLine } from './about.ts';
import { type Contribution, type LineChange, type Mandate, waitingIn } from './state.ts';
import { ledgerRows } from '../ledger/store.ts';
import {
  command,
  contributions,
  isUsedLine,
  lineChange,
  lineChanges,
  mandate,
  mandates,
  partition,
  pot,
} from '../store.ts';
import { viewMandate, viewPot } from '../views.ts';
import { contract } from './contract.ts';
import { correcting } from './correcting.ts';
import { adoptLine, adoptMandate, contribute, endLine, proposeMandate, setLine } from './rules.ts';

/** The operations on what the pot holds, and on its mandate. */
type InCampaign = { readonly campaign: string };

/** For which of their offices somebody acts: the one named, or the only one they head. */
const headedOffice = (actor: Actor, named: Office | undefined) => {
  const heads = headships(actor);
  if (named !== undefined) return heads.includes(named) ? named : refuse('not-allowed');
  return heads.length === 1 ? (heads[0] as Office) : invalidField('/office', 'needed');
};

/** The pot: it is there from the start, for there may be nothing in it yet. */
const thePot = about({
  reads: ({ campaign }: InCampaign) => inOrder({ pot: pot(campaign) }),
  target: () => ({}),
  version: (found) => found.pot.version,
});

/** The pot of a campaign that is set up: without a campaign there is none. */
const potOf = (campaign: string) => ({ pot: pot(campaign), campaign: campaignStart(campaign) });
/** What is shown with the pot but kept beside it. */
const around = (campaign: string, found: Loaded<Pot>) => ({
  changes: lineChanges(campaign),
  inForce: mandate(campaign, found.mandate?.number),
  proposal: mandate(campaign, found.proposal),
});
const shownPot = (found: Parameters<typeof viewPot>[0]) => {
  const body = viewPot(found);
  return { status: 200, body, version: body.version };
};

/** The mandate that was in force at the end of a day, as it was then. */
const inForceOn = (all: readonly Mandate[], day: Day): Mandate | undefined => {
  const found = all.findLast(({ inForceAt }) => inForceAt !== undefined && dayOf(inForceAt) <= day);
  return found && { ...found, status: 'in-force' };
};

export const operations: Handlers<typeof contract> = {
  showPot: show(contract.showPot, {
    reads: ({ params: { campaign }, query: { asOf } }) =>
      inOrder(
        {
          pot: pot(campaign),
          contributions: contributions(campaign),
          mandates: mandates(campaign),
          // As of a day only balances and the mandate are known.
          changes: asOf === undefined ? lineChanges(campaign) : given<readonly LineChange[]>([]),
        },
        (found) => ({ rows: asOf === undefined ? given<readonly LedgerRow[]>([]) : ledgerRows(found.pot, campaign) }),
      ),
    answer: ({ mandates: all, changes, rows, ...found }, { query: { asOf } }) => {
      const [inForce, proposal] = (['in-force', 'proposed'] as const).map((of) =>
        all.find(({ status }) => status === of),
      );
      return shownPot(
        asOf === undefined
          ? { ...found, changes, inForce, proposal }
          : {
              ...found,
              pot: potAsOf(found.pot, rows, asOf),
              day: asOf,
              changes,
              inForce: inForceOn(all, asOf),
              proposal: undefined,
            },
      );
    },
  }),

  contribute: command(contract.contribute, {
    about: thePot,
    mayDo: ({ actor, body }) => headships(actor).includes(body.office),
    reads: ({ params: { campaign } }) =>
      inOrder(
        { ...potOf(campaign), contributions: contributions(campaign), contribution: fresh<Contribution>() },
        (found) => around(campaign, found.pot),
      ),
    decide: (_state, { body }) => contribute(body),
    answer: (found) => shownPot({ ...found, contributions: [...found.contributions, found.contribution] }),
  }),

  ...correcting,

  setBudgetLine: command(contract.setBudgetLine, {
    about: thePot,
    reads: ({ params: { campaign, line } }) =>
      inOrder({
        ...potOf(campaign),
        lineChange: lineChange(campaign, line),
        settings: settings(campaign, potSettingsOf),
      }),
    decide: (state, { params: { line }, body, actor }, now) =>
      setLine(state, { line, ...body, offices: fullHeadships(actor), replyBy: answerBy(state.settings, now) }),
    answer: shownLine,
  }),

  endBudgetLine: command(contract.endBudgetLine, {
    about: theLine,
    reads: ({ params: { campaign, line } }) =>
      inOrder({
        ...lineOf(campaign, line),
        isUsed: isUsedLine(campaign, line),
        settings: settings(campaign, potSettingsOf),
      }),
    unweighed: ['isUsed'],
    decide: (state, { params: { line }, actor }, now) =>
      endLine(state, { line, offices: fullHeadships(actor), replyBy: answerBy(state.settings, now) }),
    answer: (found, input) => ({ ...shownLine(found, input), status: waitingIn(found.lineChange) ? 202 : 200 }),
  }),

  adoptBudgetLine: command(contract.adoptBudgetLine, {
    about: theProposedLine,
    reads: ({ params: { campaign, line } }) =>
      inOrder({ ...lineOf(campaign, line), isUsed: isUsedLine(campaign, line) }, (found) => ({
        proposer: personInBrief(campaign, found.lineChange?.person),
      })),
    unweighed: ['isUsed'],
    decide: (state, { actor }) => adoptLine(state, { offices: fullHeadships(actor) }),
    answer: shownLine,
  }),

  proposeMandate: command(contract.proposeMandate, {
    about: thePot,
    reads: ({ params: { campaign } }) =>
      inOrder(
        { ...potOf(campaign), settings: settings(campaign, potSettingsOf), mandate: fresh<Mandate>() },
        (found) => ({ replaced: mandate(campaign, found.pot.proposal) }),
      ),
    decide: (state, { body, actor }, now) => {
      const office = headedOffice(actor, body.office);
      if (isRefusal(office)) return office;
      const { splitWindowDays = state.settings.splitWindowDays, tiers } = body;
      return proposeMandate(state, { tiers, splitWindowDays, office, replyBy: answerBy(state.settings, now) });
    },
    answer: (found, { params: { campaign } }) => ({
      ...shownMandate(found),
      status: 201,
      location: `/campaigns/${campaign}/pot/mandates/${found.mandate.number}`,
    }),
  }),

  listMandates: list(contract.listMandates, {
    at: ({ params: { campaign } }) => ({
      ranges: [{ pk: partition(campaign), prefix: 'mandate#' }],
      backward: true,
    }),
    page: () => ({ view: (item) => viewMandate(entityOf<Mandate>(item) as Mandate) }),
  }),

  showMandate: show(contract.showMandate, {
    reads: ({ params }) => inOrder({ mandate: needed(numbered(params)) }),
    answer: shownMandate,
  }),

  adoptMandate: command(contract.adoptMandate, {
    about: theMandate,
    reads: ({ params }) =>
      inOrder({ ...potOf(params.campaign), mandate: needed(numbered(params)) }, (found) => ({
        voters: peopleInBrief(
          params.campaign,
          Object.values(found.mandate.adoptions).map(({ person }) => person),
        ),
        replaced:
          found.pot.mandate?.number === found.mandate.number
            ? given(undefined)
            : mandate(params.campaign, found.pot.mandate?.number),
      })),
    decide: (state, { body, actor }, now) => {
      const office = headedOffice(actor, body.office);
      if (isRefusal(office)) return office;
      const hand = handsOf({ ...actor, id: actor.person }, undefined, dayOf(now))[office] ?? [office];
      return adoptMandate(state, { office, person: actor.person, hand }, now);
    },
    answer: shownMandate,
  }),
};
