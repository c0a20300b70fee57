import {
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  type Theme,
} from '@fluentui/react-components';

/** The Fluent theme for what Teams calls its theme. `glass` and names to come are drawn on dark. */
export function fluentTheme(teamsTheme: string): Theme {
  if (teamsTheme === 'default') return teamsLightTheme;
  if (teamsTheme === 'contrast') return teamsHighContrastTheme;
  return teamsDarkTheme;
}

/** The theme to start with, before Teams has told its own. */
export function systemTheme(): string {
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
}
