import type { ComponentChildren } from 'preact';

/** What is to be known of one thing: what each of it is, and what it is here; what there is nothing of is left out. */
export type Told = readonly (readonly [name: string, words: ComponentChildren])[];

export const ToldList = ({ told }: { readonly told: Told }) => (
  <dl class="told">
    {told.map(
      ([name, words]) =>
        words && (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ),
    )}
  </dl>
);
