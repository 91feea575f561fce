/**
 * A Seedream batch can fail in part: items of `data` may be errors in place of pictures. What was made is kept; an
 * answer without any picture stays as it is, so that its errors are told.
 */
export async function keepMadePictures(response: Response): Promise<Response> {
  const text = await response.text();
  const again = (body: string) =>
    new Response(body, { status: response.status, headers: { 'content-type': 'application/json' } });
  try {
    const answer = JSON.parse(text) as { data?: { b64_json?: unknown }[] };
    const made = answer.data?.filter((item) => typeof item.b64_json === 'string') ?? [];
    if (made.length === 0 || made.length === answer.data?.length) return again(text);
    return again(JSON.stringify({ ...answer, data: made }));
  } catch {
    return again(text);
  }
}

/** Words with which providers say that they will not make something; each beside its provider's error code or reason. */
const refusals =
  /IMAGE_SAFETY|PROHIBITED_CONTENT|BLOCKLIST|SPII|RECITATION|"(?:finish|block)Reason":"(?:IMAGE_)?(?:SAFETY|OTHER|PROHIBITED)|moderation_blocked|content_policy_violation|content_filter|SensitiveContent|RiskDetection|safety system|NSFW|flagged as sensitive|\(E005\)/i;

/** Whether a provider's answer says that it refused the content. */
export const saysContentRefused = (answer: string): boolean => refusals.test(answer);
