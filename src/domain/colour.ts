/** Red, green and blue as light, each from 0 to 1. */
type Light = readonly [red: number, green: number, blue: number];

/** Of two `#rrggbb` colours, 1 to 21; WCAG 2.2, contrast ratio. */
export function contrastRatio(one: string, other: string): number {
  const [a, b] = [luminance(lightOf(one)), luminance(lightOf(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export type ColourVision = 'full' | 'protanopia' | 'deuteranopia' | 'tritanopia';

/**
 * How far apart two `#rrggbb` colours look to an eye of this kind: 0 for the same, 1
 * for black and white. Dichromacy as simulated by Machado, Oliveira and Fernandes,
 * “A Physiologically-based Model for Simulation of Color Vision Deficiency” (2009),
 * at full severity; distance in Oklab (Ottosson, 2020).
 */
export function colourDistance(one: string, other: string, vision: ColourVision): number {
  const [a, b] = [one, other].map((colour) => oklab(seen(lightOf(colour), vision)));
  return a === undefined || b === undefined ? 0 : Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

type Matrix = readonly [Light, Light, Light];

const SIMULATIONS: Readonly<Record<Exclude<ColourVision, 'full'>, Matrix>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const TO_CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];

const CONES_TO_LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

function seen(light: Light, vision: ColourVision): Light {
  if (vision === 'full') return light;
  return each(times(SIMULATIONS[vision], light), (value) => Math.min(Math.max(value, 0), 1));
}

function oklab(light: Light): Light {
  return times(CONES_TO_LAB, each(times(TO_CONES, light), Math.cbrt));
}

function times([first, second, third]: Matrix, light: Light): Light {
  return [dot(first, light), dot(second, light), dot(third, light)];
}

function dot(row: Light, light: Light): number {
  return row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
}

function each([red, green, blue]: Light, change: (value: number) => number): Light {
  return [change(red), change(green), change(blue)];
}

function luminance([red, green, blue]: Light): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function lightOf(hex: string): Light {
  const channel = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}
