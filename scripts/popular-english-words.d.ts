declare module 'popular-english-words' {
  export const words: { getMostPopularRegex(count: number, pattern: RegExp): string[] };
}
