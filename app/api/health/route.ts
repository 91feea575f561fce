export const dynamic = 'force-dynamic';

/** The process is up. Says nothing about what it needs: that is /api/ready. */
export const GET = (): Response => Response.json({ up: true }, { headers: { 'cache-control': 'no-store' } });
