// Keyboard and focus of a treegrid by the ARIA pattern, for rows of which only some are in the document:
// https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';

export type TreegridRow = { key: string; parentKey: string; expanded?: boolean };

export type TreegridActions = {
  toggle: (key: string) => void;
  /** Selects all rows from one to the other. */
  selectRange: (from: string, to: string) => void;
  selectAll: () => void;
  clear: () => void;
  open: (key: string) => void;
  expand: (key: string, expanded: boolean) => void;
};

type Options = {
  gridRef: RefObject<HTMLElement | null>;
  rows: readonly TreegridRow[];
  actions: TreegridActions;
};

const controls = 'input:not([disabled]), button:not([disabled]), a[href]';
const pageRows = 10;

/** One row is active: it takes the focus, and its controls are in the tab order. */
export function useTreegrid({ gridRef, rows, actions }: Options) {
  const [last, setLast] = useState({ key: '', index: 0 });
  const anchor = useRef('');
  const wantsFocus = useRef(false);
  const hadFocus = useRef(false);

  // Where the active row has left the list, the one that took its place is next.
  const found = rows.findIndex(({ key }) => key === last.key);
  const activeIndex = found >= 0 ? found : Math.min(last.index, rows.length - 1);
  const active = rows[activeIndex];

  useEffect(() => {
    const isLost = hadFocus.current && document.activeElement === document.body;
    if (!wantsFocus.current && !isLost) return;
    wantsFocus.current = false;
    focusRow(gridRef.current, active?.key);
  }, [active?.key, gridRef]);

  const choose = useCallback(
    (key: string, asRange: boolean) => {
      if (asRange && anchor.current) actions.selectRange(anchor.current, key);
      else actions.toggle(key);
      anchor.current = key;
    },
    [actions],
  );

  const moveTo = useCallback(
    (index: number) => {
      const next = rows[Math.max(0, Math.min(rows.length - 1, index))];
      if (!next) return;
      wantsFocus.current = next.key !== active?.key;
      setLast({ key: next.key, index: rows.indexOf(next) });
      if (!wantsFocus.current) focusRow(gridRef.current, next.key);
    },
    [rows, active?.key, gridRef],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = rowOf(event.target);
    if (!active || !row) return;
    const handled =
      event.target === row
        ? onRowKey(event, { active, activeIndex, rows, moveTo, anchor, choose, actions, row })
        : onControlKey(event, row);
    if (handled) event.preventDefault();
  };

  const onFocus = (event: { target: EventTarget }) => {
    hadFocus.current = true;
    const key = rowOf(event.target)?.dataset['rowKey'];
    const index = rows.findIndex((row) => row.key === key);
    if (index >= 0 && index !== activeIndex) setLast({ key: rows[index]?.key ?? '', index });
  };
  const onBlur = ({ relatedTarget }: { relatedTarget: EventTarget | null }) => {
    const isOutside = relatedTarget instanceof Node && !gridRef.current?.contains(relatedTarget);
    if (isOutside) hadFocus.current = false;
  };
  return { activeIndex, choose, onKeyDown, onFocus, onBlur };
}

function rowOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row-key]') : null;
}

type RowKeyContext = {
  active: TreegridRow;
  activeIndex: number;
  rows: readonly TreegridRow[];
  moveTo: (index: number) => void;
  anchor: { current: string };
  choose: (key: string, asRange: boolean) => void;
  actions: TreegridActions;
  row: HTMLElement;
};

function onRowKey(event: KeyboardEvent, context: RowKeyContext): boolean {
  const { active, activeIndex, rows, moveTo, anchor, choose, actions, row } = context;
  const index = nextIndex(event.key, activeIndex, rows.length);
  if (index !== undefined) {
    const next = rows[index];
    if (event.shiftKey && next) {
      anchor.current ||= active.key;
      actions.selectRange(anchor.current, next.key);
    } else anchor.current = '';
    moveTo(index);
    return true;
  }
  switch (event.key) {
    case ' ':
      choose(active.key, event.shiftKey);
      return true;
    case 'Enter':
      actions.open(active.key);
      return true;
    case 'Escape':
      actions.clear();
      return true;
    case 'a':
      if (event.ctrlKey || event.metaKey) actions.selectAll();
      return event.ctrlKey || event.metaKey;
    case 'ArrowRight':
      if (active.expanded === false) actions.expand(active.key, true);
      else row.querySelector<HTMLElement>(controls)?.focus();
      return true;
    case 'ArrowLeft':
      if (active.expanded === true) actions.expand(active.key, false);
      else if (active.parentKey) moveTo(rows.findIndex(({ key }) => key === active.parentKey));
      return true;
    default:
      return false;
  }
}

function nextIndex(key: string, index: number, count: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + pageRows,
    PageUp: index - pageRows,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next));
}

/** Inside a row the arrows go from control to control; text fields keep their keys. */
function onControlKey(event: KeyboardEvent, row: HTMLElement): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement) || isTextField(target)) return false;
  const all = [...row.querySelectorAll<HTMLElement>(controls)];
  const place = all.indexOf(target);
  switch (event.key) {
    case 'ArrowRight':
      all[place + 1]?.focus();
      return true;
    case 'ArrowLeft':
      (all[place - 1] ?? row).focus();
      return true;
    case 'Escape':
      row.focus();
      return true;
    default:
      return false;
  }
}

function isTextField(element: HTMLElement): boolean {
  return element instanceof HTMLInputElement && element.type !== 'checkbox';
}

function focusRow(grid: HTMLElement | null, key: string | undefined): void {
  if (!grid || key === undefined) return;
  const row = grid.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key)}"]`);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}
