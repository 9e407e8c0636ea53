import { useLayoutEffect, useRef } from 'preact/hooks';
import { focusOn } from '../core/announce.ts';
import type { Failure } from '../core/failure.ts';
import { Failed } from './failed.tsx';
import { Loading } from './loading.tsx';

/** A screen whose content is on its way, or did not come: it says already which one it is. */
type Props = { readonly title: string; readonly failure?: Failure | undefined; readonly again?: () => void };

export const NotYet = ({ title, failure, again }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever was led to this heading is led on to that of what has come.
  useLayoutEffect(
    () => () => {
      if (document.activeElement === heading.current) focusOn('main h1');
    },
    [],
  );
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {failure ? <Failed failure={failure} {...(again && { again })} /> : <Loading />}
    </>
  );
};
