import type { Language } from '../knowledge/knowledge.js';

const locales: Record<Language, string> = { en: 'en-US', ja: 'ja-JP' };

/** To make a format takes a hundred times as long as to use it. */
function formats(options: Intl.NumberFormatOptions): (number: number, language: Language) => string {
  const made: Partial<Record<Language, Intl.NumberFormat>> = {};
  return (number, language) => {
    made[language] ??= new Intl.NumberFormat(locales[language], options);
    return made[language].format(number);
  };
}

const amounts = formats({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const unitPrices = formats({ maximumFractionDigits: 6 });
const wholes = formats({ maximumFractionDigits: 0 });
const volumes = formats({ maximumFractionDigits: 2 });

/** USD a month: two decimals. The currency is said beside it. */
export function amount(usd: number, language: Language): string {
  return amounts(usd, language);
}

/** A price as the price list has it: `0.014`, `0.01`, `0.0528`. */
export function unitPrice(usd: number, language: Language): string {
  return unitPrices(usd, language);
}

/** GB, or a count: no decimals. */
export function whole(count: number, language: Language): string {
  return wholes(count, language);
}

/** GB as they were given: two decimals at the most. */
export function volume(gb: number, language: Language): string {
  return volumes(gb, language);
}
