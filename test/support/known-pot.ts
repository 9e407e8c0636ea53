import type { Office } from '../../shared/units.ts';
import type { contract } from './pot-contract.ts';

/** A command on the pot, and what the clients know of it. */
export type Operation = keyof typeof contract;
export type Command = {
  readonly operation: Operation;
  readonly persona: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly ifMatch?: number;
};

/** What the clients have learnt from the answers, and share: so they often turn to the same things at once. */
export type Known = { readonly id: string; readonly unit: string; readonly budgetLine: string } & {
  readonly [K in 'version' | 'paid' | 'outstanding' | 'openClaims']: number;
} & {
  readonly status: string;
  readonly supplement?: object;
  readonly payouts: readonly Money[];
  readonly returns: readonly Money[];
};
type Money = { readonly id: string; readonly office: Office; readonly reversed?: object };
export type World = {
  readonly requests: Map<string, Known>;
  readonly claims: Map<string, { readonly request: string; readonly status: string }>;
  /** The version of what is proposed for a line. */
  readonly lines: Map<string, number>;
  mandates: number;
};
export const newWorld = (): World => ({ requests: new Map(), claims: new Map(), lines: new Map(), mandates: 1 });

/** What an answer taught. */
export const learn = (world: World, { operation }: Command, body: Readonly<Record<string, unknown>>): void => {
  if (operation === 'proposeMandate') world.mandates = Math.max(world.mandates, Number(body.number));
  if (operation === 'setBudgetLine') {
    const proposed = body.proposed as { readonly version: number } | undefined;
    if (proposed) world.lines.set(String(body.id), proposed.version);
  }
  if (typeof body.unit !== 'string') return;
  const request = body as unknown as Known & { readonly claim?: { readonly id: string; readonly status: string } };
  if ((world.requests.get(request.id)?.version ?? 0) > request.version) return;
  world.requests.set(request.id, request);
  if (request.claim) world.claims.set(request.claim.id, { request: request.id, status: request.claim.status });
};
