import { dayOf } from '../../../shared/calendar.ts';
import { dateInWords } from '../../../shared/day-words.ts';
import type { Answer } from '../../core/contract.ts';
import { language } from '../../core/language.ts';
import { today } from '../../core/stockholm.ts';
import { texts } from './texts.ts';

type Device = Answer<'GET /campaigns/{campaign}/preferences/devices'>['items'][number];
type Props = {
  readonly title: string;
  readonly devices: readonly Device[];
  readonly isBusy: boolean;
  readonly remove: (device: string) => void;
};

/** Where else notifications are shown; whoever has lost a phone ends them from here. */
export const OtherDevices = ({ title, devices, isBusy, remove }: Props) => {
  const say = texts();
  return (
    <div class="stack">
      <h3>{title}</h3>
      <ul class="rows">
        {devices.map(({ id, name, since }) => (
          <li key={id} class="line">
            <div class="lead">
              <span class="whole">{name}</span>
              <span class="soft small">{say.pushSince(dateInWords(dayOf(since), language.value, today()))}</span>
            </div>
            <p class="flow">
              <button class="no" type="button" disabled={isBusy} onClick={() => remove(id)}>
                {say.pushRemove}
                <span class="hidden"> {name}</span>
              </button>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
};
