import { addSeconds, type Instant } from '../../shared/calendar.ts';
import { text } from '../../shared/problems.ts';
import type { Office } from '../../shared/units.ts';
import { refuse } from './problems.ts';
import { hostOf } from '../../shared/outbound/addresses.ts';
import type { Decision } from './events.ts';
import type { Delivery, Hook, HookEvent, OffBecause } from './state.ts';

/** Registering a hook, its keys, switching it off and on. Pure: no rule sees a secret. */
export type OneHook = { readonly hook: Hook };

/** Each change is sent to every hook: few enough to be read at once. */
export const mostHooks = 10;
/** How long the key before the last signs, too, so that a receiver has time to take over the new one. */
const overlapSeconds = 86_400;

const about = ({ id, office, url }: Pick<Hook, 'id' | 'office' | 'url'>) => ({
  subject: `hooks/${id}`,
  hook: id,
  office,
  host: hostOf(url),
});

export const register = (
  /** How many hooks the office has. */
  { count }: { readonly count: number },
  hook: { readonly id: string; readonly office: Office; readonly url: string; readonly events: readonly HookEvent[] },
): Decision<'too-many-hooks'> =>
  count >= mostHooks
    ? refuse(
        'too-many-hooks',
        text(`Ett kansli har högst ${mostHooks}; ta bort någon.`, `An office has at most ${mostHooks}; remove one.`),
      )
    : [{ type: 'HookRegistered', ...about(hook), events: hook.events }];

export const rotate = ({ hook }: OneHook, now: Instant): Decision<never> => [
  { type: 'HookKeyRotated', ...about(hook), oldValidUntil: addSeconds(now, overlapSeconds) },
];

export const remove = ({ hook }: OneHook): Decision<never> => [{ type: 'HookRemoved', ...about(hook) }];

export const switchOff = ({ hook }: OneHook, because: OffBecause): Decision<never> =>
  hook.status === 'on' ? [{ type: 'HookSwitchedOff', ...about(hook), because }] : [];

export const resume = ({ hook }: OneHook): Decision<never> =>
  hook.status === 'off' ? [{ type: 'HookResumed', ...about(hook) }] : [];

/** What was given up is sent again, under the same id, by a hook that is on. */
export const replay = ({ hook, delivery }: OneHook & { readonly delivery: Delivery }): Decision<'wrong-status'> => {
  if (hook.status === 'off')
    return refuse(
      'wrong-status',
      text('Anropen är avstängda; slå på dem först.', 'The hook is off; switch it on again first.'),
    );
  if (delivery.status !== 'failed')
    return refuse(
      'wrong-status',
      delivery.status === 'delivered'
        ? text('Det har redan kommit fram.', 'It has got through already.')
        : text('Det försöks fortfarande.', 'It is still being tried.'),
    );
  return [{ type: 'DeliveryReplayed', ...about(hook), delivery: delivery.id }];
};
