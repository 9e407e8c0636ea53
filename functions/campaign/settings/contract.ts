import * as z from 'zod/mini';
import type { AllOf } from '../../../shared/capability.ts';
import { settingsOf } from '../../../shared/folds.ts';
import type { Contract } from '../../../shared/contract.ts';
import { days } from '../../../shared/fields.ts';
import { stampsOnceStored, weighable } from '../../../shared/resources.ts';

/** The settings of a campaign: its own part, and one of each capability that has settings. */
const route = '/campaigns/{campaign}/settings';

const own = z.strictObject({
  /** Days after the campaign's end until what is known of people is deleted. */
  personalDataDays: z._default(days(0, 730), 180),
  /** Days until the change of an office head is to be answered. */
  replyByDays: z._default(days(1, 60), 5),
});
const shownStamps = { version: 1, createdAt: '2026-08-01T08:00:00.000Z', updatedAt: '2026-08-01T08:00:00.000Z' };

/** The operations' contract, each part checked by its owner's schema. */
export const contractOf = (all: AllOf<'settings'>) => {
  const parts = settingsOf(all);
  const each = <T>(of: (part: (typeof parts)[number]) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(parts.map((part) => [part.name, of(part)]));
  /** What is left out has its default. */
  const body = z.strictObject({
    campaign: z.prefault(own, {}),
    ...each(({ schema }) => z.prefault(schema, {})),
  });
  const result = z.object({
    id: z.literal('settings'),
    campaign: own,
    ...each(({ schema }) => schema),
    ...stampsOnceStored,
    ...weighable,
  });
  /** Made when somebody asks: no function does. */
  const shown = () => ({
    id: 'settings',
    campaign: { personalDataDays: 180, replyByDays: 5 },
    ...each(({ schema, example }) => z.parse(schema, example)),
    ...shownStamps,
  });
  const [first] = parts;
  const defaults = ['`campaign.personalDataDays` 180, `campaign.replyByDays` 5', ...parts.map((part) => part.defaults)];
  return {
    setSettings: {
      route: `PUT ${route}`,
      summary: 'Set the settings',
      description: `Defaults: ${defaults.join('; ')}.`,
      see: 'members',
      act: 'admin',
      body,
      result,
      refusals: [],
      get example() {
        return { body: first ? { [first.name]: first.example } : {}, result: shown() };
      },
    },
    showSettings: {
      route: `GET ${route}`,
      summary: 'Show the settings, defaults included',
      description: 'For all of the campaign: by them they know by when they are answered, and how much they may book.',
      see: 'members',
      act: 'members',
      result,
      refusals: [],
      get example() {
        return { result: shown() };
      },
    },
  } as const satisfies Contract;
};
