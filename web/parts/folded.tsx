import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

type Props = { readonly say: string; readonly isUsed: boolean; readonly children: ComponentChildren };

/** What few need of a form: folded until somebody opens it or has typed in it, and never closed by itself. */
export const Folded = ({ say, isUsed, children }: Props) => {
  const wasUsed = useRef(false);
  wasUsed.current ||= isUsed;
  return (
    <details open={wasUsed.current}>
      <summary>{say}</summary>
      <div class="stack">{children}</div>
    </details>
  );
};
