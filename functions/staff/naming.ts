import type { Naming } from '../../shared/called.ts';
import { settingsKey } from '../../shared/directory.ts';
import { isUnitId } from '../../shared/ids.ts';
import { type Text, text } from '../../shared/problems.ts';
import { inSentence, labelOf, type Vocabulary } from '../../shared/vocabulary.ts';
import { unitCalled } from '../../shared/words.ts';
import { usualTasks } from './labels.ts';
import type { StaffSettings } from './offers.ts';
import { during } from './phrases.ts';
import type { Plan, Position, StaffRequest } from './state.ts';
import { planKey, positionKey, requestKey } from './store.ts';

const taskIn = (known: Vocabulary, task: string): Text =>
  text(inSentence(labelOf(known, task, 'sv')), inSentence(labelOf(known, task, 'en')));

/** Where sentences find the names of things (shared/called.ts). */
export const called: Readonly<Record<string, Naming>> = {
  position: {
    at: positionKey,
    name: (item) => {
      const { extent, employer } = item as unknown as Position;
      return text(
        `befattningen på ${extent} % hos ${unitCalled(employer)}`,
        `the position of ${extent} % at ${unitCalled(employer)}`,
      );
    },
    gone: text('en borttagen befattning', 'a position that was removed'),
  },
  task: {
    at: settingsKey,
    // As `tasksOf` (offers.ts), whose defaults nobody needs who only says a name.
    name: (item, id) => taskIn({ ...usualTasks, ...(item.staff as Partial<StaffSettings> | undefined)?.tasks }, id),
    // Nobody has set anything.
    gone: (id) => taskIn(usualTasks, id),
  },
};

/** Where notices find what they are about. */
export const titled: Readonly<Record<string, Naming>> = {
  'staff-request': {
    at: (campaign, id) => (isUnitId(id) ? requestKey(campaign, id) : undefined),
    name: (item) => {
      const { unit, extent, ...request } = item as unknown as StaffRequest;
      const days = during(request);
      return text(
        `personal till ${unitCalled(unit)}: ${extent} %, ${days.sv}`,
        `staff for ${unitCalled(unit)}: ${extent} %, ${days.en}`,
      );
    },
    gone: text('en begäran om personal', 'a request for staff'),
  },
  plan: {
    at: planKey,
    name: (item) => {
      const days = during(item as unknown as Plan);
      return text(`personalplanen ${days.sv}`, `the staff plan ${days.en}`);
    },
    gone: text('en personalplan', 'a staff plan'),
  },
};
