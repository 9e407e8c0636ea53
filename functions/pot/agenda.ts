import { kronor, type Ore } from '../../shared/money.ts';
import { type Text, text } from '../../shared/problems.ts';
import { viewOf } from '../../shared/reads.ts';
import type { Office, Unit } from '../../shared/units.ts';
import { type Beside, type Fact, fact, type Open, type Waiting } from '../../shared/waiting.ts';
import { enumerated, unitCalled } from '../../shared/words.ts';
import type { Deputy } from './deputies/state.ts';
import type { Contribution, LineChange, Mandate } from './funds/state.ts';
import { lineCalled } from './called.ts';
import { lackingOf } from './requests/needs.ts';
import type { Settlement } from './settlements/state.ts';
import { availableOn, type Pot, type SpendingRequest } from './state.ts';
import { partition, pot } from './store.ts';
import { countedSaid, tierSaid } from './tier-words.ts';
import { countedWith, mandateAhead, voteAhead } from './ahead.ts';
import * as waits from './waiting.ts';

/** How what waits of the pot is found and told. */
const { officeIn } = waits;
const both = (said: string): Text => text(said, said);
const money = (amount: Ore): Text => text(kronor(amount), kronor(amount, 'en'));
const unitOf = ({ sk }: Open): Unit => sk.split('#')[1] ?? '';
const idOf = ({ subject }: Open): string => subject.split('/').at(-1) ?? '';
const amountOf = ({ facts }: Open): Ore => Number(facts?.amount ?? 0);

const lineOf = ({ facts }: Open): Fact =>
  fact('line', text('Post', 'Budget line'), both(lineCalled(String(facts?.line))));

const officesIn = (digits: string | number | undefined): readonly Office[] =>
  [...String(digits ?? '')].map((digit) => officeIn(digit));
const votesSaid = ({ facts = {} }: Open): readonly Fact[] => {
  const [yes, no] = [officesIn(facts.approved), officesIn(facts.refused)].map((all) => enumerated(all.map(unitCalled)));
  return [
    ...(facts.approved === undefined ? [] : [fact('approved', text('Har godkänt', 'Approved by'), yes as Text)]),
    ...(facts.refused === undefined ? [] : [fact('refused', text('Har sagt nej', 'Refused by'), no as Text)]),
  ];
};

/** What is left of the line now, and once this is reserved. */
const leftSaid = (is: Pot, line: string, more: Ore): readonly Fact[] => {
  const of = is.lines[line];
  if (!of) return [];
  const left = availableOn(of);
  return [
    fact('left-before', text('Kvar på posten', 'Left on the line'), money(left)),
    fact('left-after', text('Kvar efteråt', 'Left afterwards'), money(left - more)),
  ];
};

const asked = (wait: Open): Text => {
  const [amount, unit, line] = [money(amountOf(wait)), unitCalled(unitOf(wait)), lineCalled(String(wait.facts?.line))];
  return text(`${amount.sv} ur posten ${line}: ${unit}`, `${amount.en} from the budget line ${line}: ${unit}`);
};

const decisionSaid = (wait: Open, is: Pot, beside: Beside<Pot>): readonly Fact[] => {
  const { facts = {} } = wait;
  const counted = countedWith(wait, beside);
  const heads = facts.heads === undefined ? null : Number(facts.heads);
  const missing = { heads: Number(facts.lacking), otherOffice: facts.outside === 1 };
  return [
    lineOf(wait),
    ...leftSaid(is, String(facts.line), Number(facts.more ?? facts.amount)),
    ...(heads === null || !is.mandate
      ? []
      : [fact('tier', text('Mandat', 'Mandate'), tierSaid(is.mandate, amountOf(wait), heads, counted))]),
    ...(is.mandate && counted ? countedSaid(is.mandate, amountOf(wait), counted) : []),
    fact('lacking', text('Återstår', 'Remains'), lackingOf({ headsNeeded: heads, missing })),
    ...votesSaid(wait),
    ...(facts.needed === undefined ? [] : [fact('needed-by', text('Behövs', 'Needed by'), both(String(facts.needed)))]),
  ];
};

