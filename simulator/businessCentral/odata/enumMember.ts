// Names of enum members on the wire: a character that a name cannot hold becomes its code, `In_x0020_Review`.
// https://learn.microsoft.com/dynamics365/business-central/dev-itpro/developer/devenv-connect-apps-tips

export function encodeMember(member: string): string {
  return member.replaceAll(
    /[^A-Za-z0-9_]/g,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

export function decodeMember(name: string): string {
  return name.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
