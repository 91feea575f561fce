import { dialogOf, expect, open, ready, type Step, tick } from './walk';

/** Step 2: a campaign pinned and locked, its budget, and models whose terms nobody accepted. */
export const campaign: Step = {
  title: 'Campaign: plan, lockset signed off by another person, budget; a model without terms is not offered',
  walk: async (walk) => {
    const { made } = walk;
    const page = await open(walk, 'campaign_manager', '/campaigns/new');
    await ready(page);
    await page.getByLabel('Name').fill(made.campaign);
    await page.getByLabel('Brief').fill('The red cup at home, for the cold months.');
    await page.getByRole('button', { name: 'Create campaign' }).click();
    await page.waitForURL(/\/campaigns\/cmp_/);
    made.campaignPath = (new URL(page.url()).pathname.match(/^.*\/campaigns\/cmp_[^/]+/) ?? [''])[0];
    await page.goto(`${walk.base}${made.campaignPath}`);
    await ready(page);

    await tick(page.getByLabel(`${made.template}, version 2`));
    await tick(page.getByLabel(`${made.reference} (product)`));
    await page.getByRole('button', { name: 'Make four' }).click();
    const models = page.locator('#plan-tiers');
    await tick(models.getByRole('group', { name: /^Draft/ }).getByLabel('Sandbox draft'));
    await tick(models.getByRole('group', { name: /^Final/ }).getByLabel('Sandbox final'));
    // Nobody accepted the terms of the others: they cannot be chosen, and say why in a list of their own.
    await expect(models.getByRole('checkbox', { name: /Nano Banana/ })).toHaveCount(0);
    await models
      .getByRole('group', { name: /^Draft/ })
      .getByText(/models cannot be chosen/)
      .click();
    await expect(models.getByText(/not accepted the terms of Nano Banana/).first()).toBeVisible();
    // How models are chosen: the sandbox keeps to its seed, so nothing has to be accepted.
    await expect(
      page.locator('#plan-policies').getByText('Every chosen model keeps to its seed'),
    ).toBeVisible();
    for (const size of ['1:1', '4:5']) await tick(page.getByRole('checkbox', { name: size, exact: true }));
    await page.getByLabel('Add markets').fill('de-DE, en-GB');
    await page.locator('#plan-markets').getByRole('button', { name: 'Add', exact: true }).click();
    await tick(page.getByLabel('Owned channels'));
    await page.getByLabel('Territories').fill('DE, GB');
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await expect(page.getByRole('button', { name: 'Saved' })).toBeVisible();
    await page.getByRole('button', { name: 'Propose for sign-off' }).click();
    await page.waitForURL(/\/lockset$/);

    const owner = await open(walk, 'brand_owner', `${made.campaignPath}/lockset`);
    await ready(owner);
    await owner.getByRole('button', { name: 'Sign off and lock' }).click();
    const dialog = dialogOf(owner);
    await expect(dialog.getByRole('button', { name: 'Sign off and lock' })).toBeDisabled();
    await tick(dialog.getByLabel('I have read it'));
    await dialog.getByRole('button', { name: 'Sign off and lock' }).click();
    await expect(owner.getByText('Active').first()).toBeVisible();

    const lead = await open(walk, 'lead', `${made.campaignPath}/budget`);
    await ready(lead);
    await lead.getByLabel('Limit').fill('12.50');
    await lead.getByLabel('Price of a hand-off').fill('0.03');
    await lead.getByRole('button', { name: 'Set the budget' }).click();
    await expect(lead.getByText('$12.50').first()).toBeVisible();

    const legal = await open(walk, 'legal', '/terms');
    await expect(legal.getByText('Sandbox draft').first()).toBeVisible();
  },
};
