import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Theme } from './context.js';
import { remember, remembered } from './preferences.js';

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

/** The theme of the system until the person chooses one. */
export function useTheme(): [Theme, () => void] {
  const isDark = useSyncExternalStore(onSystemChange, () => prefersDark.matches);
  const [chosen, setChosen] = useState(remembered('theme'));
  const theme: Theme = chosen === 'dark' || chosen === 'light' ? chosen : isDark ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const toggle = () => {
    const other: Theme = theme === 'dark' ? 'light' : 'dark';
    remember('theme', other);
    setChosen(other);
  };
  return [theme, toggle];
}

function onSystemChange(listener: () => void): () => void {
  prefersDark.addEventListener('change', listener);
  return () => prefersDark.removeEventListener('change', listener);
}
