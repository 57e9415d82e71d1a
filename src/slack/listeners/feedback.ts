import type { ModalView } from '@slack/types';
import { phrasesIn } from '../../language/languages.js';
import { redact } from '../../question/redact.js';
import type { Feedback } from '../../storage/feedback-store.js';
import { type ActionArgs, carriedBy } from '../action.js';
import { readState, writeTopic } from '../cards/answer-state.js';
import { enteredIn, feedbackFormView, type Readers } from '../cards/feedback-form.js';
import { feedbackReport } from '../cards/feedback-report.js';
import { type FeedbackSubject, readSubject } from '../cards/feedback-subject.js';
import { lineCard } from '../cards/not-found-card.js';
import { lineModal, topicModal } from '../cards/topic-modal.js';
import { openModal } from '../open-modal.js';
import { post } from '../post.js';
import { describeError, slackErrorOf } from '../slack-error.js';
import type { SubmissionArgs } from '../submission.js';
import type { Surfaces } from '../surfaces.js';
import { tellPresser } from '../tell-presser.js';
import { workspaceIn } from '../workspace.js';

/** Takes a thumb up with thanks; a thumb down, or a question without an answer, opens a form. */
export async function giveFeedback(args: ActionArgs, surfaces: Surfaces): Promise<void> {
  const { action, body, client, context } = args;
  const value = carriedBy(action);
  const workspace = workspaceIn(context);
  const subject = readSubject(value, surfaces.knowledge);
  if (value === undefined || subject === undefined) {
    const { language } = await surfaces.askers.now(body.user.id, workspace, client);
    return tellPresser(
      body,
      { ...surfaces, client },
      phrasesIn(readState(value)?.language ?? language).unknownAction,
    );
  }
  if (action.action_id.endsWith(':good')) {
    await Promise.all([
      tellPresser(body, { ...surfaces, client }, phrasesIn(subject.language).feedback.thanks),
      surfaces.feedback.add(workspace.id, { ...recordOf(subject), verdict: 'good' }),
    ]);
    return;
  }
  await openModal(body, client, feedbackFormView(value, subject, readersOf(surfaces)));
}

/** Thanks first; then the feedback is kept, and posted for the maintainers where they have a channel. */
export async function receiveFeedback(
  { ack, view, body, client, context, logger }: SubmissionArgs,
  surfaces: Surfaces,
): Promise<void> {
  const workspace = workspaceIn(context);
  const subject = readSubject(view.private_metadata, surfaces.knowledge);
  const entered = enteredIn(view.state.values);
  const show = (view: ModalView) => ack({ response_action: 'update', view });
  if (subject === undefined || entered === undefined) {
    const { language } = await surfaces.askers.now(body.user.id, workspace, client);
    return show(lineModal(phrasesIn(language).unknownAction));
  }
  const { formTitle, received } = phrasesIn(subject.language).feedback;
  await show(topicModal(formTitle, lineCard(received[readersOf(surfaces)]), subject.language));

  const words = { expected: cleaned(entered.expected), more: cleaned(entered.more) };
  const keeping = surfaces.feedback
    .add(workspace.id, { ...recordOf(subject), ...words })
    .catch((error) => logger.error(`Feedback could not be kept: ${describeError(error)}`));
  const { channel } = surfaces.maintainers;
  const posting =
    channel &&
    post(
      feedbackReport(subject, words, body.user.id, surfaces.maintainers),
      { workspace, channel, thread: undefined },
      { ...surfaces, logger },
    ).catch((error) => logger.error(notPosted(error)));
  await Promise.all([keeping, posting]);
}

/** What is kept of an answer or of words without one. */
function recordOf(subject: FeedbackSubject): Feedback {
  const { verdict, language } = subject;
  if (verdict === 'missing') return { verdict, topics: [], language, words: subject.words };
  const { topics, region } = subject.state;
  return { verdict, topics: topics.map(writeTopic), region, language };
}

function cleaned(text: string | undefined): string | undefined {
  return text && redact(text);
}

function readersOf({ maintainers }: Surfaces): Readers {
  return maintainers.channel === undefined ? 'kept' : 'posted';
}

/** What to do about it, by Slack's word for it. */
const advice: Readonly<Record<string, string>> = {
  not_in_channel: 'invite the bot there with /invite',
  channel_not_found: 'check its id or name, and invite the bot there with /invite',
  is_archived: 'the channel is archived; name another one',
};

function notPosted(error: unknown): string {
  const what = advice[slackErrorOf(error) ?? ''] ?? 'it will be tried with the next one';
  return `Feedback could not be posted to MAINTAINERS_CHANNEL (${describeError(error)}): ${what}. It is kept: vpcaccess gaps --feedback`;
}
