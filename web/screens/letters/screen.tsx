import { read, refresh } from '../../core/data.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { Address } from './address.tsx';
import { Devices } from './devices.tsx';
import { texts } from './texts.ts';
import { Wishes } from './wishes.tsx';

/** How one gets letters, and where. */
export const Screen = ({ campaign }: ScreenProps) => {
  const say = texts();
  useTitle(say.letters);
  const at = { path: { campaign: campaign.id } };
  const { value, etag, failure } = read('GET /campaigns/{campaign}/preferences', at);
  const again = () => void refresh('GET /campaigns/{campaign}/preferences', at);
  return (
    <>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.letters}</h1>
        <p class="soft">{say.lede}</p>
      </header>
      {failure && <Failed failure={failure} again={again} />}
      {!value && !failure && <Loading />}
      {value && (
        <>
          <Address campaign={campaign.id} wishes={value} />
          <Devices campaign={campaign.id} decide={value.decide} />
          {/* What was saved meanwhile elsewhere is what one begins with. */}
          <Wishes key={value.version} campaign={campaign} wishes={value} etag={etag} />
        </>
      )}
    </>
  );
};
