import { elementsIn, isEmpty } from '../elements.js';
import type { InputProblem, Json, StateValues } from '../protocol.js';

/** Slack takes no longer text in an input. */
const mostCharacters = 3000;

/** What Slack itself finds wrong in a modal before it sends anything to the app, by block id. */
export function problemsOfInputs(
  blocks: readonly Json[],
  state: StateValues,
): Readonly<Record<string, InputProblem>> {
  return Object.fromEntries(
    elementsIn(blocks).flatMap(({ blockId, element, block }) => {
      if (block.type !== 'input') return [];
      const value = state[blockId]?.[String(element.action_id)] ?? {};
      const problem = problemOf(element, value, block.optional === true);
      return problem === undefined ? [] : [[blockId, problem]];
    }),
  );
}

function problemOf(element: Json, value: Json, isOptional: boolean): InputProblem | undefined {
  if (isEmpty(value)) return isOptional ? undefined : 'required';
  if (typeof value.value !== 'string') return undefined;
  const written = value.value;
  const length = [...written].length;
  if (length < Number(element.min_length ?? 0)) return 'too-short';
  if (length > Number(element.max_length ?? mostCharacters)) return 'too-long';
  switch (element.type) {
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(written) ? undefined : 'malformed';
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(written) ? undefined : 'malformed';
    case 'number_input':
      return problemOfNumber(element, Number(written));
    default:
      return undefined;
  }
}

function problemOfNumber(element: Json, number: number): InputProblem | undefined {
  if (!Number.isFinite(number)) return 'malformed';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'not-whole';
  if (number < Number(element.min_value ?? Number.NEGATIVE_INFINITY)) return 'too-small';
  return number > Number(element.max_value ?? Number.POSITIVE_INFINITY) ? 'too-large' : undefined;
}
