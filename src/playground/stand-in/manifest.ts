import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { inPackage } from '../../package-folder.js';
import type { InstalledApp } from '../protocol.js';

const manifestSchema = z.object({
  display_information: z.object({ name: z.string(), description: z.string().default('') }),
  features: z
    .object({
      slash_commands: z
        .array(
          z.object({
            command: z.string(),
            description: z.string(),
            usage_hint: z.string().default(''),
          }),
        )
        .default([]),
      shortcuts: z
        .array(
          z.object({
            name: z.string(),
            type: z.enum(['message', 'global']),
            callback_id: z.string(),
            description: z.string(),
          }),
        )
        .default([]),
      agent_view: z
        .object({
          agent_description: z.string().max(300).default(''),
          suggested_prompts: z
            .array(z.object({ title: z.string(), message: z.string() }))
            .max(4)
            .default([]),
        })
        .optional(),
    })
    .prefault({}),
  oauth_config: z.object({
    scopes: z
      .object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) })
      .refine(({ bot, bot_optional }) => bot_optional.every((scope) => bot.includes(scope)), {
        // https://docs.slack.dev/authentication/installing-with-oauth
        message: 'optional scopes must also be listed in `bot`',
      }),
  }),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).prefault({}),
    })
    .prefault({}),
});

/** What of an app manifest decides how Slack treats the app. */
export interface Manifest extends Omit<InstalledApp, 'botUser' | 'declinedScopes'> {
  /** The events that Slack sends. */
  readonly events: readonly string[];
}

const ours = inPackage('manifest.yml');

/** Reads an app manifest as Slack does when the app is installed; ours when no other is given. */
export function readManifest(file: URL | string = ours): Manifest {
  const { display_information, features, oauth_config, settings } = manifestSchema.parse(
    parse(readFileSync(file, 'utf8')),
  );
  return {
    name: display_information.name,
    description: display_information.description,
    commands: features.slash_commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint,
    })),
    shortcuts: features.shortcuts.map(({ name, type, callback_id, description }) => ({
      name,
      type,
      callbackId: callback_id,
      description,
    })),
    ...(features.agent_view === undefined
      ? {}
      : {
          agent: {
            description: features.agent_view.agent_description,
            prompts: features.agent_view.suggested_prompts,
          },
        }),
    scopes: oauth_config.scopes.bot,
    optionalScopes: oauth_config.scopes.bot_optional,
    events: settings.event_subscriptions.bot_events,
  };
}
