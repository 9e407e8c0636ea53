import { type Actor, headships } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { entityOf } from '../../../shared/commit.ts';
import { readSettings } from '../../../shared/directory.ts';
import { execute } from '../../../shared/execute.ts';
import type { Handlers } from '../../../shared/http.ts';
import { invalidField } from '../../../shared/input.ts';
import { pageOf } from '../../../shared/page.ts';
import { readPersonInBrief } from '../../../shared/people.ts';
import { refuse } from '../../../shared/problems.ts';
import type { Item } from '../../../shared/table.ts';
import type { Office } from '../../../shared/units.ts';
import {
  capability,
  partition,
  readCampaign,
  readDeputies,
  readLineChange,
  readLineChanges,
  readMandate,
  readMandates,
  readPot,
  readRows,
} from '../store.ts';
import { potAsOf } from '../ledger/replay.ts';
import { potSettingsOf } from '../offers.ts';
import type { Deputy, Mandate, Pot, PotState } from '../state.ts';
import { viewDeputy, viewLines, viewMandate, viewPot } from '../views.ts';
import type { fundsContract } from './contract.ts';
import { adoptLine, adoptMandate, appointDeputy, contribute, proposeMandate, setLine } from './rules.ts';

/** For which of their offices somebody acts: the one named, or the only one they head. */
const headedOffice = (actor: Actor, named: Office | undefined) => {
  const heads = headships(actor);
  if (named !== undefined) return heads.includes(named) ? named : refuse('not-allowed');
  return heads.length === 1 ? (heads[0] as Office) : invalidField('/office', 'needed');
};

/** What is shown with the pot but kept beside it. */
const readAround = async (campaign: string, pot: Pot) => {
  const [changes, inForce, proposal] = await Promise.all([
    readLineChanges(campaign),
    pot.mandate && readMandate(campaign, pot.mandate.number),
    pot.proposal === undefined ? undefined : readMandate(campaign, pot.proposal),
  ]);
  return { changes, inForce, proposal };
};

const potNow = async (campaign: string) => {
  const pot = await readPot(campaign);
  const { changes, inForce, proposal } = await readAround(campaign, pot);
  return viewPot({ pot, changes, mandate: inForce, proposal });
};

/** The pot at the end of a day: balances from the ledger, and the mandate that was in force by then. */
const potThen = async (campaign: string, day: string) => {
  const pot = await readPot(campaign);
  const [rows, mandates] = await Promise.all([readRows(campaign, pot), readMandates(campaign)]);
  const mandate = mandates.findLast(({ inForceAt }) => inForceAt !== undefined && dayOf(inForceAt) <= day);
  return viewPot({ pot: potAsOf(pot, rows, day), changes: [], mandate: mandate && { ...mandate, status: 'in-force' } });
};

const lineAnswer = (line: string) => (state: PotState) => ({
  status: 200,
  body: viewLines(state.pot, state.lineChange ? [state.lineChange] : []).find(({ id }) => id === line) as ReturnType<
    typeof viewLines
  >[number],
  version: state.pot.version,
});

const mandateAnswer = (campaign: string, status: 200 | 201) => (state: PotState) => {
  const mandate = state.mandate as Mandate;
  const location = `/campaigns/${campaign}/pot/mandates/${mandate.number}`;
  return { status, body: viewMandate(mandate), version: mandate.version, ...(status === 201 && { location }) };
};

const mandateNumber = (id: string): number => (/^[1-9]\d{0,5}$/.test(id) ? Number(id) : 0);
const versionOfPot = ({ pot }: PotState): number => pot.version;

/** Whether the campaign exists: the first contribution makes the pot, but not for a campaign nobody has set up. */
const loadPot = async (campaign: string) => {
  const [pot, found] = await Promise.all([readPot(campaign), readCampaign(campaign)]);
  return found ? { pot, campaign: found } : refuse('not-found');
};

