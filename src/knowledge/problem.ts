/** One thing that is wrong with the knowledge, told so that it can be mended without asking anyone. */
export interface Problem {
  readonly file: string;
  /** The path of the field, such as `access.0.companions.1.service`; empty for the whole file. */
  readonly field: string;
  readonly problem: string;
  readonly fix: string;
}

/** Thrown when knowledge is read that must not be answered from. Carries every problem at once. */
export class KnowledgeError extends Error {
  readonly code = 'knowledge_invalid';

  constructor(readonly problems: readonly Problem[]) {
    super(`The knowledge has ${problems.length} problem(s):\n${problems.map(describeProblem).join('\n')}`);
    this.name = 'KnowledgeError';
  }
}

/** A problem in one line: file, field, problem and fix. */
export function describeProblem({ file, field, problem, fix }: Problem): string {
  return `${file}${field === '' ? '' : `: ${field}`}: ${problem}. Fix: ${fix}.`;
}
