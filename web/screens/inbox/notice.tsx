import type { Day } from '../../../shared/calendar.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { capital, dayWords, sentence } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import { Chip } from '../../parts/chip.tsx';
import { placeOf } from '../../parts/place.ts';
import type { Notice } from './reading.ts';
import { texts } from './texts.ts';

type Props = {
  readonly notice: Notice;
  readonly campaign: Campaign;
  readonly today: Day;
  readonly onRead: () => void;
};

/** What somebody was told: what it is about, in a sentence, and by when. Going there is reading it. */
export const NoticeRow = ({
  notice: { at, title, text, due, read, open, subject },
  campaign,
  today,
  onRead,
}: Props) => {
  const say = texts();
  const place = placeOf(campaign, subject);
  const said = sentence(text, today, language.value);
  const heading = title === undefined ? undefined : sentence(title, today, language.value);
  const isLate = open && due !== undefined && due < today;
  return (
    <li class={read ? 'line' : 'line fresh'}>
      <div class="lead">
        <h3>
          {place === undefined ? (
            (heading ?? say.look)
          ) : (
            <a href={place} onClick={() => !read && onRead()}>
              {heading ?? say.look}
            </a>
          )}
        </h3>
        <span class="small soft">{capital(dayWords(dayOf(at), today, language.value))}</span>
      </div>
      <p>{said}</p>
      <div class="flow">
        {!read && <Chip tone="told">{say.unread}</Chip>}
        {open && due !== undefined && (
          <Chip tone={isLate ? 'late' : 'soon'} icon="clock">
            {(isLate ? say.late : say.due)(dayWords(due, today, language.value))}
          </Chip>
        )}
        {!read && (
          <button class="quiet" type="button" onClick={onRead}>
            {say.read}
            {heading !== undefined && <span class="hidden">: {heading}</span>}
          </button>
        )}
      </div>
    </li>
  );
};
