'use client';

import { NumberInput } from '@/app/ui/fields/number-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { type ModelSpec, qualitySchema, resolutionSchema } from '@/lib/models/schemas';

const sizes = resolutionSchema.options;
const units = (micros: number | undefined) => (micros === undefined ? undefined : micros / 1_000_000);
export const answers = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Unknown' },
];

function Price({ path, label, micros }: { path: string; label: string; micros: number | undefined }) {
  return <NumberInput name={`spec.${path}`} label={label} min={0} step="any" defaultValue={units(micros)} />;
}

/** What a picture costs: by size, by quality and size, by tokens, and what an answer without a picture does. */
export function PriceFields({ spec }: { spec: ModelSpec }) {
  return (
    <>
      <fieldset className="grid grid-cols-2 items-start gap-4 sm:grid-cols-5">
        <legend className="label mb-1">Prices: a picture by its size; empty is not known</legend>
        {sizes.map((size) => (
          <Price key={size} path={`priceMicros.${size}`} label={size} micros={spec.priceMicros[size]} />
        ))}
        <Price path="extraInputMicros" label="A further input" micros={spec.extraInputMicros} />
        <TextInput name="spec.currency" label="Currency" maxLength={3} defaultValue={spec.currency} />
      </fieldset>
      <details open={Object.keys(spec.qualityPriceMicros).length > 0}>
        <summary className="cursor-pointer text-dense text-accent-text">
          Prices by quality; they go before the ones by size
        </summary>
        <div className="mt-3 flex flex-col gap-4">
          {qualitySchema.options.map((quality) => (
            <fieldset key={quality} className="grid grid-cols-3 items-start gap-4 sm:max-w-md">
              <legend className="label mb-1">At {quality} quality</legend>
              {sizes.map((size) => (
                <Price
                  key={size}
                  path={`qualityPriceMicros.${quality}.${size}`}
                  label={size}
                  micros={spec.qualityPriceMicros[quality]?.[size]}
                />
              ))}
            </fieldset>
          ))}
        </div>
      </details>
      <fieldset className="grid items-start gap-4 sm:grid-cols-3">
        <legend className="label mb-1">
          Bills by tokens: the price of a million; empty is not billed so
        </legend>
        <Price path="tokenPriceMicros.input" label="Tokens sent" micros={spec.tokenPriceMicros?.input} />
        <Price
          path="tokenPriceMicros.output"
          label="Tokens received"
          micros={spec.tokenPriceMicros?.output}
        />
        <SelectInput
          name="spec.billsRefusals"
          label="Bills an answer without a picture"
          help="Unknown counts as yes."
          defaultValue={spec.billsRefusals}
          options={answers}
        />
      </fieldset>
    </>
  );
}
