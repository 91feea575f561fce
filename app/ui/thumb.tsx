import { mediaUrl } from './media-url';

/** A small square with a whole picture in it, for the start of a line; the words beside it say what it is. */
export function Thumb({ brand, kind, id }: { brand: string; kind: 'asset' | 'reference'; id: string }) {
  return (
    <span className="size-10 shrink-0 overflow-hidden rounded-sm bg-mat">
      {/* biome-ignore lint/performance/noImgElement: renditions come right-sized from our own route. */}
      <img
        src={mediaUrl(brand, kind, id, 160)}
        alt=""
        width={40}
        height={40}
        loading="lazy"
        className="size-full object-contain"
      />
    </span>
  );
}
