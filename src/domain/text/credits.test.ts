import { describe, expect, it } from 'vitest';
import { bylineIn, isCredit, outletIn } from './credits.ts';

describe('a line above a story', () => {
  it.each([
    ['By Ines Okafor', 'Ines Okafor', ''],
    ['WRITTEN BY INES OKAFOR', 'INES OKAFOR', ''],
    ['Reporting by Ines Okafor; editing by Piet Jansen', 'Ines Okafor', ''],
    ['Von Ines Okafor', 'Ines Okafor', ''],
    ['Par Inès Okafor, envoyée spéciale', 'Inès Okafor', ''],
    ['By Ada Marsh, Piet Jansen & Bo van der Li', 'Ada Marsh, Piet Jansen & Bo van der Li', ''],
    ['By Ada Marsh and Piet Jansen | 3 May 2026', 'Ada Marsh and Piet Jansen', ''],
    ['By Ines Okafor in Valdorf', 'Ines Okafor', ''],
    ['By Ines Okafor March 14, 2025', 'Ines Okafor', ''],
    ['By Ines Okafor Published March 14, 2025', 'Ines Okafor', ''],
    ['By AFP', 'AFP', ''],
    ['By Ines Okafor, The Quayside Courier', 'Ines Okafor', 'The Quayside Courier'],
    ['By Ines Okafor, Quayside Gazette', 'Ines Okafor', 'Quayside Gazette'],
    ['By Ines Okafor for The Quayside Courier', 'Ines Okafor', 'The Quayside Courier'],
    ['By Ines Okafor, The Quayside Courier, 14 March 2025', 'Ines Okafor', 'The Quayside Courier'],
    ['The Quayside Courier, 14 March 2025', '', 'The Quayside Courier'],
    ['The Quayside Courier, Friday, 14 March 2025', '', 'The Quayside Courier'],
    ['The Quayside Courier | Published on March 14, 2025', '', 'The Quayside Courier'],
    ['Quayside Courier, Valdorf, 14 March 2025', '', 'Quayside Courier'],
    ['Süddeutsche Zeitung · 14. März 2025', '', 'Süddeutsche Zeitung'],
    ['14 March 2025 | The Quayside Courier', '', 'The Quayside Courier'],
    ['Friday, 14 March 2025, The Quayside Courier', '', 'The Quayside Courier'],
    ['Published 14 March 2025 at 9.30 GMT', '', ''],
    ['VALDORF, 14 March 2025', '', ''],
  ])('is read from “%s”', (line, byline, outlet) => {
    expect([bylineIn(line), outletIn(line), isCredit(line)]).toEqual([byline, outlet, true]);
  });

  it.each([
    'By the sea, islanders wait',
    'By Tuesday night the ferry sails',
    'By Tuesday the ferry was gone.',
    'Von Storch kritisiert Merz',
    'Von der Leyen besucht Valdorf',
    'Par temps de brume, le bac reste à quai',
    'The board met again on Friday, 14 March 2025',
    'What the board decided in May 2025',
    'The Quayside Courier',
    '',
  ])('is nothing but words in “%s”', (line) => {
    expect([bylineIn(line), outletIn(line), isCredit(line)]).toEqual(['', '', false]);
  });
});
