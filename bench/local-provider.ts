import { createServer } from 'node:http';
import sharp from 'sharp';

/**
 * A provider in a process of its own, in Gemini's wire format: answers each call after LATENCY_MS with a picture, and
 * turns calls beyond LIMIT at a time away. GET / tells what it saw.
 */
const latency = Number(process.env.LATENCY_MS ?? 0);
const limit = Number(process.env.LIMIT ?? 1_000);
const seen = { calls: 0, turnedAway: 0, most: 0, first: 0, last: 0 };
let inside = 0;

const edge = Number(process.env.EDGE ?? 1_024);
const picture = await sharp({ create: { width: edge, height: edge, channels: 3, background: '#a05030' } })
  .png()
  .toBuffer();
const answer = JSON.stringify({
  candidates: [
    {
      content: {
        role: 'model',
        parts: [{ inlineData: { mimeType: 'image/png', data: picture.toString('base64') } }],
      },
      finishReason: 'STOP',
      index: 0,
    },
  ],
  usageMetadata: { promptTokenCount: 271, candidatesTokenCount: 1290, totalTokenCount: 1561 },
});

const server = createServer((request, response) => {
  if (request.method === 'GET') return response.end(JSON.stringify(seen));
  request.resume();
  request.on('end', async () => {
    seen.calls += 1;
    seen.first ||= Date.now();
    inside += 1;
    seen.most = Math.max(seen.most, inside);
    const away = inside > limit;
    if (away) seen.turnedAway += 1;
    if (latency > 0 && !away) await new Promise((done) => setTimeout(done, latency));
    inside -= 1;
    seen.last = Date.now();
    response.writeHead(away ? 429 : 200, { 'content-type': 'application/json' });
    response.end(away ? '{"error":{"code":429,"message":"busy","status":"X"}}' : answer);
  });
});
server.listen(Number(process.env.PROVIDER_PORT ?? 0), '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
