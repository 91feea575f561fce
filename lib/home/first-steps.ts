import { can, type Role, roleNames, rolesWith } from '@/lib/permission';
import type { SetUp } from './store';

export type FirstStep = {
  title: string;
  text: string;
  done: boolean;
  /** Where the person does it; absent when somebody else has to. */
  path?: string;
  who: string;
};

type Permission = Parameters<typeof can>[1];
type Plan = { title: string; text: string; done: (setUp: SetUp) => boolean; needs: Permission; path: string };

/** The main job from an empty brand to the first approved picture, in order. */
const plans: Plan[] = [
  {
    title: 'Describe the brand',
    text: 'Palette, logo, voice, forbidden terms.',
    done: (setUp) => setUp.palette > 0,
    needs: 'brand:write',
    path: '/kit',
  },
  {
    title: 'Upload a reference',
    text: 'A product photo with its rights.',
    done: (setUp) => setUp.references > 0,
    needs: 'reference:write',
    path: '/references/new',
  },
  {
    title: 'Publish a template',
    text: 'Locked text and open slots, frozen as version 1.',
    done: (setUp) => setUp.templates > 0,
    needs: 'template:publish',
    path: '/templates',
  },
  {
    title: 'Make a campaign',
    text: 'Pin the template, references, seeds, markets and approvals.',
    done: (setUp) => setUp.campaigns > 0,
    needs: 'campaign:write',
    path: '/campaigns/new',
  },
  {
    title: 'Set its budget',
    text: 'Nothing runs without money set aside.',
    done: (setUp) => setUp.budgets > 0,
    needs: 'budget:set',
    path: '/campaigns',
  },
  {
    title: 'Sign off the lockset',
    text: 'From then on nothing in it can change.',
    done: (setUp) => setUp.active > 0,
    needs: 'lockset:sign_off',
    path: '/campaigns',
  },
  {
    title: 'Run the first drafts',
    text: 'Fill the slots; price and model show before you press.',
    done: (setUp) => setUp.runs > 0,
    needs: 'run:create',
    path: '/campaigns',
  },
  {
    title: 'Submit a picture',
    text: 'The brand owner signs, then legal.',
    done: (setUp) => setUp.submissions > 0,
    needs: 'submission:create',
    path: '/campaigns',
  },
];

/** The steps with what is done, and which of them this person can do. */
export function firstSteps(setUp: SetUp, roles: readonly Role[]): FirstStep[] {
  return plans.map(({ title, text, done, needs, path }) => ({
    title,
    text,
    done: done(setUp),
    ...(can(roles, needs) ? { path } : {}),
    who: rolesWith(needs)
      .map((role) => roleNames[role])
      .join(' or '),
  }));
}
