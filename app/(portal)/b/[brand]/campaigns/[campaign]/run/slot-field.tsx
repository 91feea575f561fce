'use client';

import { Description } from '@heroui/react/description';
import { FieldError } from '@heroui/react/field-error';
import { Input } from '@heroui/react/input';
import { Label } from '@heroui/react/label';
import { ListBox } from '@heroui/react/list-box';
import { NumberField } from '@heroui/react/number-field';
import { Select } from '@heroui/react/select';
import { TextField } from '@heroui/react/textfield';
import { marketName } from '@/lib/templates/compose';
import type { Slot } from '@/lib/templates/schemas';

type Props = {
  slot: Slot;
  value: string | number | undefined;
  onChange: (value: string | number | undefined) => void;
  markets: readonly string[];
  palette: readonly { name: string; hex: string }[];
  error: string | undefined;
};

type Option = { id: string; label: string; hex?: string };

function optionsOf({ slot, markets, palette }: Props): Option[] {
  if (slot.type === 'choice') return slot.options.map((option) => ({ id: option, label: option }));
  if (slot.type === 'colour')
    return palette.map((colour) => ({ id: colour.name, label: colour.name, hex: colour.hex }));
  return markets.map((market) => ({ id: market, label: `${marketName(market)}, ${market}` }));
}

function Swatch({ hex }: { hex: string }) {
  return (
    <span
      aria-hidden
      className="inline-block size-4 rounded-sm border border-border"
      style={{ backgroundColor: hex }}
    />
  );
}

/** One open slot of the template, as the field that fits its type. */
export function SlotField(props: Props) {
  const { slot, value, onChange, error } = props;
  const invalid = error !== undefined;
  const help = slot.help || (slot.required ? '' : 'May be left empty.');
  if (slot.type === 'text') {
    const length = [...String(value ?? '')].length;
    return (
      <TextField
        name={slot.key}
        value={String(value ?? '')}
        onChange={(text) => onChange(text === '' ? undefined : text)}
        isInvalid={invalid}
        isRequired={slot.required}
        fullWidth
      >
        <Label>{slot.label}</Label>
        <Input />
        <Description className="flex justify-between gap-2">
          <span>{help}</span>
          <span className={`tabular-nums ${length > slot.maxLength ? 'text-danger' : ''}`}>
            {length} of {slot.maxLength}
          </span>
        </Description>
        <FieldError>{error}</FieldError>
      </TextField>
    );
  }
  if (slot.type === 'number')
    return (
      <NumberField
        name={slot.key}
        {...(typeof value === 'number' ? { value } : { defaultValue: Number.NaN })}
        minValue={slot.min}
        maxValue={slot.max}
        step={slot.step}
        onChange={(number) => onChange(Number.isNaN(number) ? undefined : number)}
        isInvalid={invalid}
        isRequired={slot.required}
        fullWidth
      >
        <Label>{slot.label}</Label>
        <NumberField.Group>
          <NumberField.DecrementButton />
          <NumberField.Input />
          <NumberField.IncrementButton />
        </NumberField.Group>
        <Description>{help || `From ${slot.min} to ${slot.max}.`}</Description>
        <FieldError>{error}</FieldError>
      </NumberField>
    );
  const options = optionsOf(props);
  return (
    <Select
      name={slot.key}
      value={typeof value === 'string' ? value : null}
      onChange={(key) => onChange(key === null ? undefined : String(key))}
      placeholder="Choose"
      isInvalid={invalid}
      isRequired={slot.required}
      fullWidth
    >
      <Label>{slot.label}</Label>
      <Select.Trigger>
        <Select.Value />
        <Select.Indicator />
      </Select.Trigger>
      {help && <Description>{help}</Description>}
      <FieldError>{error}</FieldError>
      <Select.Popover>
        <ListBox>
          {options.map((option) => (
            <ListBox.Item key={option.id} id={option.id} textValue={option.label}>
              <span className="flex items-center gap-2">
                {option.hex && <Swatch hex={option.hex} />}
                {option.label}
              </span>
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
