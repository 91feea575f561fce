import { expect, open, ready, type Step } from './walk';

/** A rule is lifted by two people and ended again; nothing is made in between. */
export const rules: Step = {
  title: 'Rules: one person asks to lift one, another approves, and it is ended before its time',
  walk: async (walk) => {
    const path = `${walk.made.campaignPath}/rules`;
    const owner = await open(walk, 'brand_owner', path);
    await ready(owner);
    await owner
      .getByRole('combobox', { name: /^Rule/ })
      .selectOption({ label: 'Pick before the final tier' });
    await owner.getByRole('combobox', { name: /^How long/ }).selectOption({ label: '1 hour' });
    await owner.getByRole('textbox', { name: /^Reason/ }).fill(`Tried out ${walk.tag}`);
    await owner.getByRole('button', { name: 'Ask to lift it' }).click();
    await expect(owner.getByText('Waits for a decision')).toBeVisible();
    await expect(owner.getByRole('button', { name: 'Approve' }), 'not by whoever asked').toHaveCount(0);

    const lead = await open(walk, 'lead', path);
    await ready(lead);
    await lead.getByRole('button', { name: 'Approve' }).click();
    await lead.getByRole('button', { name: 'Lift the rule' }).click();
    await expect(lead.getByText('Lifted', { exact: true }).first()).toBeVisible();

    const legal = await open(walk, 'legal', path);
    await ready(legal);
    await legal.getByRole('button', { name: 'End it now' }).click();
    const dialog = legal.getByRole('alertdialog');
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('Seen enough');
    await dialog.getByRole('button', { name: 'End it now' }).click();
    await expect(legal.getByText('Ended early')).toBeVisible();
  },
};
