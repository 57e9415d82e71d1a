import type { Language } from '../knowledge/knowledge.js';
import type { IpKind } from '../knowledge/signature.js';

/** How a topic was recognised. `signature`: a pasted error; `identifier`: an endpoint name, host name or ARN. */
export type Recognition = 'signature' | 'identifier' | 'name' | 'misspelling';

/**
 * Whether a name is also something ordinary, so that it counts only when something shows that it is meant.
 * `words`: it is made of common words; `listed`: the knowledge says so.
 */
export type Ordinary = 'no' | 'words' | 'listed';

export interface RecognisedTopic {
  readonly topic: string;
  readonly by: Recognition;
  /** The short endpoint service name that an identifier is, which tells what it is asked for: `ecr.api`. */
  readonly endpoint?: string | undefined;
  /** Id of the option that was answered with, where the topic comes from an answer of ours. */
  readonly option?: string | undefined;
  /** The words of the message, as they were written. */
  readonly words: string;
  /** Where they stand in the message (UTF-16 offsets, the end exclusive). */
  readonly from: number;
  readonly to: number;
}

/** Words that stand in a list of names and are none that we know. */
export interface Unread {
  readonly words: string;
  /** Topics that they may mean, the likeliest first. */
  readonly suggestions: readonly string[];
}

/** What one message asks. Nothing of Slack is in it, and nothing of AWS beyond ids of the knowledge. */
export interface Question {
  /** The topics asked about, in the order in which they stand. Empty when nothing was asked. */
  readonly topics: readonly RecognisedTopic[];
  /** Topics from which the call comes ("LambdaからS3" is about S3): what runs there may be of interest too. */
  readonly callers: readonly string[];
  /** Topics that may have been meant, the likeliest first, when none is certain. */
  readonly suggestions: readonly string[];
  /** What stands beside the topics in a list of names. */
  readonly unread: readonly Unread[];
  /** They are the meanings of one word ("kinesis"), and not guesses. */
  readonly isChoice: boolean;
  /** The kinds of IP address that stand in the message: in an error they tell whether an endpoint answered. */
  readonly ips: ReadonlySet<IpKind>;
  /** The Region named, if any. */
  readonly region: string | undefined;
  /** The folded cues that stand in the message. */
  readonly cues: ReadonlySet<string>;
  /** Japanese when the message has kana or kanji; otherwise the message does not tell. */
  readonly language: Language | undefined;
}
