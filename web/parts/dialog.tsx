import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What must be answered before anything else: the browser's own dialog, which keeps the focus in and gives it back. */
type Props = { readonly title: string; readonly onClose: () => void; readonly children: ComponentChildren };

export const Dialog = ({ title, onClose, children }: Props) => {
  const at = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    at.current?.showModal();
  }, []);
  return (
    <dialog ref={at} aria-labelledby="dialog-title" onClose={onClose}>
      <div class="stack">
        <h2 id="dialog-title">{title}</h2>
        {children}
      </div>
    </dialog>
  );
};
