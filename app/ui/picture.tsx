/**
 * A whole picture on a neutral mat, never cropped. `width` and `height` are the original's: they reserve the room, so
 * that nothing jumps. `ratio` gives tiles of a grid one shape (the picture still shows whole).
 */
export function Picture({
  src,
  alt,
  width,
  height,
  ratio,
  srcSet,
  sizes,
  eager = false,
  className,
}: {
  src: string;
  alt: string;
  width: number;
  height: number;
  ratio?: string;
  srcSet?: string;
  sizes?: string;
  eager?: boolean;
  className?: string;
}) {
  return (
    <span
      className={`flex items-center justify-center overflow-hidden rounded-md bg-mat ${className ?? ''}`}
      style={ratio ? { aspectRatio: ratio } : undefined}
    >
      {/* biome-ignore lint/performance/noImgElement: renditions come right-sized from our own route. */}
      <img
        src={src}
        srcSet={srcSet}
        sizes={sizes}
        alt={alt}
        width={width}
        height={height}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        className={ratio ? 'size-full object-contain' : 'h-auto max-h-full w-auto max-w-full object-contain'}
      />
    </span>
  );
}
