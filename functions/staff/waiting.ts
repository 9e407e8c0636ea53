import { offices } from '../../shared/units.ts';
import { type Around, type Open, type Wait, waitsIn } from '../../shared/waiting.ts';
import { roles } from './positions/roles.ts';
import type { Plan, Position, StaffRequest } from './state.ts';

/** What of staff waits for whom. Pure. */

export const requestKinds = {
  answer: ['decide', 'allocate', 'declineRequest'],
  dispute: ['decide', 'allocate', 'settleDispute'],
  consent: ['decide', 'consentToRequest', 'declineRequest'],
} as const;
const onRequest = waitsIn(requestKinds);

export const requestWaits = (request: StaffRequest): readonly Wait[] => {
  const { unit, outcome, owner, replyBy, escalated, extent, from, to, dispute, reopenedAt } = request;
  const facts = {
    extent,
    begins: from,
    ends: to,
    priority: request.priority,
    ...(request.import !== undefined && { import: request.import }),
  };
  if (outcome === 'proposed') return [onRequest('consent', { for: [unit], due: replyBy, owner, facts })];
  if (outcome !== 'open') return [];
  const isDisputed = dispute && dispute.withdrawnAt === undefined && !dispute.settled;
  return [
    onRequest(isDisputed ? 'dispute' : 'answer', {
      for: escalated ? offices : [owner],
      due: replyBy,
      owner,
      facts: {
        ...facts,
        ...(isDisputed && { allocation: dispute.allocation }),
        ...(reopenedAt !== undefined && { reopened: reopenedAt }),
      },
    }),
  ];
};

/** An answered request waits no more, until what answered it is gone; and what an import brings is not there before it is. */
export const settleRequest = (wait: Open, around: Around): Wait | undefined => {
  const { reopened = '', import: brought } = wait.facts ?? {};
  if (brought !== undefined && !around.has(`staff/imports/${brought}`)) return undefined;
  if (wait.kind === 'consent') return wait;
  const given = (around.get(wait.subject) ?? []).filter(({ kind }) => Object.hasOwn(positionKinds, kind));
  const since = reopened === '' ? 0 : Date.parse(String(reopened));
  return given.some(({ facts }) => Number.parseInt(String(facts?.at), 36) >= since) ? undefined : wait;
};

export const importKinds = { real: ['know'] } as const;
/** That the requests of an import are there. */
export const importWaits = (): readonly Wait[] => [waitsIn(importKinds)('real', { for: [] })];

export const positionKinds = {
  confirm: ['decide', 'confirmAllocation', 'disputeAllocation'],
  allocation: ['know'],
  role: ['decide', 'acceptPosition', 'declinePosition'],
} as const;
const onPosition = waitsIn(positionKinds);
/** Before it stand unit or position, which are known. */
const ulidOf = (id: string): string => id.split('.')[1] ?? id;

export const positionWaits = ({ allocations, consents = {}, ...position }: Position): readonly Wait[] => [
  ...allocations.map(({ id, request, unit, extent, from, to, status, allocatedAt }) =>
    onPosition(status === 'allocated' ? 'confirm' : 'allocation', {
      for: [unit],
      until: to,
      facts: {
        request: ulidOf(request),
        extent,
        begins: from,
        at: Date.parse(allocatedAt).toString(36),
        ...(status === 'allocated' && { allocation: ulidOf(id) }),
      },
    }),
  ),
  ...roles.flatMap((role) => {
    const consent = consents[role];
    const facts = { as: role, extent: position.extent, begins: position.from, ends: position.to };
    return consent?.status === 'asked'
      ? [onPosition('role', { for: [position[role]], due: consent.replyBy, owner: position[role], facts })]
      : [];
  }),
];

export const planKinds = { plan: ['decide', 'publishPlan', 'removePlan'] } as const;
export const planWaits = ({ status, from, to, offices: asking = offices }: Plan): readonly Wait[] =>
  status === 'draft' ? [waitsIn(planKinds)('plan', { for: asking, until: to, facts: { begins: from, ends: to } })] : [];
