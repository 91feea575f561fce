import { demoDirectory, demoSettings } from './demo-settings';
import { buildIfNeeded, keepWorker, portIsFree, start, stopOnSignal, waitFor } from './processes';
import { AlreadyRunning, startServices } from './services';

const port = Number(process.env.PORT || 3000);
const servicesOnly = process.argv.includes('--services-only');
const dev = process.argv.includes('--dev');

if (!servicesOnly && !(await portIsFree(port))) {
  console.error(`Port ${port} is taken. Stop what runs there, or choose another one: PORT=3001 npm run demo`);
  process.exit(1);
}

console.log('Starting PostgreSQL and the object store ...');
const services = await startServices(demoDirectory()).catch((error: unknown) => {
  console.error(error instanceof AlreadyRunning ? error.message : error);
  process.exit(1);
});
const stop = stopOnSignal(() => services.stop());
try {
  const settings = await demoSettings(services, port);
  Object.assign(process.env, settings);
  const { migrate } = await import('@/lib/db/migrate');
  await migrate({ ownerUrl: settings.DATABASE_OWNER_URL ?? '', appUrl: settings.DATABASE_URL ?? '' });
  const { seedDemo } = await import('./seed-demo');
  const { closePool } = await import('@/lib/db/client');
  const { closeQueue } = await import('@/lib/jobs/queue');
  const people = await seedDemo({ password: services.state.demoPassword });
  // This process needs the database no more, and must not hold connections when it is stopped.
  await closeQueue();
  await closePool();
  if (servicesOnly) {
    for (const [name, value] of Object.entries(settings)) console.log(`${name}=${value}`);
    console.log('ready');
  } else {
    if (!dev) await buildIfNeeded();
    // The portal and the worker know the application's role only.
    const { DATABASE_OWNER_URL: _owner, DATABASE_SUPER_URL: _super, ...own } = settings;
    delete process.env.DATABASE_OWNER_URL;
    delete process.env.DATABASE_SUPER_URL;
    const web = start('next', [dev ? 'dev' : 'start', '-p', String(port)], own);
    web.once('exit', (code) => void stop(code ?? 1));
    keepWorker(own, dev);
    await waitFor(`http://localhost:${port}/api/ready`, 120);
    console.log(`\nCountersign is ready: http://localhost:${port}\n`);
    console.log('Sign in with one click per role, or with these (demo only):');
    for (const person of people)
      console.log(`  ${person.role.padEnd(17)} ${person.email.padEnd(20)} ${services.state.demoPassword}`);
    console.log('\nCtrl-C stops everything; the demo keeps its data in .countersign/.');
  }
} catch (error) {
  console.error(error);
  await stop(1);
}
