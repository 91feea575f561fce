import { setTimeout as sleep } from 'node:timers/promises';
import { pool } from '@/lib/db/client';
import { requestRun } from '@/lib/runs/request-run';
import { starterSpec } from '@/lib/templates/starter-spec';
import { report } from '@/test-support/bench';
import { runRequest } from '@/test-support/fixtures';
import { makeGovernedCampaign, startProvider, startWorker } from '@/test-support/governed-route';

const PICTURES = 50;
const AT_ONCE = 10;
const LATENCY_MS = 2_000;
const WARM = 4;
/** A browser opens so many connections to one portal. */
const BROWSER_CONNECTIONS = 6;

/** So many different fillings of the starter template: by background, light and season. */
function fillings(): Record<string, string>[] {
  const options = (key: string) => {
    const slot = starterSpec.slots.find((entry) => entry.key === key);
    return slot?.type === 'choice' ? slot.options : [];
  };
  return options('background')
    .flatMap((background) =>
      options('light').flatMap((light) => options('season').map((season) => ({ background, light, season }))),
    )
    .slice(0, PICTURES);
}

const made = async (campaignId: string) => {
  const found = await pool().query<{ n: number }>(
    "select count(*)::int as n from run_output where campaign_id = $1 and state = 'succeeded'",
    [campaignId],
  );
  return found.rows[0]?.n ?? 0;
};

/** Fifty variations of one product against a provider that takes two seconds and ten calls at a time. */
export default async function variations(): Promise<void> {
  const provider = await startProvider({ latencyMs: LATENCY_MS, limit: AT_ONCE });
  const { world, campaign } = await makeGovernedCampaign({ concurrency: AT_ONCE });
  const worker = startWorker();
  try {
    // The worker is there already when somebody presses the button.
    await requestRun(world.as.campaign_manager, runRequest(campaign, { size: '1:1', count: WARM }));
    while ((await made(campaign.campaignId)) < WARM) await sleep(50);
    await sleep(1_000);
    const began = Date.now();
    const slots = runRequest(campaign).slots;
    const waiting = fillings();
    const send = async () => {
      for (let filling = waiting.shift(); filling; filling = waiting.shift())
        await requestRun(
          world.as.campaign_manager,
          runRequest(campaign, { size: '1:1', slots: { ...slots, ...filling } }),
        );
    };
    const sending = Promise.all(Array.from({ length: BROWSER_CONNECTIONS }, send));
    let first = 0;
    let asked = 0;
    void sending.then(() => {
      asked = Date.now() - began;
    });
    for (;;) {
      const n = await made(campaign.campaignId);
      if (n > WARM && first === 0) first = Date.now() - began;
      if (n >= PICTURES + WARM) break;
      await sleep(50);
    }
    const took = Date.now() - began;
    await sending;
    const saw = await provider.saw();
    if (saw.most > AT_ONCE || saw.turnedAway > 0)
      throw new Error(`The provider saw ${saw.most} calls at once and turned ${saw.turnedAway} away.`);
    console.log(
      `  ${PICTURES} requests written in ${asked} ms; first picture made after ${first} ms; never more than ${saw.most} calls at once; none turned away`,
    );
    report({
      name: 'variations',
      unit: 'ms',
      figure: took,
      what: `${PICTURES} variations, from the first request to the last picture`,
      baseline: (PICTURES / AT_ONCE) * LATENCY_MS,
      against: `what the provider's own limit allows (${PICTURES} / ${AT_ONCE} x ${LATENCY_MS} ms)`,
    });
  } finally {
    worker.stop();
    provider.stop();
  }
}
