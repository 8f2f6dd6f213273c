import { createHash } from 'node:crypto';

/** A drawn picture in place of a photo: the same name always looks the same. */
export function pictureSvg(name: string): string {
  const [hue = 0, tilt = 0] = createHash('md5').update(name).digest();
  const letter = /\p{L}|\d/u.exec(name)?.[0]?.toUpperCase() ?? '?';
  const colour = `hsl(${Math.round((hue * 360) / 256)} 38% 62%)`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><rect width="300" height="300" fill="${colour}"/><circle cx="${90 + (tilt % 120)}" cy="120" r="95" fill="#fff" fill-opacity=".22"/><text x="150" y="196" font-family="sans-serif" font-size="130" font-weight="700" text-anchor="middle" fill="#fff">${letter}</text></svg>`;
}
