import { campaignKey } from '../../../shared/directory.ts';
import { spokenFor } from '../../../shared/edge/headers.ts';
import { get } from '../../../shared/table.ts';
import { type Gathering, listedOf } from '../../gatherings/offers.ts';
import { drawable, pictureOf } from './picture.ts';
import type { Render } from './render.ts';

/** Draws, as PNG, the picture of an event that the public may see. */
export const drawnBy =
  (render: Render) =>
  async (event: Gathering, campaign: string, wish: string): Promise<Uint8Array> => {
    const name = (await get(campaignKey(campaign)))?.name;
    return render(pictureOf(drawable(listedOf(event), wish), String(name ?? campaign), spokenFor(wish)));
  };
