import { text } from '../../shared/problems.ts';
import { type Titles, unitCalled } from '../../shared/words.ts';

/** What of the setting up a notice is about. Pure. */

const person = () => text('personer och roller', 'people and roles');
export const titles: Titles = {
  campaign: () => text('kampanjen', 'the campaign'),
  'campaign/settings': () => text('kampanjens inställningar', 'the settings of the campaign'),
  'campaign/offices': (id) => text(unitCalled(id), unitCalled(id)),
  'campaign/associations': (rest) => {
    const name = unitCalled(rest.split('/')[0] ?? '');
    return text(name, name);
  },
  'campaign/people': person,
};
