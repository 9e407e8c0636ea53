import * as z from 'zod/mini';
import type { AllOf } from '../../../shared/capability.ts';
import { settingsOf } from '../../../shared/folds.ts';
import { unborn } from '../../../shared/commit.ts';
import { execute } from '../../../shared/execute.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { putAnswer, shown } from '../answers.ts';
import { setSettings } from '../rules.ts';
import type { CampaignState, Settings } from '../state.ts';
import { capability, readCampaign, readSettingsEntity } from '../store.ts';
import type { contractOf } from './contract.ts';

const ownDefaults = { personalDataDays: 180 };

export const operationsOf = (all: AllOf<'settings'>): Handlers<ReturnType<typeof contractOf>> => {
  /** Defaults included: parts may be missing that are younger than what is stored. */
  const view = (settings: Settings | undefined) => ({
    ...unborn,
    campaign: ownDefaults,
    ...settings,
    id: 'settings' as const,
    ...Object.fromEntries(
      settingsOf(all).map(({ name, schema }) => [name, z.parse(schema, settings?.[name] ?? {}) as object]),
    ),
  });
  return {
    setSettings: {
      run: ({ params: { campaign: id }, body, caller }) =>
        execute(caller, capability<CampaignState>(id), {
          load: async () => ({ campaign: await readCampaign(id), settings: await readSettingsEntity(id) }),
          decide: (state) => setSettings(state, body),
          versionOf: ({ settings }) => settings?.version ?? 0,
          answer: ({ settings }, now) => putAnswer(view(settings), `/campaigns/${id}/settings`, now),
        }),
    },
    showSettings: {
      target: async ({ campaign }) => ((await readCampaign(campaign)) ? {} : undefined),
      run: async ({ params }) => shown(view(await readSettingsEntity(params.campaign))),
    },
  };
};
