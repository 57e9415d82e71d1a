/** A reference that could not be read, and why. */
export interface BrokenLink {
  readonly url: string;
  readonly reason: string;
}

/** Addresses that are known not to answer a program, each with its reason. Matched by their beginning. */
export interface LinkException {
  readonly url: string;
  readonly reason: string;
}

export interface LinkReport {
  readonly checked: number;
  readonly broken: readonly BrokenLink[];
  /** The site answers, but not to programs (403, 429): a person has to look. */
  readonly refused: readonly BrokenLink[];
  readonly excepted: number;
}

const atOnce = 4;
const tries = 3;
const patience = 15_000;

/**
 * Asks for every address, a few at a time and each up to three times. `onProgress` is told how many are
 * done after each.
 */
export async function checkLinks(
  urls: readonly string[],
  exceptions: readonly LinkException[],
  onProgress: (done: number, of: number) => void = () => {},
  wait: (attempt: number) => Promise<void> = (attempt) =>
    new Promise((resolve) => setTimeout(resolve, attempt * 2_000)),
): Promise<LinkReport> {
  const asked = urls.filter((url) => !exceptions.some((exception) => url.startsWith(exception.url)));
  const queue = [...asked];
  const broken: BrokenLink[] = [];
  const refused: BrokenLink[] = [];
  let done = 0;
  const work = async () => {
    for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
      const problem = await problemOf(url, wait);
      if (problem !== undefined)
        (/^HTTP (403|429)$/.test(problem) ? refused : broken).push({ url, reason: problem });
      done += 1;
      onProgress(done, asked.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const byUrl = (a: BrokenLink, b: BrokenLink) => a.url.localeCompare(b.url);
  return {
    checked: asked.length,
    broken: broken.toSorted(byUrl),
    refused: refused.toSorted(byUrl),
    excepted: urls.length - asked.length,
  };
}

/** Why an address could not be read; undefined when it could. A page that is gone is not asked for again. */
async function problemOf(url: string, wait: (attempt: number) => Promise<void>): Promise<string | undefined> {
  let problem: string | undefined;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    if (attempt > 1) await wait(attempt - 1);
    try {
      const response = await fetch(url, {
        signal: AbortSignal.timeout(patience),
        headers: { 'user-agent': 'vpcaccess link check', accept: 'text/html,*/*' },
      });
      await response.body?.cancel();
      if (response.ok) return undefined;
      problem = `HTTP ${response.status}`;
      if (response.status === 404 || response.status === 410) return problem;
    } catch (error) {
      problem =
        error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : 'no connection';
    }
  }
  return problem;
}
