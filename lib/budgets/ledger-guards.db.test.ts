import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { cancelRun } from '@/lib/runs/cancel-run';
import { failOutput } from '@/lib/runs/fail-output';
import { reconcileOutput } from '@/lib/runs/reconcile-output';
import { requestRun } from '@/lib/runs/request-run';
import { startOutput } from '@/lib/runs/start-output';
import { makeActiveCampaign, makeWorld, runRequest } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { checkLedger } from './check-ledger';

const { asOwner } = testDatabase();

describe('the database', () => {
  const book = (entries: string) => `
    insert into ledger_transaction (id, brand_id, what, at) values ('ldg_t', 'brd_t', 'opened', now());
    ${entries}`;
  const entry = (position: number, account: string, micros: number, currency = 'USD') =>
    `insert into ledger_entry values ('ldg_t', ${position}, (select id from budget limit 1), '${account}', '${currency}', ${micros});`;

  it('refuses what does not balance, also in another currency, and what moves nothing', async () => {
    await makeActiveCampaign(await makeWorld());
    for (const [sql, why] of [
      [book(entry(1, 'available', 5)), 'does not balance'],
      [book(entry(1, 'available', 5) + entry(2, 'reserved', -4)), 'does not balance'],
      [book(entry(1, 'available', 5) + entry(2, 'reserved', -5, 'EUR')), 'does not balance'],
      [book(''), 'moves nothing'],
      [book(entry(1, 'available', 0)), 'ledger_entry_moves_something'],
      [book(entry(1, 'pocket', 5) + entry(2, 'reserved', -5)), 'ledger_entry_moves_something'],
    ] as const)
      await expect(asOwner(`begin; ${sql} commit;`), sql).rejects.toThrow(why);
    await asOwner(book(entry(1, 'available', 5) + entry(2, 'reserved', -5)));
  });
  it('refuses to change, delete or empty the ledger, even for its owner, and the application by its grants', async () => {
    await makeActiveCampaign(await makeWorld());
    const app = new Client({ connectionString: process.env.DATABASE_URL });
    await app.connect();
    for (const table of ['ledger_transaction', 'ledger_entry', 'budget_reservation'])
      for (const sql of [`delete from ${table}`, `truncate ${table} cascade`]) {
        if (table !== 'budget_reservation' || sql.startsWith('truncate'))
          await expect(asOwner(sql), sql).rejects.toThrow('booked never changes');
        await expect(app.query(sql), sql).rejects.toThrow('permission denied');
      }
    await expect(asOwner('update ledger_entry set micros = micros + 1')).rejects.toThrow('never changes');
    await expect(app.query('update ledger_entry set micros = 1')).rejects.toThrow('permission denied');
    await app.end();
  });
});

describe('the verbs', () => {
  it('book each step with its event, also a bill above what was reserved, and the check finds what was tampered with', async () => {
    const world = await makeWorld();
    const campaign = await makeActiveCampaign(world);
    const system = systemCtx(world.brand);
    const ask = () => requestRun(world.as.campaign_manager, runRequest(campaign, { count: 2 }));
    await cancelRun(world.as.campaign_manager, { runId: (await ask()).runId });
    const [lost, failed] = (await ask()).outputs;
    for (const [output, kind] of [
      [lost, 'unknown'],
      [failed, 'failed'],
    ] as const) {
      await startOutput(system, { outputId: output?.id });
      await failOutput(system, {
        outputId: output?.id,
        kind,
        code: 'timeout',
        message: 'No.',
        response: {},
        usage: {},
      });
    }
    await reconcileOutput(world.as.lead, {
      outputId: lost?.id,
      billedMicros: 17_000,
      reason: 'The invoice says so',
    });
    await ask();
    expect(await checkLedger(db(), world.brand.id)).toEqual([]);
    const booked = (await asOwner(
      `select t.what, t.event_type as event, t.output_id as output, count(e.*)::int as entries
       from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
       where t.brand_id = $1 group by t.id order by t.id`,
      [world.brand.id],
    )) as { what: string; event: string; output: string | null; entries: number }[];
    expect(booked.map(({ what, event }) => `${what} ${event}`).sort()).toEqual(
      [
        'limit_set budget.set',
        'reserved run.requested',
        'released run.cancelled',
        'reserved run.requested',
        'settled output.reconciled',
        'released output.failed',
        'reserved run.requested',
      ].sort(),
    );
    expect(booked.find(({ what }) => what === 'settled')).toMatchObject({ output: lost?.id, entries: 9 });

    await asOwner(
      "update budget set spent_micros = spent_micros - 1 where brand_id = $1 and kind = 'brand_month'",
      [world.brand.id],
    );
    expect((await checkLedger(db(), world.brand.id)).map(({ field }) => field).sort()).toEqual([
      'available',
      'spent',
      'spent of outputs',
    ]);
  });
});
