// Names for people and companies of whom nothing else is remembered.
import type { Random } from '../random.ts';
import type { Person } from './bookingBusiness.ts';

const firstNames = wordsOf(`
  Anna Ben Charlotte David Emma Felix Greta Hannah Ian Julia Katharina Lukas Matteo Nora Oliver
  Paula Quentin Ruth Samuel Theresa Ulrich Victoria William Xaver Yasmin Zoë Jörg Sönke`);
const lastNames = wordsOf(`
  Abel Baker Böhm Carter Dietrich Evans Fischer Graf Hughes Ivers Jäger Keller Lang Martin Neumann
  Otto Parker Quandt Roth Schäfer Turner Ulmer Vogt Weiß York Zimmermann Lehmann`);
const trades = wordsOf('Bau Consulting Elektro Garten Logistics Medien Software Design');
const legalForms = wordsOf('GmbH AG KG Ltd eG');

function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** Gives people and companies, no two with the same e-mail address. */
export function createNames(random: Random) {
  const taken = new Set<string>();
  const free = (local: string, domain: string): string => {
    for (let count = 1; ; count += 1) {
      const address = `${local}${count === 1 ? '' : count}@${domain}`;
      if (!taken.has(address)) return taken.add(address) && address;
    }
  };
  return {
    person(domain = random.pick(['post.example', 'mail.example'])): Person & { email: string } {
      const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
      return { name, email: free(plain(name, '.'), domain) };
    },
    company(): { name: string; domain: string; email: string } {
      const [owner, trade] = [random.pick(lastNames), random.pick(trades)];
      const domain = `${plain(owner, '')}-${plain(trade, '')}.example`;
      const email = free(random.pick(['rechnung', 'buchhaltung', 'invoices']), domain);
      return { name: `${owner} ${trade} ${random.pick(legalForms)}`, domain, email };
    },
  };
}

export type Names = ReturnType<typeof createNames>;

/** A name as it stands in an address. */
function plain(name: string, separator: string): string {
  const letters = name.replaceAll('ß', 'ss').normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return letters.toLowerCase().split(/\s+/).join(separator);
}
