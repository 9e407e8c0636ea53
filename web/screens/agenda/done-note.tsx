import { Icon } from '../../parts/icon.tsx';
import { act, lastDone } from './acting.ts';
import { texts } from './texts.ts';

/** What one has just done, and the way to take it back as long as that is possible. */
export const DoneNote = ({ home }: { readonly home: string }) => {
  const say = texts();
  const { value } = lastDone;
  if (!value) return null;
  const { said, undo } = value;
  return (
    <div class="note good">
      <Icon name="check" />
      <p>{said}</p>
      {undo !== undefined && (
        <button
          class="quiet"
          type="button"
          onClick={() =>
            void act({ id: 'undo', route: undo, title: say.undo, said: () => ({ said: say.undone }), next: home })
          }
        >
          {say.undo}
        </button>
      )}
    </div>
  );
};
