import type { APIRequestContext } from '@playwright/test';

/**
 * The status of a page. Where its frame was on the way before the page decided, the answer says 200 and carries the
 * refusal instead, and nothing of the page.
 */
export async function pageStatus(who: APIRequestContext, url: string): Promise<number> {
  const answer = await who.get(url, { maxRedirects: 0, timeout: 60_000 });
  if (answer.status() !== 200) return answer.status();
  const refused = /NEXT_HTTP_ERROR_FALLBACK;(\d{3})/.exec(await answer.text());
  return refused ? Number(refused[1]) : 200;
}
