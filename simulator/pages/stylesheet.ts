/** Of the pages for people: follows the reader's light or dark, and fits a phone. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --ink: #1f2a30; --soft: #55636b; --line: #d5dcdf; --ground: #f4f6f7; --card: #ffffff;
  --accent: #00646e; --accent-ink: #ffffff; --note: #fff4ce; --note-ink: #4a3b00;
  --open: #dff0f2; --open-ink: #004b53; --link: #00646e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #eceff0; --soft: #a9b5ba; --line: #3a454b; --ground: #171c1f; --card: #20272b;
    --accent: #00545c; --accent-ink: #ffffff; --note: #433500; --note-ink: #fff1c2;
    --open: #0d3c42; --open-ink: #c4eef3; --link: #7fd6df;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 "Segoe UI", system-ui, sans-serif; }
.banner { margin: 0; padding: 8px 24px; background: var(--note); color: var(--note-ink); font-weight: 600; }
header { background: var(--accent); padding: 12px 24px; }
header a, header a:visited { color: var(--accent-ink); font-size: 17px; font-weight: 600; text-decoration: none; }
header span { font-weight: 400; opacity: 0.85; }
main { max-width: 1080px; margin: 0 auto; padding: 24px; }
h1 { margin: 0; font-size: 26px; font-weight: 600; overflow-wrap: anywhere; }
h2 { margin: 32px 0 12px; font-size: 18px; font-weight: 600; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
.crumb { margin: 0 0 4px; color: var(--soft); }
.status { display: inline-block; margin-left: 8px; padding: 2px 10px; border-radius: 12px; background: var(--open); color: var(--open-ink); font-size: 13px; font-weight: 600; vertical-align: middle; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 16px 20px; margin-top: 16px; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 14px 24px; margin: 0; }
.facts dt { color: var(--soft); font-size: 13px; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; color: var(--soft); font-size: 13px; font-weight: 600; white-space: nowrap; }
th, td { padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
.day { white-space: nowrap; }
.totals { display: grid; grid-template-columns: 1fr auto; row-gap: 4px; max-width: 380px; margin: 16px 0 0 auto; font-variant-numeric: tabular-nums; }
.totals dt { color: var(--soft); }
.totals dd { margin: 0; padding-left: 24px; text-align: right; }
.totals .grand { color: var(--ink); font-weight: 600; border-top: 1px solid var(--line); padding-top: 6px; }
.deeds { display: flex; flex-wrap: wrap; gap: 8px; margin: 12px 0 0; }
td .deeds { margin: 0; flex-wrap: nowrap; }
form { margin: 0; }
.inline { display: flex; gap: 8px; justify-content: flex-end; }
.inline input { width: 72px; text-align: right; }
button, input, select { font: inherit; color: inherit; border: 1px solid var(--soft); border-radius: 4px; background: var(--card); padding: 4px 10px; }
button { cursor: pointer; white-space: nowrap; }
button:hover { background: var(--open); }
button:focus-visible, input:focus-visible, select:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
.refusal { margin: 12px 0 0; padding: 8px 12px; border-left: 4px solid #c4314b; background: var(--card); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.weeks { display: flex; flex-wrap: wrap; gap: 8px 24px; margin: 12px 0 0; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 12px 20px; align-items: end; }
.fields label { display: grid; gap: 4px; color: var(--soft); font-size: 13px; }
.fields select, .fields input { width: 100%; color: var(--ink); font-size: 15px; }
.fields button { justify-self: start; }
.empty { color: var(--soft); margin: 0; }
@media (max-width: 560px) { main { padding: 16px; } .banner, header { padding-left: 16px; padding-right: 16px; } }
`;
