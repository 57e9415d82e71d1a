import type { Language } from '../knowledge/knowledge.js';

const locales: Record<Language, string> = { en: 'en-US', ja: 'ja-JP' };

/** USD a month: two decimals. The currency is said beside it. */
export function amount(usd: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(usd);
}

/** A price as the price list has it: `0.014`, `0.01`, `0.0528`. */
export function unitPrice(usd: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 6 }).format(usd);
}

/** GB, or a count: no decimals. */
export function whole(count: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 0 }).format(count);
}

/** GB as they were given: two decimals at the most. */
export function volume(gb: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(gb);
}
