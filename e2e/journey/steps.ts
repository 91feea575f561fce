import { admin } from './admin';
import { brandOwner } from './brand-owner';
import { campaign } from './campaign';
import { delivery } from './delivery';
import { insights } from './insights';
import { provenance } from './provenance';
import { review } from './review';
import { rules } from './rules';
import { run } from './run';
import type { Step } from './walk';

/** The main job from an empty template to a delivered file, and what is read from it afterwards; in this order. */
export const steps: Step[] = [
  brandOwner,
  campaign,
  rules,
  run,
  review,
  delivery,
  provenance,
  insights,
  admin,
];
