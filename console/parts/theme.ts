import { useEffect, useSyncExternalStore } from 'react';
import { useKept } from './kept.ts';

const system = matchMedia('(prefers-color-scheme: dark)');

/** Nothing moves, where the system asks for that. Read once: taking it up later would make Ant Design begin every screen anew. */
export const CALM = matchMedia('(prefers-reduced-motion: reduce)').matches;

function watchSystem(changed: () => void): () => void {
  system.addEventListener('change', changed);
  return () => system.removeEventListener('change', changed);
}

/** Light or dark: as chosen here, else as the system is. */
export function useTheme(): { readonly dark: boolean; readonly switch: () => void } {
  const [kept, keep] = useKept('theme', '');
  const systemDark = useSyncExternalStore(watchSystem, () => system.matches);
  const dark = kept === '' ? systemDark : kept === 'dark';
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [dark]);
  return { dark, switch: () => keep(dark ? 'light' : 'dark') };
}
