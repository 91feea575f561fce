import { seedDemo } from './seed-demo';

const password = process.env.DEMO_PASSWORD;
if (process.env.COUNTERSIGN_MODE !== 'demo' || !password) {
  console.error('The seed makes demo people: set COUNTERSIGN_MODE=demo and DEMO_PASSWORD first.');
  process.exit(1);
}
const people = await seedDemo({ password });
console.log(`${people.length} demo people and their brand are there.`);
process.exit(0);
