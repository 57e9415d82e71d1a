import type { RecognisedTopic } from './question.js';
import type { Vocabulary } from './vocabulary.js';

/** After the name of a caller: "ECSタスクから", "Lambda関数の中から". */
const fromInJapanese = /^[\p{Script=Katakana}ー関数上内中側の ]{0,12}(から|より)/u;
/** Before it: "from our Lambda", "in a Glue job". */
const fromInEnglish = /\b(from|in|inside|on|within)\s+((an?|the|our|my|your|one|some|private|vpc)\s+){0,3}$/i;
/** After it: "Lambda in the VPC has to call …". */
const callsInEnglish =
  /^[\w\s-]{0,40}\b(calls?|calling|reach(es)?|reads?|writes?|connects?|talks?|access(es)?|pulls?|sends?|publish(es)?|gets? to)\b/i;

/**
 * Of the topics that are named those from which the call comes: "LambdaからS3" is about S3. Only what runs a
 * user's code can be one, and only where something else is left of what is meant.
 */
export function callersAmong(
  named: readonly RecognisedTopic[],
  meant: readonly RecognisedTopic[],
  text: string,
  vocabulary: Vocabulary,
): string[] {
  const callers = named
    .filter(({ topic, from, to }) => {
      if (!vocabulary.callers.has(topic)) return false;
      const before = text.slice(0, from);
      const after = text.slice(to);
      return fromInJapanese.test(after) || fromInEnglish.test(before) || callsInEnglish.test(after);
    })
    .map(({ topic }) => topic);
  return meant.some(({ topic }) => !callers.includes(topic)) ? [...new Set(callers)] : [];
}
