import { namesIn } from '../../core/names.ts';
import { useForm } from '../../core/form.ts';
import { type Campaign, ownAssociations } from '../../core/me.ts';
import { Form } from '../../parts/form.tsx';
import { go } from '../../core/router.ts';
import { GatheringFields } from './fields.tsx';
import type { Gathering } from './state.tsx';
import { texts } from './texts.ts';
import { changeOf, faultsIn, valuesOf } from './typed.ts';

type Props = { readonly campaign: Campaign; readonly gathering: Gathering; readonly etag: string | undefined };

/** The same fields, of one that there is. */
export const Change = ({ campaign, gathering, etag }: Props) => {
  const say = texts();
  const at = `/c/${campaign.id}/events/${gathering.id}`;
  const form = useForm({
    name: `event-${gathering.id}`,
    initial: valuesOf(gathering),
    check: faultsIn,
    command: (values) => ({
      route: 'PATCH /campaigns/{campaign}/events/{event}',
      ask: { path: { campaign: campaign.id, event: gathering.id }, body: changeOf(values, gathering) },
      ifMatch: etag,
      title: `${say.change}: ${gathering.title}`,
    }),
    done: () => ({ said: say.saved, next: at }),
  });
  return (
    <Form of={form} act={say.save} onCancel={{ say: say.cancel, go: () => go(at) }}>
      <GatheringFields called={namesIn(campaign.id)} own={ownAssociations(campaign)} values={form.values.value} />
    </Form>
  );
};
