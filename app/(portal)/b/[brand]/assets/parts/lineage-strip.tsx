import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { mediaUrl } from '@/app/ui/media-url';
import { StateChip } from '@/app/ui/state-chip';
import type { Lineage, LineageNode } from '@/lib/assets/store';
import { operationWords } from './making-facts';

/** From the root to this picture, and what was made from it. */
export function LineageStrip({ brand, graph }: { brand: string; graph: Lineage }) {
  const how = new Map(graph.edges.map((edge) => [edge.assetId, edge.operation]));
  const line = graph.nodes.filter((node) => node.depth <= 0);
  const after = graph.nodes.filter((node) => node.depth > 0);
  const word = (node: LineageNode) => {
    const operation = how.get(node.id);
    if (operation) return operationWords[operation] ?? operation;
    return node.outputId ? 'Root' : 'Uploaded';
  };
  return (
    <div className="flex flex-col gap-3">
      <ol
        aria-label="From the root to this picture"
        className="flex items-center gap-1.5 overflow-x-auto pb-1"
      >
        {line.map((node, index) => (
          <li key={node.id} className="flex shrink-0 items-center gap-1.5">
            {index > 0 && <ChevronRight aria-hidden="true" className="size-4 text-muted" />}
            <Step brand={brand} node={node} word={word(node)} current={node.depth === 0} />
          </li>
        ))}
      </ol>
      {after.length > 0 && (
        <div>
          <h3 className="mb-1.5 text-xs text-muted">
            {after.length === 1 ? '1 picture was made from it' : `${after.length} pictures were made from it`}
          </h3>
          <ul className="flex gap-1.5 overflow-x-auto pb-1">
            {after.map((node) => (
              <li key={node.id} className="shrink-0">
                <Step brand={brand} node={node} word={word(node)} current={false} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Step({
  brand,
  node,
  word,
  current,
}: {
  brand: string;
  node: LineageNode;
  word: string;
  current: boolean;
}) {
  return (
    <Link
      href={`/b/${brand}/assets/${node.id}`}
      aria-current={current ? 'page' : undefined}
      className={`flex w-28 flex-col gap-1 rounded-md border p-1.5 text-xs ${current ? 'border-accent' : 'border-border hover:border-accent'}`}
    >
      <span className="aspect-square overflow-hidden rounded-sm bg-mat">
        {/* biome-ignore lint/performance/noImgElement: renditions come right-sized from our own route. */}
        <img
          src={mediaUrl(brand, 'asset', node.id, 160)}
          alt=""
          width={100}
          height={100}
          loading="lazy"
          className="size-full object-contain"
        />
      </span>
      <span className="truncate font-medium">
        {word}
        {node.market && <span className="font-normal text-muted"> {node.market}</span>}
      </span>
      <StateChip state={node.state} />
    </Link>
  );
}
