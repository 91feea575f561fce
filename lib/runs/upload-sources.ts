const base = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** How an uploaded picture came to be (IPTC digital source type), in the words of the form. */
export const uploadSources = {
  photograph: { label: 'A photograph', uri: `${base}digitalCapture` },
  composite: { label: 'Put together from several pictures', uri: `${base}composite` },
  generated: { label: 'Made by an AI model', uri: `${base}trainedAlgorithmicMedia` },
} as const;
