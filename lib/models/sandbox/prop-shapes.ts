import { mix } from './colour';
import { between, pickOne } from './prng';
import type { Scene } from './scene';

/** A small thing beside the product, drawn around 0,0 about 100 across; `shadow` is its outline alone. */
export type Prop = { body: string; shadow: string; size: number };
type Random = () => number;

const many = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');

const LEAF = 'M0,-52 C34,-34 38,16 3,50 C-36,20 -34,-30 0,-52Z';

function leaf(random: Random, colours: readonly string[]): Prop {
  const colour = pickOne(random, colours);
  const light = mix(colour, '#fff3d6', 0.24);
  const dark = mix(colour, '#1d0f06', 0.3);
  const veins = many(5, (index) => {
    const y = -30 + index * 15;
    return `<path d="M1,${y + 8} Q12,${y} ${22 - index},${y - 7} M1,${y + 8} Q-12,${y} ${-22 + index},${y - 7}"/>`;
  });
  return {
    body: `<path d="${LEAF}" fill="${colour}"/><path d="M0,-52 C34,-34 38,16 3,50 C9,16 7,-20 0,-52Z" fill="${light}" opacity="0.75"/><path d="M0,-52 C-34,-30 -36,20 3,50 C-22,16 -20,-24 0,-52Z" fill="${dark}" opacity="0.4"/><g stroke="${dark}" stroke-width="1.3" fill="none" opacity="0.55">${veins}</g><path d="M0,-50 Q7,0 3,50 L7,74" stroke="${mix(dark, light, 0.25)}" stroke-width="2.6" fill="none"/>`,
    shadow: `<path d="${LEAF}"/>`,
    size: between(random, 0.62, 1.05),
  };
}

function blossom(random: Random): Prop {
  const colour = pickOne(random, ['#f6d3db', '#f9e6ea', '#efb9c7']);
  const deep = mix(colour, '#b54a6a', 0.45);
  const petals = many(
    5,
    (index) =>
      `<g transform="rotate(${index * 72 + between(random, -7, 7)})"><path d="M0,0 C-26,-14 -26,-46 -4,-50 Q0,-44 4,-50 C26,-46 26,-14 0,0Z" fill="${mix(colour, '#ffffff', between(random, 0, 0.35))}" stroke="${mix(colour, deep, 0.3)}" stroke-width="0.8"/><path d="M0,-2 C-8,-12 -8,-24 0,-30 C8,-24 8,-12 0,-2Z" fill="${deep}" opacity="0.35"/></g>`,
  );
  const stamens = many(9, (index) => {
    const turn = index * 40;
    return `<g transform="rotate(${turn})"><path d="M0,0 V-15" stroke="#e9cfa0" stroke-width="1.2"/><circle cy="-16" r="2.2" fill="#c98f2c"/></g>`;
  });
  return { body: petals + stamens, shadow: '<circle r="42"/>', size: between(random, 0.42, 0.8) };
}

function petal(random: Random): Prop {
  const colour = pickOne(random, ['#f6d3db', '#f9e6ea', '#efb9c7']);
  const outline = 'M0,28 C-26,14 -24,-24 -3,-27 Q0,-22 3,-27 C24,-24 26,14 0,28Z';
  return {
    body: `<path d="${outline}" fill="${colour}"/><path d="M0,28 C-6,10 -4,-8 0,-20 C14,-8 12,14 0,28Z" fill="#ffffff" opacity="0.45"/>`,
    shadow: `<path d="${outline}"/>`,
    size: between(random, 0.5, 0.8),
  };
}

function citrus(random: Random): Prop {
  const [rind, flesh] = pickOne(random, [
    ['#e98a1f', '#f6a436'],
    ['#e9c22e', '#f7df6c'],
    ['#d9532f', '#ef7d55'],
  ] as const);
  const segments = many(
    10,
    (index) =>
      `<g transform="rotate(${index * 36})"><path d="M0,-5 L-11,-38 Q0,-44 11,-38 Z" fill="${mix(flesh, rind, between(random, 0, 0.5))}" stroke="${mix(flesh, '#fff6dc', 0.55)}" stroke-width="1.4" stroke-linejoin="round"/><path d="M-3,-18 L-5,-34 M3,-20 L4,-36" stroke="#fff6dc" stroke-width="1.2" opacity="0.5"/></g>`,
  );
  return {
    body: `<circle r="54" fill="${rind}"/><circle r="50" fill="${mix(flesh, '#fff8e6', 0.78)}"/><circle r="45" fill="${mix(flesh, '#fff8e6', 0.3)}"/>${segments}<circle r="4" fill="#fff3d3"/><path d="M-49,-21 A54,54 0 0 1 21,-49" stroke="#fff" stroke-width="3" fill="none" opacity="0.4"/>`,
    shadow: '<circle r="54"/>',
    size: between(random, 0.85, 1.2),
  };
}

