import type { Units } from '../../shared/meter.ts';
import type { Answered, Call } from './session.ts';

/** What an operation costs. */
export type Figure = {
  readonly operation: string;
  readonly units: Units;
  /** What it may cost at most; absent where nothing is promised. */
  readonly limit?: Partial<Units>;
};

/** A step without a name only leads somewhere. */
export type Step = (
  operation: string,
  persona: string,
  request: string,
  body?: object,
  limit?: Partial<Units>,
) => Promise<Answered>;

/** Takes steps and notes what they cost; with `keyed`, each POST carries an `Idempotency-Key`, and only those count. */
export const recorder = (call: Call, keyed: boolean) => {
  const noted = new Map<string, Figure>();
  const step: Step = async (operation, persona, request, body, limit) => {
    const isKeyed = keyed && request.startsWith('POST');
    const key = { 'idempotency-key': crypto.randomUUID() };
    const answered = await call(persona, request, body, isKeyed ? key : {});
    // Of several with one name the costliest counts.
    const before = noted.get(operation);
    if (operation && keyed === isKeyed && (before?.units.write ?? -1) < answered.units.write)
      noted.set(operation, { operation, units: answered.units, ...(limit && { limit }) });
    return answered;
  };
  return { step, figures: (): readonly Figure[] => [...noted.values()] };
};
