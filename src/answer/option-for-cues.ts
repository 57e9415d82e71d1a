import { type AccessOption, type Knowledge, optionId } from '../knowledge/knowledge.js';
import { fold } from '../knowledge/spelling.js';

/**
 * The option that the cues of a message point at; undefined when none does, so that the recommendation
 * holds. An option that combines others is pointed at when all of them are, and wins over them. Of what is
 * left the longest cue is the most particular and wins; of equals the earlier option does.
 */
export function optionForCues(
  options: readonly AccessOption[],
  cues: ReadonlySet<string>,
  knowledge: Knowledge,
): AccessOption | undefined {
  if (cues.size === 0) return undefined;
  const weights = new Map(options.map((option) => [optionId(option), weight(option, cues, knowledge)]));
  const isMeant = (id: string) => (weights.get(id) ?? 0) > 0;
  const meant = options.filter((option) => isMeant(optionId(option)) || option.combines?.every(isMeant));
  const beaten = new Set(meant.flatMap((option) => [...option.over, ...(option.combines ?? [])]));
  const left = meant.filter((option) => !beaten.has(optionId(option)));
  const heaviest = Math.max(...left.map((option) => weights.get(optionId(option)) ?? 0));
  return left.find((option) => weights.get(optionId(option)) === heaviest);
}

/** The length of the longest cue of the option that stands in the message; 0 when none does. */
function weight(option: AccessOption, cues: ReadonlySet<string>, knowledge: Knowledge): number {
  const own = [
    ...option.cues,
    ...option.situations.flatMap((id) => knowledge.situations.get(id)?.cues ?? []),
  ].map(fold);
  return Math.max(0, ...own.filter((cue) => cues.has(cue)).map((cue) => cue.length));
}
