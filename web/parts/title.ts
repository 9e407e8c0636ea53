import { useEffect } from 'preact/hooks';

/** What the tab, the history and a screen reader call the screen. */
export const useTitle = (title: string): void =>
  useEffect(() => {
    document.title = `${title} – Valsam`;
  }, [title]);
