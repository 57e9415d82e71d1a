/** What the browser remembers between visits. A browser that keeps nothing works too. */
export type Preference = 'person' | 'theme' | 'declined-scopes';

export function remembered(preference: Preference): string | undefined {
  try {
    return localStorage.getItem(`playground.${preference}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(preference: Preference, value: string): void {
  try {
    localStorage.setItem(`playground.${preference}`, value);
  } catch {
    // Private windows may refuse to keep anything.
  }
}
