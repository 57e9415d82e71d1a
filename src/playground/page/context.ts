import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Act, Json, Outcome, Person, Snapshot } from '../protocol.js';
import type { PageLanguage, Strings } from './strings.js';

export type Theme = 'light' | 'dark';

/** What every part of the page works with. */
export interface Page {
  readonly world: Snapshot;
  readonly me: Person;
  readonly strings: Strings;
  readonly language: PageLanguage;
  readonly theme: Theme;
  act(act: Act): Promise<Outcome>;
  /** Puts a file into the workspace; undefined when that fails. */
  upload(file: File): Promise<Json | undefined>;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('There is no page around this part of it');
  return page;
}

/** Where the person is in the workspace; it stands in the address, so that reloading and going back work. */
export interface Location {
  /** A channel, or the direct messages with the app. */
  readonly channel: string | undefined;
  /** The Home tab of the app. */
  readonly isHome: boolean;
  /** The message whose thread is open. */
  readonly thread: string | undefined;
}

export function useLocation(): Location {
  const hash = useSyncExternalStore(onHashChange, () => location.hash.slice(1));
  const [place = '', thread] = hash.split('/');
  return {
    channel: place === '' || place === 'home' ? undefined : place,
    isHome: place === 'home',
    thread: thread === '' ? undefined : thread,
  };
}

export function goTo(place: string, thread?: string): void {
  location.hash = thread === undefined ? place : `${place}/${thread}`;
}

function onHashChange(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
