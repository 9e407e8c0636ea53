import { announcing, know, sentence, type Sentences } from '../../../shared/words.ts';
import { grouped, kronor } from '../../../shared/money.ts';
import { type Text, text } from '../../../shared/problems.ts';
import { channelCalled, titles } from '../called.ts';
import type { BoostsNotice } from './events.ts';

/** What is said of paid boosts. Pure; whom one shall reach stays behind the link. */

const boostOf = ({ channel, amount }: BoostsNotice): Text =>
  text(
    `annonseringen i kanalen ${channelCalled(channel)} för ${kronor(amount)}`,
    `the boost in the channel ${channelCalled(channel)} for ${kronor(amount, 'en')}`,
  );

const sentences: Sentences<BoostsNotice> = {
  BoostRequested: (event) => {
    const it = boostOf(event);
    return know(`${it.sv} väntar på pengar från potten.`, `${it.en} awaits money from the pot.`);
  },
  BoostReserved: (event, { unit }) => {
    const it = boostOf(event);
    const said = sentence(`${it.sv} har fått sina pengar och kan göras.`, `${it.en} has its money and can be made.`);
    return { action: unit === event.owner ? 'do' : 'know', text: said };
  },
  BoostPaid: (event) => {
    const it = boostOf(event);
    const { paid = event.amount } = event;
    return know(`${it.sv} är betald med ${kronor(paid)}.`, `of ${it.en} ${kronor(paid, 'en')} is paid.`);
  },
  BoostEnded: (event) => {
    const it = boostOf(event);
    return event.outcome === 'refused'
      ? know(`${it.sv} fick inga pengar ur potten.`, `${it.en} got no money from the pot.`)
      : know(`pengarna till ${it.sv} är tillbakadragna.`, `the money for ${it.en} was withdrawn.`);
  },
  BoostMeasured: (event) => {
    const it = boostOf(event);
    return know(
      `${it.sv} nådde ${grouped(event.reach, 'sv')} personer.`,
      `${it.en} reached ${grouped(event.reach, 'en')} people.`,
    );
  },
};

export const announce = announcing('boosts', sentences, titles);
