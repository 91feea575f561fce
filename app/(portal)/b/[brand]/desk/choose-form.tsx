import { buttonClass } from '@/app/ui/button-class';
import { SelectInput } from '@/app/ui/fields/select-input';
import { FilterForm } from '@/app/ui/filter-form';
import { trialCounts } from '@/lib/desk/schemas';

export type ModelChoice = { value: string; label: string };

/** Which campaign, which of its models, how many pictures: kept in the address. */
export function ChooseForm({
  path,
  campaigns,
  campaignId,
  models,
  model,
  count,
}: {
  path: string;
  campaigns: { id: string; name: string }[];
  campaignId: string;
  models: ModelChoice[];
  model: string;
  count: number;
}) {
  return (
    <FilterForm action={path} label="What to compare">
      <SelectInput
        key={`campaign ${campaignId}`}
        name="campaign"
        label="Campaign"
        none="Choose …"
        defaultValue={campaignId}
        options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
        className="w-full sm:max-w-72"
      />
      <SelectInput
        key={`model ${campaignId} ${model}`}
        name="model"
        label="Model to replace"
        none="Choose …"
        defaultValue={model}
        disabled={models.length === 0}
        options={models}
        className="w-full sm:max-w-72"
      />
      <SelectInput
        name="count"
        label="Recent pictures"
        defaultValue={String(count)}
        options={trialCounts.map((value) => ({ value: String(value), label: String(value) }))}
        className="w-full sm:max-w-36"
      />
      <noscript>
        <button type="submit" className={buttonClass({ variant: 'outline' })}>
          Show
        </button>
      </noscript>
    </FilterForm>
  );
}
