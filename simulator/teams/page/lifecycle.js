// What Teams does with a tab that a person leaves: it keeps it, if the tab can be kept.
// https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/app-caching

/** An app has so long to save what it has; then it is ended. */
const savingMs = 30_000;

/** `frame` gives the tab at the moment; `show` and `hide` concern its place in the page, `end` takes it out. */
export function lifecycleOf({ frame, show, hide, end }) {
  let saved;
  let isSuspended = false;
  return {
    /** The tab has saved what it had. */
    readyToUnload: () => saved?.(),
    async suspend() {
      const tab = frame();
      if (!tab || isSuspended) return;
      hide();
      const listens = tab.listensTo('beforeUnload');
      const wasSaved =
        listens &&
        (await new Promise((resolve) => {
          saved = () => resolve(true);
          setTimeout(resolve, savingMs, false);
          tab.send('beforeUnload');
        }));
      isSuspended = true;
      // Kept is who can be told of coming back.
      if (!wasSaved || !tab.listensTo('load')) end();
    },
    resume() {
      if (!isSuspended) return;
      isSuspended = false;
      show();
    },
  };
}
