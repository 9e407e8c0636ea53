import { money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import { namesIn } from '../../core/names.ts';
import { usePages } from '../../core/pages.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import { OwnList } from '../../parts/own-list.tsx';
import { useTitle } from '../../parts/title.ts';
import type { Answer } from '../../core/contract.ts';
import { BoostForm } from './boost-form.tsx';
import { boostTexts } from './boost-texts.ts';
import { PublicityPlaces } from './places.tsx';

type Listed = Answer<'GET /campaigns/{campaign}/boosts'>['items'][number];
const tones: Readonly<Record<Listed['status'], Tone>> = {
  'awaiting-funds': 'soon',
  reserved: 'good',
  paid: 'good',
  refused: 'late',
  withdrawn: 'plain',
};
export const BoostState = ({ status }: Pick<Listed, 'status'>) => (
  <Chip tone={tones[status]}>{boostTexts().states[status]}</Chip>
);

/** Paid boosts, newest first, each with what became of its money. */
export const Boosts = ({ campaign }: { readonly campaign: Campaign }) => {
  const say = boostTexts();
  const { unit, channel, audience } = namesIn(campaign.id);
  const pages = usePages('GET /campaigns/{campaign}/boosts', { path: { campaign: campaign.id } });
  const at = `/c/${campaign.id}/publicity/boosts`;
  return (
    <>
      <PublicityPlaces campaign={campaign.id} at="boosts" />
      <OwnList
        title={say.title}
        lede={say.lede}
        act={{ say: say.ask, href: `${at}/new`, icon: 'megaphone' }}
        none={{ title: say.none, how: say.noneHow }}
        pages={pages}
        row={(boost) => ({
          href: `${at}/${boost.id}`,
          title: channel(boost.channel),
          sum: money(boost.amount, language.value),
          below: [unit(boost.unit), audience(boost.audience)].join(' · '),
          state: <BoostState status={boost.status} />,
        })}
      />
    </>
  );
};

type AskProps = {
  readonly campaign: Campaign;
  readonly event?: string | undefined;
  readonly channel?: string | undefined;
};
export const AskBoost = ({ campaign, event, channel }: AskProps) => {
  const say = boostTexts();
  useTitle(say.askTitle);
  const back = `/c/${campaign.id}/publicity/boosts`;
  return (
    <>
      <header class="stack tight narrow">
        <p>
          <a class="back" href={back}>
            ← {say.back}
          </a>
        </p>
        <h1 tabIndex={-1}>{say.askTitle}</h1>
        <p class="soft">{say.askHow}</p>
      </header>
      <div class="narrow">
        <BoostForm campaign={campaign} event={event} channel={channel} onCancel={back} />
      </div>
    </>
  );
};
