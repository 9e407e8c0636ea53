import { type Actor, headships } from '../../../shared/actor.ts';
import { type Day, dayOf } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { entityOf } from '../../../shared/commit.ts';
import { settings } from '../../../shared/directory.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { personInBrief } from '../../../shared/people.ts';
import { isRefusal, refuse } from '../../../shared/problems.ts';
import { fresh, given, inOrder, type Loaded, needed, toSet } from '../../../shared/reads.ts';
import type { Office } from '../../../shared/units.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { type LedgerRow, potAsOf } from '../ledger/replay.ts';
import { potSettingsOf } from '../offers.ts';
import type { Contribution, LineChange, Mandate, Pot } from '../state.ts';
import {
  command,
  deputies,
  deputy,
  ledgerRows,
  lineChange,
  lineChanges,
  mandate,
  mandates,
  partition,
  pot,
} from '../store.ts';
import { viewDeputy, viewLine, viewMandate, viewPot } from '../views.ts';
import { contract } from './contract.ts';
import { adoptLine, adoptMandate, appointDeputy, contribute, proposeMandate, setLine } from './rules.ts';

/** The operations on what the pot holds, and on who may decide over it. */
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

type OnLine = InCampaign & { readonly line: string };
const shownLine = (
  found: { readonly pot: Pot; readonly lineChange: LineChange | undefined },
  { params }: { readonly params: OnLine },
) => ({
  status: 200,
  body: viewLine(found.pot, found.lineChange, params.line),
  version: found.pot.version,
});

type OnMandate = InCampaign & { readonly mandate: string };
const numbered = ({ campaign, mandate: id }: OnMandate) =>
  mandate(campaign, /^[1-9]\d{0,5}$/.test(id) ? Number(id) : undefined);
const theMandate = about({
  reads: (path: OnMandate) => inOrder({ mandate: numbered(path) }),
  target: (found) => found.mandate && {},
  version: (found) => found.mandate?.version ?? 0,
});
const shownMandate = (found: { readonly mandate: Mandate }) => ({
  status: 200,
  body: viewMandate(found.mandate),
  version: found.mandate.version,
});

type OnDeputy = InCampaign & { readonly office: string };
const theDeputy = ({ campaign, office }: OnDeputy) => deputy(campaign, office as Office);

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
          mandates: mandates(campaign),
          // As of a day only balances and the mandate are known.
          changes: asOf === undefined ? lineChanges(campaign) : given<readonly LineChange[]>([]),
        },
        (found) => ({ rows: asOf === undefined ? given<readonly LedgerRow[]>([]) : ledgerRows(found.pot, campaign) }),
      ),
    answer: ({ pot: is, mandates: all, changes, rows }, { query: { asOf } }) => {
      const [inForce, proposal] = (['in-force', 'proposed'] as const).map((of) =>
        all.find(({ status }) => status === of),
      );
      return shownPot(
        asOf === undefined
          ? { pot: is, changes, inForce, proposal }
          : { pot: potAsOf(is, rows, asOf), changes, inForce: inForceOn(all, asOf), proposal: undefined },
      );
    },
  }),

  contribute: command(contract.contribute, {
    about: thePot,
    mayDo: ({ actor, body }) => headships(actor).includes(body.office),
    reads: ({ params: { campaign } }) =>
      inOrder({ ...potOf(campaign), contribution: fresh<Contribution>() }, (found) => around(campaign, found.pot)),
    decide: (_state, { body }) => contribute(body),
    answer: shownPot,
  }),

  setBudgetLine: command(contract.setBudgetLine, {
    about: thePot,
    reads: ({ params: { campaign, line } }) => inOrder({ ...potOf(campaign), lineChange: lineChange(campaign, line) }),
    decide: (state, { params: { line }, body, actor }) => setLine(state, { line, ...body, offices: headships(actor) }),
    answer: shownLine,
  }),

  adoptBudgetLine: command(contract.adoptBudgetLine, {
    about: about({
      reads: ({ campaign, line }: OnLine) => inOrder({ pot: pot(campaign), change: lineChange(campaign, line) }),
      target: (found, _actor, { line }) => (found.pot.lines[line] || found.change ? {} : undefined),
      version: (found) => found.pot.version,
    }),
    reads: ({ params: { campaign, line } }) => inOrder({ pot: pot(campaign), lineChange: lineChange(campaign, line) }),
    decide: (state, { actor }) => adoptLine(state, { offices: headships(actor) }),
    answer: shownLine,
  }),

  proposeMandate: command(contract.proposeMandate, {
    about: thePot,
    reads: ({ params: { campaign } }) =>
      inOrder(
        { ...potOf(campaign), settings: settings(campaign, potSettingsOf), mandate: fresh<Mandate>() },
        (found) => ({ replaced: mandate(campaign, found.pot.proposal) }),
      ),
    decide: (state, { body, actor }) => {
      const office = headedOffice(actor, body.office);
      if (isRefusal(office)) return office;
      const { splitWindowDays = state.settings.splitWindowDays, tiers } = body;
      return proposeMandate(state, { tiers, splitWindowDays, office });
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
        replaced:
          found.pot.mandate?.number === found.mandate.number
            ? given(undefined)
            : mandate(params.campaign, found.pot.mandate?.number),
      })),
    decide: (state, { body, actor }) => {
      const office = headedOffice(actor, body.office);
      return isRefusal(office) ? office : adoptMandate(state, { office, person: actor.person });
    },
    answer: shownMandate,
  }),

  appointDeputy: command(contract.appointDeputy, {
    about: about({
      reads: (path: OnDeputy) => inOrder({ deputy: theDeputy(path) }),
      target: () => ({}),
      version: (found) => found.deputy?.version ?? 0,
    }),
    reads: ({ params, body }) =>
      inOrder({
        pot: pot(params.campaign),
        deputy: toSet(theDeputy(params)),
        person: personInBrief(params.campaign, body.person),
      }),
    decide: (state, { params, body }) => {
      const office = params.office as Office;
      if (!state.person) return invalidField('/person', 'unknown');
      const isMember = state.person.memberships.some(({ unit }) => unit === office);
      return appointDeputy(state, { ...body, office, isMember });
    },
    answer: (found, { params: { campaign } }, now) => ({
      ...(found.deputy.createdAt === now
        ? { status: 201, location: `/campaigns/${campaign}/pot/deputies/${found.deputy.office}` }
        : { status: 200 }),
      body: viewDeputy(found.deputy),
      version: found.deputy.version,
    }),
  }),

  listDeputies: show(contract.listDeputies, {
    reads: ({ params: { campaign } }) => inOrder({ deputies: deputies(campaign) }),
    answer: (found) => ({ status: 200, body: { items: found.deputies.map(viewDeputy) } }),
  }),
};
