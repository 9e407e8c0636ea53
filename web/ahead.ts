import { effect, untracked } from '@preact/signals';
import { refresh } from './core/data.ts';
import { kept } from './core/device.ts';
import { signedIn, signInOptions } from './core/session.ts';
import { screens } from './screens/screens.ts';

/**
 * What whoever has been here will most likely see first is fetched while it is found out who they are: each answer that waits for
 * another one costs a phone a fifth of a second.
 */
export const fetchAhead = (): void => {
  const [, first, asked, at = ''] = location.pathname.split('/');
  const campaign = first === 'c' && asked ? decodeURIComponent(asked) : kept.read('campaign');
  const comesBack = new URLSearchParams(location.search).has('code');
  // Who has never been here signs in first.
  if (campaign === null && !comesBack) return void signInOptions().catch(() => {});
  // Where its code does not come, it is asked for again when it is shown.
  for (const screen of screens.filter((each) => each.at === at)) screen.load().catch(() => {});
  // What waits, which the menu counts on every screen, beside who one is; of a campaign that is not theirs it is a no.
  effect(() => {
    if (signedIn.value === 'in' && campaign !== null)
      untracked(() => void refresh('GET /campaigns/{campaign}/agenda', { path: { campaign } }));
  });
};
