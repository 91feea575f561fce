import { buttonClass } from '@/app/ui/button-class';

type Props = { path: string; numbers: number[]; from: number; to: number };

/** Any two versions side by side: a plain form, so that the choice stands in the address. */
export function CompareForm({ path, numbers, from, to }: Props) {
  const select = (name: 'from' | 'to', label: string, value: number) => (
    <label className="flex items-center gap-2 text-dense">
      {label}
      <select name={name} defaultValue={value} className="input input--primary h-9 py-1">
        {numbers.map((number) => (
          <option key={number} value={number}>
            Version {number}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form action={path} className="flex flex-wrap items-center gap-3">
      {select('from', 'Compare', from)}
      {select('to', 'with', to)}
      <button type="submit" className={buttonClass({ size: 'sm', variant: 'outline' })}>
        Compare
      </button>
    </form>
  );
}
