import { APICallError, NoImageGeneratedError } from 'ai';

export type Failure = {
  /** `unknown`: the call may have arrived and may be billed. */
  kind: 'failed' | 'unknown';
  code:
    | 'refused_content'
    | 'no_picture'
    | 'bad_request'
    | 'no_access'
    | 'busy'
    | 'interrupted'
    | 'provider_error';
  /** For the person who ran it. */
  message: string;
  response: Record<string, unknown>;
  usage: Record<string, number>;
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

function metadataOf(error: NoImageGeneratedError): {
  response: Record<string, unknown>;
  usage: Record<string, number>;
} {
  const call = error.calls?.[0];
  const usage = Object.entries(call?.usage ?? {}).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return {
    response: safeMetadata({ providerMetadata: call?.providerMetadata }),
    usage: Object.fromEntries(usage),
  };
}

/**
 * What an error means for the run. A definite answer of the provider (a status, a refusal) is `failed`; silence after
 * the request may have left is `unknown`, unless running it again costs nothing.
 */
export function classifyFailure(error: unknown, repeatable: boolean): Failure {
  if (NoImageGeneratedError.isInstance(error)) {
    const { response, usage } = metadataOf(error);
    const refusedContent = /"(finishReason|blockReason)":"[^"]*(SAFETY|PROHIBITED|BLOCK|RECITATION)/i.test(
      JSON.stringify(response),
    );
    return {
      kind: 'failed',
      code: refusedContent ? 'refused_content' : 'no_picture',
      message: refusedContent
        ? 'The model refused this content. Nothing is lost; change the slots and run again.'
        : 'The model answered without a picture. Nothing is lost; run again.',
      response,
      usage,
    };
  }
  const cause = unwrap(error);
  if (APICallError.isInstance(cause) && cause.statusCode !== undefined && cause.statusCode >= 400)
    return { ...byStatus(cause.statusCode), response: { status: cause.statusCode }, usage: {} };
  const name = cause instanceof Error ? cause.name : 'Error';
  return {
    kind: repeatable ? 'failed' : 'unknown',
    code: 'interrupted',
    message: repeatable
      ? 'The renderer was interrupted. Run it again.'
      : 'The call was sent and no answer came. It may have been billed, so it is not sent again; a lead can settle it.',
    response: { error: name },
    usage: {},
  };
}

/** The SDK wraps what happened; look for the provider's own answer inside. */
function unwrap(error: unknown): unknown {
  const last = (error as { lastError?: unknown } | null)?.lastError;
  return last ?? error;
}

function byStatus(status: number): Pick<Failure, 'kind' | 'code' | 'message'> {
  if (status === 429)
    return {
      kind: 'failed',
      code: 'busy',
      message: 'The provider is busy. Nothing was billed; run again in a minute.',
    };
  if (status === 401 || status === 403)
    return {
      kind: 'failed',
      code: 'no_access',
      message: 'The provider refused our key. Tell an administrator.',
    };
  if (status < 500)
    return {
      kind: 'failed',
      code: 'bad_request',
      message: 'The provider did not accept this request. Nothing was billed.',
    };
  return {
    kind: 'unknown',
    code: 'provider_error',
    message: 'The provider broke down after taking the call. It may have been billed; a lead can settle it.',
  };
}
