import { text } from '../../shared/problems.ts';
import { fact, type Open, type Waiting } from '../../shared/waiting.ts';
import { dayFact, factOf, idIn, period, periodFact, plain, unitId, unitInKey } from '../../shared/waiting-words.ts';
import { unitCalled } from '../../shared/words.ts';
import { planAhead, positionAhead, requestAhead } from './ahead.ts';
import { positionCalled } from './called.ts';
import type { Import } from './sheets/import.ts';
import type { Plan, Position, StaffRequest } from './state.ts';
import { partition } from './store.ts';
import * as waits from './waiting.ts';

/** How what waits of staff is found and told. */
const days = (wait: Open) => period(factOf(wait, 'begins'), factOf(wait, 'ends'));
const extentFact = (wait: Open) => fact('extent', text('Omfattning', 'Extent'), plain(`${factOf(wait, 'extent')} %`));
const priorities = { low: text('låg', 'low'), normal: text('vanlig', 'normal'), high: text('hög', 'high') };
const priorityOf = (wait: Open) =>
  priorities[factOf(wait, 'priority') as keyof typeof priorities] ?? plain(factOf(wait, 'priority'));

const requests: Waiting<StaffRequest> = {
  kinds: waits.requestKinds,
  waits: waits.requestWaits,
  settle: waits.settleRequest,
  partition,
  prefix: 'r#',
  subject: (rest) => `staff/requests/${unitId(rest)}`,
  params: (wait) => ({ request: idIn(wait), allocation: factOf(wait, 'allocation') }),
  ahead: requestAhead,
  say: (wait) => {
    const [who, when, extent] = [unitCalled(unitInKey(wait)), days(wait), factOf(wait, 'extent')];
    const title = text(`Personal till ${who}: ${extent} %, ${when.sv}`, `Staff for ${who}: ${extent} %, ${when.en}`);
    return {
      title: wait.kind === 'dispute' ? text(`Bestritt: ${title.sv}`, `Disputed: ${title.en}`) : title,
      unit: unitInKey(wait),
      facts: [
        extentFact(wait),
        periodFact(factOf(wait, 'begins'), factOf(wait, 'ends')),
        fact('priority', text('Prioritet', 'Priority'), priorityOf(wait)),
      ],
    };
  },
};

const allocationTitle = (wait: Open) => {
  const when = period(factOf(wait, 'begins'), wait.until ?? '');
  const [who, extent] = [unitCalled(wait.for[0] ?? ''), factOf(wait, 'extent')];
  return text(`Personal hos ${who}: ${extent} %, ${when.sv}`, `Staff at ${who}: ${extent} %, ${when.en}`);
};
const positions: Waiting<Position> = {
  kinds: waits.positionKinds,
  waits: waits.positionWaits,
  partition,
  prefix: 'p#',
  subject: (rest, { for: [unit], facts: { request } = {} }) =>
    request === undefined ? `staff/positions/${rest}` : `staff/requests/${unit}.${request}`,
  params: (wait) => ({ position: wait.sk.slice(2), allocation: `${wait.sk.slice(2)}.${factOf(wait, 'allocation')}` }),
  ahead: positionAhead,
  say: (wait) => {
    const position = positionCalled(wait.sk.slice(2));
    if (wait.kind === 'role')
      return {
        title:
          factOf(wait, 'as') === 'supervisor'
            ? text(`Leda ${position}`, `Supervise ${position}`)
            : text(`Administrera ${position}`, `Administer ${position}`),
        facts: [extentFact(wait), periodFact(factOf(wait, 'begins'), factOf(wait, 'ends'))],
      };
    return {
      title: allocationTitle(wait),
      unit: wait.for[0],
      facts: [extentFact(wait), ...dayFact('begins', text('Börjar', 'Begins'), factOf(wait, 'begins'))],
    };
  },
};

const plans: Waiting<Plan> = {
  kinds: waits.planKinds,
  waits: waits.planWaits,
  partition,
  prefix: 'plan#',
  subject: (rest) => `staff/plans/${rest}`,
  params: (wait) => ({ plan: idIn(wait) }),
  ahead: planAhead,
  say: (wait) => {
    const when = days(wait);
    return {
      title: text(`Utkast till personalplan ${when.sv}`, `Draft of a staff plan ${when.en}`),
      facts: [periodFact(factOf(wait, 'begins'), factOf(wait, 'ends'))],
    };
  },
};

/** Nobody is shown these: requests are judged by them. */
const imports: Waiting<Import> = {
  kinds: waits.importKinds,
  waits: waits.importWaits,
  partition,
  prefix: 'import#',
  subject: (rest) => `staff/imports/${rest}`,
  params: () => ({}),
  say: () => ({ title: text('En import', 'An import'), facts: [] }),
};

export const waiting = {
  'staff/requests': requests,
  'staff/positions': positions,
  'staff/plans': plans,
  'staff/imports': imports,
};
