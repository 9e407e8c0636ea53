import { useSignal } from '@preact/signals';
import { read, refresh } from '../../core/data.ts';
import { useDoing } from '../../core/doing.ts';
import { namesIn } from '../../core/names.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { useTitle } from '../../parts/title.ts';
import { PotSections } from '../pot/sections.tsx';
import type { ScreenProps } from '../screens.ts';
import { Owed } from './due.tsx';
import { Made } from './made.tsx';
import { texts } from './texts.ts';

/** It is in the books from then on: asked about once more. */
const Make = ({ campaign }: { readonly campaign: string }) => {
  const say = texts();
  const asking = useSignal(false);
  const { run, isBusy, failure } = useDoing();
  const close = (): void => {
    asking.value = false;
    failure.value = undefined;
  };
  const make = async (): Promise<void> => {
    const isMade = await run(
      {
        route: 'POST /campaigns/{campaign}/pot/settlements',
        ask: { path: { campaign } },
        title: say.make,
        decides: true,
      },
      { said: say.made, focus: ['#made'] },
    );
    if (isMade) close();
  };
  return (
    <>
      <p>
        <button
          class="go"
          type="button"
          onClick={() => {
            asking.value = true;
          }}
        >
          {say.make}
        </button>
      </p>
      {asking.value && (
        <Dialog title={say.makeTitle} onClose={close}>
          <p>{say.makeText}</p>
          {failure.value && <Failed failure={failure.value} />}
          <div class="acts">
            <button class="go" type="button" disabled={isBusy.value} onClick={() => void make()}>
              {say.make}
            </button>
            <button class="no" type="button" onClick={close}>
              {say.cancel}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
};

/** Who owes whom, and what became of what was settled. */
export const Screen = ({ campaign }: ScreenProps) => {
  const say = texts();
  useTitle(say.settlement);
  const at = { path: { campaign: campaign.id } };
  const { value: due, failure } = read('GET /campaigns/{campaign}/pot/settlement', at);
  const made = usePages('GET /campaigns/{campaign}/pot/settlements', at);
  const unit = namesIn(campaign.id).unit;
  const again = (): void => {
    void refresh('GET /campaigns/{campaign}/pot/settlement', at);
    made.again();
  };
  const wrong = failure ?? made.failure;
  return (
    <>
      <header class="stack tight">
        <h1>{say.settlement}</h1>
        <p class="soft">{say.lede}</p>
      </header>
      <PotSections campaign={campaign.id} at="settlement" />
      {wrong && <Failed failure={wrong} again={again} />}
      {!due && !wrong && <Loading />}
      {due && (
        <section class="stack narrow" aria-labelledby="due">
          <h2 id="due">{say.due}</h2>
          <Owed due={due} unit={unit} />
          {due.transfers.length > 0 && <Make campaign={campaign.id} />}
        </section>
      )}
      {made.items && (
        <section class="stack narrow" aria-labelledby="made">
          <h2 id="made" tabIndex={-1}>
            {say.earlier}
          </h2>
          {made.items.length === 0 && <p class="soft">{say.none}</p>}
          {made.items.map((settlement) => (
            <Made key={settlement.id} settlement={settlement} campaign={campaign.id} unit={unit} today={today()} />
          ))}
          <More more={made.more} isAsking={made.isAsking} />
        </section>
      )}
    </>
  );
};
