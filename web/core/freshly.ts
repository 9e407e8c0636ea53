import { useEffect } from 'preact/hooks';

const minute = 60_000;
/** What waits is asked for when one comes back to the page, and each minute while one looks at it. */
export const useFreshly = (ask: () => void, of: string): void =>
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') ask();
    };
    const timer = setInterval(look, minute);
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [of]);
