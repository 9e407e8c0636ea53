import { campaignKey } from '../../../shared/directory.ts';
import type { Language } from '../../../shared/problems.ts';
import { get } from '../../../shared/table.ts';
import { type Gathering, listedOf } from '../../gatherings/offers.ts';
import { pictureOf } from './picture.ts';
import type { Render } from './render.ts';

/** Draws, as PNG, the picture of an event that the public may see. */
export const drawnBy =
  (render: Render) =>
  async (event: Gathering, campaign: string, language: Language): Promise<Uint8Array> => {
    const name = (await get(campaignKey(campaign)))?.name;
    return render(pictureOf(listedOf(event), String(name ?? campaign), language));
  };