function sprig(random: Random, needles: boolean, colours: readonly [string, string]): Prop {
  const bend = between(random, -18, 18);
  const at = (share: number) => [bend * Math.sin(share * 2.6), 90 - share * 180] as const;
  const parts = many(needles ? 70 : 13, (index) => {
    const share = index / (needles ? 70 : 13);
    const [x, y] = at(share);
    const side = index % 2 === 0 ? 1 : -1;
    const colour = mix(colours[0], colours[1], random());
    if (!needles)
      return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${(side * between(random, 48, 78)).toFixed(1)})"><path d="M0,0 C16,-8 17,-36 0,-44 C-17,-36 -16,-8 0,0Z" fill="${colour}"/><path d="M0,0 C9,-10 10,-32 0,-44" fill="${mix(colour, '#ffffff', 0.28)}" opacity="0.6"/></g>`;
    const long = between(random, 24, 40) * (1.1 - share * 0.6);
    const turn = (side * between(random, 32, 60) * Math.PI) / 180;
    return `<path d="M${x.toFixed(1)},${y.toFixed(1)} l${(Math.sin(turn) * long).toFixed(1)},${(-Math.cos(turn) * long).toFixed(1)}" stroke="${colour}" stroke-width="2.7" stroke-linecap="round"/>`;
  });
  const stem = `<path d="M0,96 Q${bend},20 ${at(1)[0].toFixed(1)},-90" stroke="#5a4630" stroke-width="3.4" fill="none"/>`;
  return {
    body: stem + parts,
    shadow: `<path d="M0,96 C${bend + 46},40 ${bend + 34},-40 0,-92 C${bend - 34},-40 ${bend - 46},40 0,96Z" opacity="0.7"/>`,
    size: between(random, 0.95, 1.35),
  };
}

function ball(random: Random, colours: readonly string[], size: number): Prop {
  const colour = pickOne(random, colours);
  const squash = between(random, 0.8, 1);
  return {
    body: `<g transform="scale(1 ${squash})"><circle r="40" fill="${mix(colour, '#160b06', 0.35)}"/><circle cx="-3" cy="-4" r="36" fill="${colour}"/><circle cx="-9" cy="-11" r="24" fill="${mix(colour, '#ffffff', 0.16)}"/><ellipse cx="-14" cy="-18" rx="9" ry="6" fill="#fff" opacity="0.5"/></g>`,
    shadow: `<circle r="40"/>`,
    size: size * between(random, 0.75, 1.2),
  };
}

function bean(random: Random): Prop {
  const colour = pickOne(random, ['#4b2a16', '#5a331b', '#3c2011']);
  return {
    body: `<ellipse rx="29" ry="40" fill="${mix(colour, '#000000', 0.35)}"/><ellipse cx="-2" cy="-2" rx="26" ry="37" fill="${colour}"/><ellipse cx="-10" cy="-9" rx="11" ry="22" fill="${mix(colour, '#e9b98a', 0.3)}" opacity="0.6"/><path d="M2,-38 C14,-14 -12,12 0,38" stroke="#1c0d06" stroke-width="4.5" fill="none"/><path d="M5,-36 C17,-13 -8,12 3,37" stroke="${mix(colour, '#e9b98a', 0.32)}" stroke-width="1.5" fill="none"/>`,
    shadow: '<ellipse rx="29" ry="40"/>',
    size: between(random, 0.38, 0.5),
  };
}

/** What may lie around, by season, place and what the words are about. */
export function drawProp(scene: Scene, random: Random): Prop {
  const theme = scene.theme;
  if (theme === 'coffee' && random() < 0.5) return bean(random);
  switch (scene.season) {
    case 'autumn':
      return random() < 0.84
        ? leaf(random, ['#b5531f', '#cf8529', '#8f3a1c', '#c76f24', '#a5712a'])
        : ball(random, ['#7d4a22', '#8f5a2c'], 0.46);
    case 'spring':
      return random() < 0.45 ? blossom(random) : petal(random);
    case 'summer':
      return random() < 0.55 ? citrus(random) : leaf(random, ['#5d8a45', '#7ba356', '#456f36']);
    case 'winter':
      return random() < 0.6
        ? sprig(random, true, ['#23452f', '#6b8f63'])
        : ball(random, ['#a81f24', '#c0302c', '#8d151c'], 0.24);
    case 'none':
      if (scene.place === 'beach') return ball(random, ['#d9cbb6', '#a59a8c', '#efe3d2'], 0.4);
      return random() < 0.6
        ? sprig(random, false, ['#5f7f68', '#a3bba2'])
        : ball(random, ['#8a867f', '#b5aea4', '#5f5c58'], 0.42);
  }
}
