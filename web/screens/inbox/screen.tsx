import { useSignal } from '@preact/signals';
import { focusOn } from '../../core/announce.ts';
import type { Ask } from '../../core/contract.ts';
import type { Failure } from '../../core/failure.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { Choose } from '../../parts/choose.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import type { Campaign } from '../../core/me.ts';
import type { ScreenProps } from '../screens.ts';
import { NoticeRow } from './notice.tsx';
import { type Inbox, type Notice, read, readAll } from './reading.ts';
import { texts } from './texts.ts';

const officeRoute = 'GET /campaigns/{campaign}/offices/{office}/inbox';
const associationRoute = 'GET /campaigns/{campaign}/associations/{association}/inbox';

/** Both routes answer the same. */
const useNotices = ({ campaign, unit, isOffice }: Inbox, query: NonNullable<Ask<typeof officeRoute>['query']>) =>
  usePages(isOffice ? officeRoute : (associationRoute as unknown as typeof officeRoute), {
    path: { campaign, office: unit, ...(!isOffice && { association: unit }) },
    query,
  });

type ListProps = {
  readonly title: string;
  readonly id: string;
  readonly notices: readonly Notice[];
  readonly campaign: Campaign;
  readonly onRead: (notice: string) => void;
};
const List = ({ title, id, notices, campaign, onRead }: ListProps) => (
  <section class="stack narrow" aria-labelledby={id}>
    <h2 id={id} tabIndex={-1}>
      {title}
    </h2>
    <ul class="rows">
      {notices.map((notice) => (
        <NoticeRow
          key={notice.id}
          notice={notice}
          campaign={campaign}
          today={today()}
          onRead={() => onRead(notice.id)}
        />
      ))}
    </ul>
  </section>
);

const Notices = ({ inbox, campaign, show }: { inbox: Inbox; campaign: Campaign; show: 'all' | 'unread' }) => {
  const say = texts();
  const wrong = useSignal<Failure | undefined>(undefined);
  const open = useNotices(inbox, { open: 'true', limit: '100', ...(show === 'unread' && { unread: 'true' }) });
  const all = useNotices(inbox, show === 'unread' ? { unread: 'true' } : {});
  const waiting = open.items ?? [];
  const rest = (all.items ?? []).filter(({ open: isOpen }) => !isOpen);
  const [newest] = all.items ?? [];
  const hasUnread = all.items?.some((each) => !each.read) === true;
  const failure = wrong.value ?? all.failure ?? open.failure;
  const done = async (doing: Promise<Failure | undefined>): Promise<void> => {
    wrong.value = await doing;
    // What had the focus is gone.
    focusOn('#inbox-title');
  };
  if (!all.items && failure) return <Failed failure={failure} again={all.again} />;
  if (!all.items || !open.items) return <Loading />;
  return (
    <>
      {failure && <Failed failure={failure} again={all.again} />}
      {hasUnread && newest && (
        <p>
          <button class="no" type="button" onClick={() => void done(readAll(inbox, newest.id))}>
            {say.readAll}
          </button>
        </p>
      )}
      {waiting.length > 0 && (
        <List
          title={say.openTitle}
          id="open"
          notices={waiting}
          campaign={campaign}
          onRead={(id) => void done(read(inbox, id))}
        />
      )}
      <More more={open.more} isAsking={open.isAsking} />
      {rest.length > 0 && (
        <List
          title={say.restTitle}
          id="rest"
          notices={rest}
          campaign={campaign}
          onRead={(id) => void done(read(inbox, id))}
        />
      )}
      {waiting.length + rest.length === 0 && (
        <Nothing
          title={show === 'all' ? say.none : all.more ? say.noneYet : say.noneSuch}
          {...(show === 'all' && { how: say.noneHow })}
          icon="inbox"
          level={2}
        />
      )}
      <More more={all.more} isAsking={all.isAsking} {...(show === 'unread' && { label: say.on })} />
    </>
  );
};

/** What one’s units have been told: what asks for something first. */
export const Screen = ({ campaign }: ScreenProps) => {
  const say = texts();
  useTitle(say.inbox);
  const units = [...new Map(campaign.memberships.map((each) => [each.unit, each])).values()].filter(
    ({ role }) => role !== 'admin',
  );
  const chosen = useSignal(units[0]?.unit ?? '');
  const show = useSignal<'all' | 'unread'>('all');
  const one = units.find(({ unit }) => unit === chosen.value) ?? units[0];
  if (!one) return <Nothing title={say.none} />;
  const isOffice = one.role === 'head' || one.role === 'staff';
  return (
    <>
      <header class="stack tight">
        <h1 id="inbox-title" tabIndex={-1}>
          {say.inbox}
        </h1>
        <p class="soft">{say.lede(one.unitName ?? one.unit)}</p>
      </header>
      <div class="choices">
        {units.length > 1 && (
          <Choose
            label={say.which}
            value={one.unit}
            options={units.map(({ unit, unitName }) => ({ value: unit, say: unitName ?? unit }))}
            onChoose={(value) => {
              chosen.value = value;
            }}
          />
        )}
        <Choose
          label={say.show}
          value={show.value}
          options={(['all', 'unread'] as const).map((value) => ({ value, say: say.shows[value] }))}
          onChoose={(value) => {
            show.value = value;
          }}
        />
      </div>
      <Notices
        key={one.unit}
        inbox={{ campaign: campaign.id, unit: one.unit, isOffice }}
        campaign={campaign}
        show={show.value}
      />
    </>
  );
};
