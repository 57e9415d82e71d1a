import type { IncomingMessage } from 'node:http';
import type { Json } from './protocol.js';

/** A body larger than is allowed. */
export class BodyTooLarge extends Error {
  readonly code = 'body_too_large';
}

/** @throws BodyTooLarge */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > most) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws SyntaxError, BodyTooLarge */
export async function readJson(request: IncomingMessage, most: number): Promise<Json> {
  const value: unknown = JSON.parse((await readBody(request, most)).toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SyntaxError('an object is expected');
  return value as Json;
}

/** The arguments of a Web API call: JSON, or a form whose nested values are JSON. */
export async function readArguments(
  request: IncomingMessage,
  most: number,
): Promise<{ token: string | undefined; args: Json }> {
  const isJson = request.headers['content-type']?.startsWith('application/json') === true;
  const { token: inBody, ...args } = isJson
    ? await readJson(request, most)
    : decodeForm((await readBody(request, most)).toString('utf8'));
  const inHeader = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  return { token: inHeader ?? (inBody === undefined ? undefined : String(inBody)), args };
}

/** A file at its upload URL: the bytes alone, or the first part of a form. */
export async function readUpload(request: IncomingMessage, most: number): Promise<Buffer> {
  const body = await readBody(request, most);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const [, part] of form) if (typeof part !== 'string') return Buffer.from(await part.arrayBuffer());
  return Buffer.alloc(0);
}

function decodeForm(form: string): Json {
  return Object.fromEntries([...new URLSearchParams(form)].map(([key, value]) => [key, decoded(value)]));
}

function decoded(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
