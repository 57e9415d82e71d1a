/** What the code to create something is written for. */
export const tools = ['terraform', 'cloudformation', 'cdk', 'aws-cli'] as const;

export type Tool = (typeof tools)[number];

export function isTool(name: string): name is Tool {
  return tools.some((tool) => tool === name);
}

/** As the tools call themselves, in every language. */
export const toolNames: Readonly<Record<Tool, string>> = {
  terraform: 'Terraform',
  cloudformation: 'CloudFormation',
  cdk: 'AWS CDK (TypeScript)',
  'aws-cli': 'AWS CLI',
};
