import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallbackOptions, Installation } from '@slack/oauth';
import type { Language } from '../../knowledge/knowledge.js';
import { phrasesIn } from '../../language/languages.js';
import type { InstallPhrases } from '../../language/phrases.js';
import { escapeText } from '../cards/text.js';

type InstallError = Parameters<NonNullable<CallbackOptions['failure']>>[0];

/** Tells the person who installed the app that it is there, with a link to it. */
export function installedPage(
  installation: Installation,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const language = languageOf(request);
  const { installed, open } = phrasesIn(language).install;
  const address = new URL('https://slack.com/app_redirect');
  if (installation.appId !== undefined) address.searchParams.set('app', installation.appId);
  if (installation.team !== undefined) address.searchParams.set('team', installation.team.id);
  send(200, language, installed, { text: open, href: address.href }, response);
}

/** Says why it is not there, and how to try again. */
export function notInstalledPage(
  error: InstallError,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const language = languageOf(request);
  const { failed, again } = phrasesIn(language).install;
  const [status, reason] = reasonOf(error);
  send(status, language, failed[reason], { text: again, href: '/slack/install' }, response);
}

function reasonOf({ code }: InstallError): [status: number, reason: keyof InstallPhrases['failed']] {
  switch (code) {
    case 'slack_oauth_installer_authorization_error':
      return [403, 'denied'];
    case 'slack_oauth_invalid_state':
    case 'slack_oauth_missing_state':
    case 'slack_oauth_missing_code':
      return [400, 'expired'];
    case 'storage_away':
      return [503, 'storage'];
    default:
      return [502, 'slack'];
  }
}

/** The first of the two languages that the browser asks for. */
function languageOf(request: IncomingMessage): Language {
  return /^(?:(?!\ben).)*\bja\b/.test(request.headers['accept-language'] ?? '') ? 'ja' : 'en';
}

function send(
  status: number,
  language: Language,
  text: string,
  link: { text: string; href: string },
  response: ServerResponse,
): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
  });
  response.end(`<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>VPC Access</title>
<style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem;color-scheme:light dark}</style>
<h1>VPC Access</h1>
<p>${escapeText(text)}</p>
<p><a href="${escapeText(link.href).replaceAll('"', '&quot;')}">${escapeText(link.text)}</a></p>
</html>
`);
}
