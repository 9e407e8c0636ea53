import type { Naming } from '../../shared/called.ts';
import { isUnitId } from '../../shared/ids.ts';
import { text } from '../../shared/problems.ts';
import { enumerated, unitCalled } from '../../shared/words.ts';
import type { Visit } from './state.ts';
import { visitKey } from './store.ts';

/** Where notices find what they are about. */
export const titled: Readonly<Record<string, Naming>> = {
  visit: {
    at: (campaign, id) => (isUnitId(id) ? visitKey(campaign, id) : undefined),
    name: (item) => {
      const { unit, wishes, day } = item as unknown as Visit;
      const days = enumerated(day === undefined ? wishes : [day]);
      return text(`besök hos ${unitCalled(unit)}: ${days.sv}`, `visit to ${unitCalled(unit)}: ${days.en}`);
    },
    gone: text('ett besök', 'a visit'),
  },
};
