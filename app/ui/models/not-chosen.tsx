type Other = {
  id: string;
  name: string;
  reasons: readonly { code: string; message: string; cure?: string | undefined }[];
};

/** The models that were not chosen, each with every reason; closed until somebody asks. */
export function NotChosen({ others }: { others: readonly Other[] }) {
  if (others.length === 0) return null;
  return (
    <details className="text-dense">
      <summary className="w-fit cursor-pointer rounded-sm py-0.5 text-accent-text hover:underline">
        {others.length === 1 ? 'One model was not chosen' : `${others.length} models were not chosen`}
      </summary>
      <ul className="mt-1.5 flex flex-col gap-2 border-l-2 border-border pl-3">
        {others.map((other) => (
          <li key={other.id}>
            <span className="font-medium">{other.name}</span>
            {other.reasons.length === 1 ? (
              <p className="text-muted">{said(other.reasons[0])}</p>
            ) : (
              <ul className="list-disc space-y-0.5 ps-4 text-muted">
                {other.reasons.map((reason) => (
                  <li key={`${reason.code} ${reason.message}`}>{said(reason)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

const said = (reason: Other['reasons'][number] | undefined) =>
  reason && `${reason.message}${reason.cure ? ` ${reason.cure}` : ''}`;
