import * as z from 'zod/mini';
import type { AllOf } from '../../../shared/capability.ts';
import { settingsOf } from '../../../shared/folds.ts';
import { show } from '../../../shared/command.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { inOrder, toSet } from '../../../shared/reads.ts';
import { put, shown } from '../commands.ts';
import { campaignStart } from '../offers.ts';
import { setSettings } from '../rules.ts';
import type { Settings } from '../state.ts';
import { command, names, settings } from '../store.ts';
import { contractOf } from './contract.ts';

const ownDefaults = { personalDataDays: 180, replyByDays: 5 };

/** Until they are set there are only defaults, of version 0. */
const theSettings = about({
  reads: ({ campaign }: { readonly campaign: string }) => inOrder({ settings: settings(campaign) }),
  target: () => ({}),
  version: (found) => found.settings?.version ?? 0,
});

export const operationsOf = (all: AllOf<'settings'>): Handlers<ReturnType<typeof contractOf>> => {
  const contract = contractOf(all);
  /** Defaults included: parts may be missing that are younger than what is stored. */
  const view = (stored: Settings | undefined) => ({
    version: 0,
    ...stored,
    campaign: { ...ownDefaults, ...stored?.campaign },
    id: 'settings' as const,
    ...Object.fromEntries(
      settingsOf(all).map(({ name, schema }) => [name, z.parse(schema, stored?.[name] ?? {}) as object]),
    ),
  });
  return {
    setSettings: command(contract.setSettings, {
      about: theSettings,
      reads: ({ params: { campaign } }) =>
        inOrder({
          campaign: campaignStart(campaign),
          settings: toSet(settings(campaign)),
          names: names(campaign),
        }),
      decide: (state, { body }) => setSettings(state, body),
      answer: (state, { params: { campaign } }, now) =>
        put(view(state.settings), `/campaigns/${campaign}/settings`, now),
    }),

    showSettings: show(contract.showSettings, {
      reads: ({ params: { campaign } }) => inOrder({ campaign: campaignStart(campaign), settings: settings(campaign) }),
      answer: (found) => shown(view(found.settings)),
    }),
  };
};
