import { describe, expect, it } from 'vitest';
import { startTestSimulator } from '../startTestSimulator.ts';
import { clientId, onBehalfOf, requestToken, tenantId } from './tokenRequests.ts';

describe('the page of admin consent', () => {
  it('grants all that the application asks for when the form is sent', async () => {
    const simulator = await startTestSimulator();
    await simulator.control('POST', '/entra/consent/withdraw');
    const page = `${simulator.origins.entra}/${tenantId}/adminconsent?client_id=${clientId}`;
    const shown = await (await fetch(page)).text();
    expect(shown).toContain('Bookings Invoicing at Fabrikam Health');
    expect(shown).toContain('Bookings.Read.All');
    const assertion = await simulator.token({ user: 'megan', resource: 'api' });
    const exchange = async () => (await requestToken(simulator, onBehalfOf(assertion))).status;
    expect(await exchange()).toBe(400);
    await fetch(page, { method: 'POST', body: new URLSearchParams({ answer: 'cancel' }) });
    expect(await exchange()).toBe(400);
    const done = await fetch(page, {
      method: 'POST',
      body: new URLSearchParams({ answer: 'accept' }),
    });
    expect(await done.text()).toContain('Consent is given for everyone');
    expect(await exchange()).toBe(200);
  });

  it('sends the administrator back where the application wants that', async () => {
    const simulator = await startTestSimulator();
    const query = new URLSearchParams({
      client_id: clientId,
      redirect_uri: 'http://localhost:5000/auth-end',
      state: 'a state',
    });
    const page = `${simulator.origins.entra}/${tenantId}/v2.0/adminconsent?${query.toString()}`;
    const answer = async (value: string) => {
      const body = new URLSearchParams({ answer: value });
      const sent = await fetch(page, { method: 'POST', body, redirect: 'manual' });
      const location = new URL(sent.headers.get('location') ?? '');
      expect(location.origin + location.pathname).toBe('http://localhost:5000/auth-end');
      return Object.fromEntries(location.searchParams);
    };
    const told = { admin_consent: 'True', tenant: tenantId, state: 'a state' };
    expect(await answer('accept')).toEqual(told);
    expect(await answer('cancel')).toMatchObject({ ...told, error: 'consent_required' });
    const foreign = page.replace('auth-end', 'elsewhere');
    expect(await (await fetch(foreign)).text()).toContain('AADSTS50011');
  });

  it('does nothing for a page of another site', async () => {
    const simulator = await startTestSimulator();
    await simulator.control('POST', '/entra/consent/withdraw');
    const page = `${simulator.origins.entra}/${tenantId}/adminconsent?client_id=${clientId}`;
    const answer = await fetch(page, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      body: new URLSearchParams({ answer: 'accept' }),
    });
    expect(answer.status).toBe(403);
    expect(simulator.world.consentGrants.size).toBe(0);
  });

  it('says what is wrong, without running what stands in the address', async () => {
    const { origins } = await startTestSimulator();
    const answer = await fetch(
      `${origins.entra}/${tenantId}/adminconsent?client_id=${encodeURIComponent('<script>x</script>')}`,
    );
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain('AADSTS700016');
    expect(text).not.toContain('<script>');
  });
});
