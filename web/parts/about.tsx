import { useEffect } from 'preact/hooks';
import type { Campaign } from '../core/me.ts';
import { go } from '../core/router.ts';
import { Loading } from './loading.tsx';
import { placeOf } from './place.ts';

/** Where a notification leads: to the thing, wherever the page shows it to whoever looks; else to what waits. */
export const aboutAt = 'about';

export const About = ({ campaign, subject }: { readonly campaign: Campaign; readonly subject: string }) => {
  useEffect(() => go(placeOf(campaign, subject) ?? `/c/${campaign.id}`, { replace: true }), [campaign.id, subject]);
  return <Loading />;
};
