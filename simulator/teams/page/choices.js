// What the person at the screen chose: from the address, else from the last visit, else the first of each.
const memory = 'simulated-teams';

/** `allowed` has the possible values of each choice. */
export function readChoices(allowed) {
  const address = new URLSearchParams(location.search);
  const remembered = readMemory();
  return Object.fromEntries(
    Object.entries(allowed).map(([name, values]) => {
      const wanted = [address.get(name)?.toLowerCase(), remembered[name]];
      return [name, wanted.find((value) => values.includes(value)) ?? values[0]];
    }),
  );
}

/** Keeps the choices in the address, for links and screenshots, and for the next visit. */
export function keepChoices(choices) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(choices)) address.searchParams.set(name, value);
  history.replaceState(null, '', address);
  // A refused sign-in is for a moment: a later visit should not puzzle over it.
  const { signIn: _, ...lasting } = choices;
  localStorage.setItem(memory, JSON.stringify(lasting));
}

function readMemory() {
  try {
    return JSON.parse(localStorage.getItem(memory)) ?? {};
  } catch {
    return {};
  }
}
