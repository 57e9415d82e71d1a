import type { AllMiddlewareArgs, App, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import { answerQuestion } from '../../answer/answer.js';
import { complete } from '../../question/complete.js';
import { understand } from '../../question/understand.js';
import { askedTopicOf } from '../cards/answer-state.js';
import { languageOfSearch, searchAction, topicOption } from '../cards/topic-search.js';
import { describeError } from '../slack-error.js';
import type { Surfaces } from '../surfaces.js';
import { workspaceIn } from '../workspace.js';

type Args = SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs;

/** What a menu offers while somebody types. A menu of an older version, and any fault of ours, offers nothing. */
export async function suggest(args: Args, surfaces: Surfaces): Promise<void> {
  const { ack, options, logger } = args;
  const [name] = options.action_id.split(':');
  let offered: PlainTextOption[] = [];
  try {
    if (name === searchAction) offered = await topicsFor(args, surfaces);
  } catch (error) {
    logger.error(`Options could not be found: ${describeError(error)}`);
  }
  await ack({ options: offered });
}

/** Topics by name; what else is typed (a Region, "on-premises") counts for the answer as it does in a message. */
async function topicsFor({ options, client, context }: Args, surfaces: Surfaces): Promise<PlainTextOption[]> {
  const { knowledge, vocabulary, names, askers } = surfaces;
  const { value: text, action_id: id, user } = options;
  const asker = await askers.now(user.id, workspaceIn(context), client);
  const language = languageOfSearch(id) ?? asker.language;
  const question = understand(text, vocabulary);
  const asked = answerQuestion(question, knowledge, asker.region).map(askedTopicOf);
  const region = question.region ?? asker.region;
  return complete(text, names(), vocabulary)
    .flatMap((topic) => knowledge.topics.get(topic) ?? [])
    .map((topic) => {
      const option = asked.find((each) => each.topic === topic.id)?.option;
      return topicOption(topic, { region, language, option }, knowledge);
    });
}

export function registerOptions(app: App, surfaces: Surfaces): void {
  app.options<'block_suggestion'>({ type: 'block_suggestion', action_id: /^/ }, (args) =>
    suggest(args, surfaces),
  );
}