const requests: Waiting<SpendingRequest, Pot> = {
  kinds: waits.requestKinds,
  waits: waits.requestWaits,
  partition,
  prefix: 'r#',
  // What is closed counts with what is asked for later.
  happens: true,
  subject: (rest) => `pot/requests/${rest.replace('#', '.')}`,
  params: (wait) => ({
    request: idOf(wait),
    ...(wait.kind === 'share' && { association: wait.for[0] ?? '' }),
    ...(wait.facts?.claim !== undefined && { claim: String(wait.facts.claim) }),
  }),
  reads: (campaign) => viewOf('only shown', pot(campaign), (is) => is),
  ahead: voteAhead,
  isDecisive: ({ kind, facts = {} }, name) =>
    kind === 'vote' && name === 'approveSpending' ? Number(facts.lacking) <= 1 : undefined,
  say: (wait, is, beside) => {
    const { facts = {} } = wait;
    const [amount, unit, title] = [amountOf(wait), unitOf(wait), asked(wait)];
    if (wait.kind === 'vote')
      return {
        title: facts.more === undefined ? title : text(`Tillägg: ${title.sv}`, `Supplement: ${title.en}`),
        unit,
        amount: Number(facts.more ?? amount),
        facts: decisionSaid(wait, is, beside),
      };
    if (wait.kind === 'claim') {
      const many = Number(facts.claims ?? 1);
      const receipts = many === 1 ? text('Kvitto', 'Receipt') : text(`${many} kvitton`, `${many} receipts`);
      return {
        title: text(`${receipts.sv}: ${title.sv}`, `${receipts.en}: ${title.en}`),
        unit,
        amount,
        facts: [lineOf(wait)],
      };
    }
    if (wait.kind === 'share')
      return {
        title: text(`Er del: ${title.sv}`, `Your share: ${title.en}`),
        unit,
        amount,
        facts: [lineOf(wait), fact('whole', text('Hela beloppet', 'The whole amount'), money(Number(facts.whole)))],
      };
    return { title: text(`Att använda: ${title.sv}`, `To be used: ${title.en}`), unit, amount, facts: [lineOf(wait)] };
  },
};

const proposedBy = ({ owner }: Open): readonly Fact[] =>
  owner === undefined ? [] : [fact('proposed-by', text('Föreslaget av', 'Proposed by'), both(unitCalled(owner)))];

const mandates: Waiting<Mandate, Pot> = {
  kinds: waits.mandateKinds,
  waits: waits.mandateWaits,
  partition,
  prefix: 'mandate#',
  subject: (rest) => `pot/mandates/${Number(rest)}`,
  params: (wait) => ({ mandate: idOf(wait) }),
  reads: (campaign) => viewOf('only shown', pot(campaign), (is) => is),
  ahead: mandateAhead,
  say: (wait) => ({
    title: text(`Mandat ${wait.facts?.number}`, `Mandate ${wait.facts?.number}`),
    facts: [...proposedBy(wait), fact('tiers', text('Steg', 'Tiers'), both(String(wait.facts?.tiers)))],
  }),
};

const lines: Waiting<LineChange> = {
  kinds: waits.lineKinds,
  waits: waits.lineWaits,
  partition,
  prefix: 'line#',
  subject: (rest) => `pot/budget-lines/${rest}`,
  params: (wait) => ({ line: idOf(wait) }),
  say: (wait) => ({
    title: wait.facts?.ends
      ? text(`Avsluta posten ${wait.facts.name}`, `End the budget line ${wait.facts.name}`)
      : text(`Posten ${wait.facts?.name}`, `The budget line ${wait.facts?.name}`),
    amount: amountOf(wait),
    facts: proposedBy(wait),
  }),
};

const contributions: Waiting<Contribution> = {
  kinds: waits.correctionKinds,
  waits: waits.correctionWaits,
  partition,
  prefix: 'contribution#',
  // What is told of it is told of the pot.
  subject: () => 'pot',
  params: (wait) => ({ contribution: String(wait.facts?.contribution) }),
  say: (wait) => {
    const office = unitCalled(officeIn(wait.facts?.office));
    return {
      title: text(`Rättat bidrag från ${office}`, `A corrected contribution of ${office}`),
      amount: amountOf(wait),
      facts: [...proposedBy(wait), fact('was', text('Var', 'Was'), money(Number(wait.facts?.was)))],
    };
  },
};

const deputies: Waiting<Deputy> = {
  kinds: waits.deputyKinds,
  waits: waits.deputyWaits,
  partition,
  prefix: 'deputy#',
  subject: (rest) => `pot/deputies/${rest}`,
  params: (wait) => ({ office: idOf(wait) }),
  say: ({ facts = {} }) => {
    const office = unitCalled(officeIn(facts.office));
    return {
      title: text(`Ställföreträdare: ${office}`, `The deputy of ${office}`),
      facts: [
        fact(
          'period',
          text('Tid', 'Period'),
          text(`${facts.begins} till ${facts.ends}`, `${facts.begins} to ${facts.ends}`),
        ),
      ],
    };
  },
};

const settlements: Waiting<Settlement> = {
  kinds: waits.settlementKinds,
  waits: waits.settlementWaits,
  partition,
  prefix: 'settlement#',
  subject: (rest) => `pot/settlements/${Number(rest)}`,
  params: (wait) => ({ settlement: idOf(wait), transfer: String(wait.facts?.transfer) }),
  say: (wait) => {
    const [from, to] = [unitCalled(officeIn(wait.facts?.payer)), unitCalled(wait.for[0] ?? '')];
    return {
      title: text(
        `Avräkning ${wait.facts?.number}: ${from} till ${to}`,
        `Settlement ${wait.facts?.number}: ${from} to ${to}`,
      ),
      amount: amountOf(wait),
      facts: [],
    };
  },
};

export const waiting = {
  'pot/requests': requests,
  'pot/mandates': mandates,
  'pot/budget-lines': lines,
  pot: contributions,
  'pot/deputies': deputies,
  'pot/settlements': settlements,
};