export const fundsHandlers: Handlers<typeof fundsContract> = {
  showPot: {
    run: async ({ params: { campaign }, query: { asOf } }) => {
      const body = await (asOf === undefined ? potNow(campaign) : potThen(campaign, asOf));
      return { status: 200, body, version: body.version };
    },
  },

  contribute: {
    mayDo: ({ actor, body }) => headships(actor).includes(body.office),
    run: async ({ params: { campaign }, body, caller }) => {
      type Loaded = PotState & {
        readonly changes: Parameters<typeof viewPot>[0]['changes'];
        readonly inForce?: Mandate | undefined;
        readonly proposal?: Mandate | undefined;
      };
      return execute(caller, capability<Loaded>(campaign), {
        load: async () => {
          const loaded = await loadPot(campaign);
          if ('refused' in loaded) return loaded;
          return { pot: loaded.pot, ...(await readAround(campaign, loaded.pot)) };
        },
        decide: () => contribute(body),
        versionOf: versionOfPot,
        answer: ({ pot, changes, inForce, proposal }) => ({
          status: 200,
          body: viewPot({ pot, changes, mandate: inForce, proposal }),
          version: pot.version,
        }),
      });
    },
  },

  setBudgetLine: {
    run: async ({ params: { campaign, line }, body, actor, caller }) =>
      execute(caller, capability(campaign), {
        load: async () => {
          const loaded = await loadPot(campaign);
          return 'refused' in loaded ? loaded : { pot: loaded.pot, lineChange: await readLineChange(campaign, line) };
        },
        decide: (state) => setLine(state, { line, ...body, offices: headships(actor) }),
        versionOf: versionOfPot,
        answer: lineAnswer(line),
      }),
  },

  adoptBudgetLine: {
    target: async ({ campaign, line }) => {
      const [pot, change] = await Promise.all([readPot(campaign), readLineChange(campaign, line)]);
      return pot.lines[line] || change ? {} : undefined;
    },
    run: async ({ params: { campaign, line }, actor, caller }) =>
      execute(caller, capability(campaign), {
        load: async () => {
          const [pot, lineChange] = await Promise.all([readPot(campaign), readLineChange(campaign, line)]);
          return { pot, lineChange };
        },
        decide: (state) => adoptLine(state, { offices: headships(actor) }),
        versionOf: versionOfPot,
        answer: lineAnswer(line),
      }),
  },

  proposeMandate: {
    run: async ({ params: { campaign }, body, actor, caller }) => {
      const office = headedOffice(actor, body.office);
      if (typeof office !== 'string') return office;
      const { splitWindowDays } = potSettingsOf(await readSettings(campaign));
      return execute(caller, capability<PotState>(campaign), {
        load: async () => {
          const loaded = await loadPot(campaign);
          if ('refused' in loaded) return loaded;
          const { pot } = loaded;
          return { pot, replaced: pot.proposal === undefined ? undefined : await readMandate(campaign, pot.proposal) };
        },
        decide: (state) =>
          proposeMandate(state, {
            tiers: body.tiers,
            splitWindowDays: body.splitWindowDays ?? splitWindowDays,
            office,
          }),
        versionOf: versionOfPot,
        answer: mandateAnswer(campaign, 201),
      });
    },
  },

  listMandates: {
    run: async ({ params: { campaign }, query: { limit, cursor }, path }) => {
      return pageOf({
        ranges: [{ pk: partition(campaign), prefix: 'mandate#' }],
        limit,
        cursor,
        query: [path],
        backward: true,
        view: (item: Item) => viewMandate(entityOf<Mandate>(item) as Mandate),
      });
    },
  },

  showMandate: {
    run: async ({ params: { campaign, mandate } }) => {
      const found = await readMandate(campaign, mandateNumber(mandate));
      return found ? { status: 200, body: viewMandate(found), version: found.version } : refuse('not-found');
    },
  },

  adoptMandate: {
    target: async ({ campaign, mandate }) => ((await readMandate(campaign, mandateNumber(mandate))) ? {} : undefined),
    run: async ({ params: { campaign, mandate }, body, actor, caller }) => {
      const office = headedOffice(actor, body.office);
      if (typeof office !== 'string') return office;
      const number = mandateNumber(mandate);
      return execute(caller, capability<PotState>(campaign), {
        load: async () => {
          const [loaded, asked] = await Promise.all([loadPot(campaign), readMandate(campaign, number)]);
          if ('refused' in loaded) return loaded;
          const before = loaded.pot.mandate?.number;
          const replaced = before === undefined || before === number ? undefined : await readMandate(campaign, before);
          return { ...loaded, mandate: asked, replaced };
        },
        decide: (state) => adoptMandate(state, { office, person: actor.person }),
        versionOf: ({ mandate: asked }) => asked?.version ?? 0,
        answer: mandateAnswer(campaign, 200),
      });
    },
  },

  appointDeputy: {
    run: async ({ params: { campaign, office: named }, body, caller }) => {
      const office = named as Office;
      type Loaded = PotState & { readonly isMember: boolean };
      return execute(caller, capability<Loaded>(campaign), {
        load: async () => {
          const [pot, deputies, person]: [Pot, readonly Deputy[], Awaited<ReturnType<typeof readPersonInBrief>>] =
            await Promise.all([readPot(campaign), readDeputies(campaign), readPersonInBrief(campaign, body.person)]);
          if (!person) return invalidField('/person', 'unknown');
          const isMember = person.memberships.some(({ unit }) => unit === office);
          return { pot, deputy: deputies.find((each) => each.office === office), isMember };
        },
        decide: (state) => appointDeputy(state, { ...body, office, isMember: state.isMember }),
        versionOf: (state) => state.deputy?.version ?? 0,
        answer: ({ deputy }, now) => ({
          ...(deputy?.createdAt === now
            ? { status: 201, location: `/campaigns/${campaign}/pot/deputies/${office}` }
            : { status: 200 }),
          body: viewDeputy(deputy as Deputy),
          version: deputy?.version ?? 0,
        }),
      });
    },
  },

  listDeputies: {
    run: async ({ params: { campaign } }) => ({
      status: 200,
      body: { items: (await readDeputies(campaign)).map(viewDeputy) },
    }),
  },
};
