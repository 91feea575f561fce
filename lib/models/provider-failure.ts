import { APICallError, NoImageGeneratedError } from 'ai';
import type { Seen } from './observed-fetch';
import { saysContentRefused } from './provider-answers';

export type FailureCode =
  | 'refused_content'
  | 'no_picture'
  | 'bad_request'
  | 'no_access'
  | 'no_credit'
  | 'busy'
  | 'unreachable'
  | 'interrupted'
  | 'malformed'
  | 'picture_lost'
  | 'bad_picture'
  | 'seed_not_taken'
  | 'provider_error';

export type Failure = {
  /** `again`: nothing was billed and it may work later. `unknown`: the call may have arrived and may be billed. */
  kind: 'again' | 'failed' | 'unknown';
  code: FailureCode;
  /** For the person who ran it. */
  message: string;
  response: Record<string, unknown>;
  usage: Record<string, number>;
  /** The provider made a picture, so it is billed, whatever became of it. */
  made: boolean;
  /** The provider took the call as valid and answered it without a picture: that may be billed. */
  answered: boolean;
  retryAfter: string | null;
};

/** Drops pictures and anything that may carry a key; keeps what explains an answer. At most about 8 kB. */
export function safeMetadata(value: unknown): Record<string, unknown> {
  const text = JSON.stringify(value, (key, entry) => {
    if (/key|token|secret|authorization|b64|base64|inlineData/i.test(key) && typeof entry !== 'number')
      return undefined;
    return typeof entry === 'string' && entry.length > 500 ? `${entry.slice(0, 500)}...` : entry;
  });
  if (text === undefined || text.length > 8192) return { note: 'The answer was too long to keep.' };
  return JSON.parse(text) as Record<string, unknown>;
}

const words: Record<FailureCode, string> = {
  refused_content: 'The model refused this content. Nothing is lost; change the slots and run again.',
  no_picture: 'The model answered without a picture. Nothing is lost; run again.',
  bad_request: 'The provider did not accept this request. Nothing was billed.',
  no_access: 'The provider refused our key. Nothing was billed; tell an administrator.',
  no_credit: 'Our account with the provider has no credit left. Nothing was billed; tell an administrator.',
  busy: 'The provider is busy. Nothing was billed; run again in a minute.',
  unreachable: 'The provider could not be reached. Nothing was billed; run again in a minute.',
  interrupted:
    'The call was sent and no answer came. It may have been billed, so it is not sent again; a lead can settle it.',
  malformed:
    'The provider answered with something that cannot be read. It may have been billed; a lead can settle it.',
  picture_lost:
    'The picture was made, but could not be fetched from the provider: its link had ended. It is billed; run again.',
  bad_picture: 'The model answered with something that is not a usable picture. It is billed; run again.',
  seed_not_taken:
    'The model said that it did not take the locked seed, so its picture was not kept. It is billed; ask for a lockset that accepts this.',
  provider_error:
    'The provider broke down after taking the call. It may have been billed; a lead can settle it.',
};

export function failure(
  kind: Failure['kind'],
  code: FailureCode,
  more: Partial<Pick<Failure, 'response' | 'usage' | 'made' | 'answered' | 'retryAfter' | 'message'>> = {},
): Failure {
  return {
    kind,
    code,
    message: words[code],
    response: {},
    usage: {},
    made: false,
    answered: false,
    retryAfter: null,
    ...more,
  };
}

/** The SDK wraps what happened; look for the provider's own answer inside. */
const unwrap = (error: unknown): unknown => (error as { lastError?: unknown } | null)?.lastError ?? error;

function withoutPicture(error: NoImageGeneratedError, seen: Seen): Failure {
  const call = error.calls?.[0];
  const response = safeMetadata({ providerMetadata: call?.providerMetadata, requestId: seen.taskId });
  const usage = Object.fromEntries(
    Object.entries(call?.usage ?? {}).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
  const code = saysContentRefused(JSON.stringify(response)) ? 'refused_content' : 'no_picture';
  return failure('failed', code, { response, usage, answered: true });
}

function byStatus(status: number, body: string, seen: Seen): Failure {
  const more = { response: { status, requestId: seen.taskId }, retryAfter: seen.retryAfter };
  // 503: a provider that is overloaded says so before it begins.
  if (status === 429 || status === 503) return failure('again', 'busy', more);
  if (status === 401 || status === 403) return failure('failed', 'no_access', more);
  if (status === 402) return failure('failed', 'no_credit', more);
  if (status >= 500) return failure('unknown', 'provider_error', more);
  return failure('failed', saysContentRefused(body) ? 'refused_content' : 'bad_request', more);
}

/** A provider that reports its own end of a task in a good answer (Replicate's `failed`, Seedream's error items). */
function byAnswer(body: string, seen: Seen): Failure | null {
  const failed = /"status":\s*"(failed|canceled)"/.test(body) || /"data":\s*\[\s*\{\s*"error"/.test(body);
  const empty = /"output":\s*null/.test(body) && /"status":\s*"succeeded"/.test(body);
  if (empty) return failure('failed', 'no_picture', { response: { requestId: seen.taskId }, answered: true });
  if (!failed) return null;
  return failure('failed', saysContentRefused(body) ? 'refused_content' : 'no_picture', {
    response: { requestId: seen.taskId, answer: body.slice(0, 300) },
  });
}

/**
 * What an error means for the run, by what was seen on the wire. Never connected, or told to come back: `again`. A
 * definite answer: `failed`. Silence after the request left, or an answer that cannot be read: `unknown`, unless
 * running it again costs nothing (`repeatable`).
 */
export function classifyFailure(error: unknown, seen: Seen, repeatable: boolean): Failure {
  if (NoImageGeneratedError.isInstance(error)) return withoutPicture(error, seen);
  const cause = unwrap(error);
  const name = cause instanceof Error ? cause.name : 'Error';
  const more = { response: { error: name, requestId: seen.taskId } };
  if (repeatable)
    return failure('failed', 'interrupted', {
      ...more,
      message: 'The renderer was interrupted. Nothing was billed; run it again.',
    });
  if (seen.lostDownload !== null)
    return failure('failed', 'picture_lost', {
      response: { status: seen.lostDownload, requestId: seen.taskId },
      made: true,
    });
  const api = APICallError.isInstance(cause) ? cause : null;
  if (seen.status !== null && seen.status >= 300) return byStatus(seen.status, api?.responseBody ?? '', seen);
  if (seen.call === 'not_sent') return failure('again', 'unreachable', more);
  if (seen.call === 'answered') {
    const body = api?.responseBody ?? JSON.stringify((cause as { data?: unknown } | null)?.data ?? '');
    return byAnswer(body, seen) ?? failure('unknown', 'malformed', more);
  }
  return failure('unknown', 'interrupted', more);
}
