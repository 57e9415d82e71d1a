import type { LinkException } from './check-links.js';

/** Addresses that the link check leaves out. Each needs a reason that a reviewer can judge. */
export const linkExceptions: readonly LinkException[] = [
  {
    url: 'https://wiki.example.com/',
    reason: 'stands for a team’s own pages in the example overlay; example.com names are reserved (RFC 2606)',
  },
];
