// The frame around the views: where the tab runs, who may do what, and the words on every button.
export const frame = {
  appName: 'Bookings Invoicing',
  views: {
    label: 'Views',
    bookings: 'Uninvoiced bookings',
    runs: 'Invoice runs',
    setup: 'Sync setup',
  },
  chooseSetup: 'Calendar and company',
  loading: 'Loading…',
  outsideTeams: {
    title: 'Open Bookings Invoicing in Teams',
    text: 'This app works inside Microsoft Teams, where you are already signed in.',
    action: 'Open in Teams',
    byHand: 'In Teams, select Apps, search for “Bookings Invoicing” and open it from there.',
  },
  noAnswer: {
    title: 'Teams did not answer',
    text: 'The page is open, but Teams has not said who you are. This passes in most cases: try again, or close the app in Teams and open it once more.',
  },
  tryAgain: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  back: 'Back',
  requestId: (id: string) => `Reference for support: ${id}`,
  services: { bookings: 'Microsoft Bookings', businessCentral: 'Business Central' },
  consent: {
    title: (service: string) => `Your organization has not approved access to ${service} yet`,
    text: (service: string) =>
      `Bookings Invoicing reads ${service} with your own rights and nothing more. An administrator has to approve that once, for everybody. Send them this page, or approve it yourself if you are one.`,
    action: 'Ask for approval',
    after: 'I have approval, check again',
  },
  interaction: {
    title: 'Please confirm that it is you',
    text: (service: string) =>
      `Your organization asks you to sign in once more before ${service} opens.`,
    action: 'Sign in',
    failed:
      'The sign-in did not finish. Try again, or close the app in Teams and open it once more.',
  },
  denied: {
    bookings: {
      title: 'You have no access to Microsoft Bookings',
      text: 'To see bookings here you need a role in the Bookings calendar: administrator, scheduler or viewer. Ask an administrator of the calendar to add you as staff, then check again.',
    },
    businessCentral: {
      title: 'You have no access to Business Central',
      text: 'To invoice bookings you need a Business Central license and permission to read customers and items and to create sales invoices. Ask your Business Central administrator, then check again.',
    },
  },
  unavailable: (service: string) =>
    `${service} does not answer at the moment. You see what was read before; creating drafts may have to wait.`,
  checkAgain: 'Check again',
  readOnly: {
    viewer:
      'You can look at everything but not change it. To create drafts you need the role Invoicer; ask whoever manages this app in your organization.',
    invoicer: 'Setups can be changed by people with the role Manager.',
  },
};
