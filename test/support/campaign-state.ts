import { evolve } from '../../functions/campaign/evolve.ts';
import type { CampaignEvent } from '../../functions/campaign/events.ts';
import { started } from '../../functions/campaign/offers.ts';
import type { Campaign, CampaignState } from '../../functions/campaign/state.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { now, stored } from './pot-state.ts';

/** Campaigns to begin a given/when/then with: one being set up, and one whose mandate is in force. */

export const dates = { id: 'val', name: 'Val', start: '2018-06-01', electionDay: '2018-09-09', end: '2018-09-30' };
export const settingUp: Campaign = { ...stored, ...dates };
export const running: Campaign = started(settingUp, '2018-06-10T10:00:00.000Z');

/** The state after what was decided, which must not be a refusal. */
export const after = <S extends CampaignState>(state: S, decision: readonly CampaignEvent[] | Refusal): S => {
  if (isRefusal(decision)) throw new Error(`refused: ${decision.refused}`);
  return decision.reduce((is, event) => evolve(is, { ...event, id: 'e', at: now, actor: 'admin' }) as S, state);
};
