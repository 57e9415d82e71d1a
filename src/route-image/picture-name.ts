import { type Answer, answerTopic } from '../answer/answer.js';
import { type Knowledge, type Language, optionId } from '../knowledge/knowledge.js';

/** Topics of one picture. */
const mostTopics = 20;

/**
 * Topics, option, Region and language: `ecr.interface-endpoint.ap-northeast-1.ja`. Several topics have their
 * options where these are not the recommendations: `ecr_s3~interface-endpoint.ap-northeast-1.ja`.
 */
export function nameOf(answers: readonly Answer[], language: Language): string {
  const [only] = answers;
  const region = only?.region ?? '';
  if (answers.length === 1 && only !== undefined) {
    const option = only.kind === 'service' ? [only.way.id] : [];
    return [only.topic.id, ...option, region, language].join('.');
  }
  return [answers.map(nameInPlan).join('_'), region, language].join('.');
}

function nameInPlan(answer: Answer): string {
  const { id } = answer.topic;
  if (answer.kind !== 'service') return id;
  const [recommended] = answer.topic.access;
  return recommended !== undefined && optionId(recommended) === answer.way.id ? id : `${id}~${answer.way.id}`;
}

/** The answers that a name stands for; undefined when it is not what `nameOf` calls them. */
export function answersNamed(
  name: string,
  knowledge: Knowledge,
): { answers: Answer[]; language: Language } | undefined {
  const [topics = '', ...rest] = name.split('.');
  const [language, region = '', option] = rest.toReversed();
  if ((language !== 'en' && language !== 'ja') || !knowledge.regions.has(region)) return undefined;
  const asked = topics.split('_').map((each) => each.split('~'));
  if (asked.length > mostTopics) return undefined;
  const answers = asked.flatMap(
    ([topic = '', ownOption]) => answerTopic({ topic, region, option: ownOption ?? option }, knowledge) ?? [],
  );
  return nameOf(answers, language) === name ? { answers, language } : undefined;
}
