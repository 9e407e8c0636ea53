import { text } from '../../shared/problems.ts';
import { fact, type Waiting } from '../../shared/waiting.ts';
import { factOf, idIn, periodFact, unitId, unitInKey } from '../../shared/waiting-words.ts';
import { unitCalled } from '../../shared/words.ts';
import { assetCalled } from './called.ts';
import type { Asset, Booking } from './state.ts';
import { partition } from './store.ts';
import * as waits from './waiting.ts';

/** How what waits of bikes and cabins is found and told. */
const assets: Waiting<Asset> = {
  kinds: waits.assetKinds,
  waits: waits.assetWaits,
  partition,
  prefix: 'a#',
  subject: (rest) => `assets/${rest}`,
  link: (wait) =>
    wait.kind === 'affected' ? `materials/bookings/${factOf(wait, 'booking')}` : `materials/assets/${wait.sk.slice(2)}`,
  params: (wait) => ({ asset: wait.sk.slice(2), defect: factOf(wait, 'defect'), booking: factOf(wait, 'booking') }),
  say: (wait) => {
    const asset = assetCalled(wait.sk.slice(2));
    return {
      title:
        wait.kind === 'affected'
          ? text(`Er bokning går inte att använda: ${asset}`, `Your booking cannot be used: ${asset}`)
          : text(`Trasig: ${asset}`, `Defective: ${asset}`),
      unit: wait.for[0],
      facts: [periodFact(factOf(wait, 'begins'), factOf(wait, 'ends'))],
    };
  },
};

const bookings: Waiting<Booking> = {
  kinds: waits.bookingKinds,
  waits: waits.bookingWaits,
  partition,
  prefix: 'b#',
  subject: (rest) => `assets/bookings/${unitId(rest)}`,
  link: (wait) => wait.subject.replace(/^assets/, 'materials'),
  params: (wait) => ({ booking: idIn(wait) }),
  happens: true,
  say: (wait) => {
    const [asset, who] = [assetCalled(factOf(wait, 'asset')), unitCalled(unitInKey(wait))];
    if (wait.kind === 'crew') {
      const hours = Math.ceil(Number(factOf(wait, 'minutes')) / 60);
      return {
        title: text(`Bemanna ${asset}`, `Find a crew for ${asset}`),
        unit: unitInKey(wait),
        facts: [
          periodFact(factOf(wait, 'begins'), factOf(wait, 'ends')),
          fact('unattended', text('Utan bemanning', 'Without a crew'), text(`${hours} timmar`, `${hours} hours`)),
        ],
      };
    }
    return { title: text(`${asset}: ${who}`, `${asset}: ${who}`), unit: unitInKey(wait), facts: [] };
  },
};

export const waiting = { assets, 'assets/bookings': bookings };
