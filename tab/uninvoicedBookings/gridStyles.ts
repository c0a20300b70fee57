import { makeStyles, tokens } from '@fluentui/react-components';

/** Two lines a row below this width, and three below the next. */
const folded = '@media (max-width: 899px)';
// Griffel orders media queries by their text, and the narrower one has to come last to win.
const narrow = '@media (width <= 519px)';

const columns =
  '36px 164px minmax(120px, 1.3fr) minmax(100px, 1fr) minmax(90px, 0.9fr) 88px 116px minmax(160px, 1.9fr) 36px';
const columnsWithCustomer =
  '36px 164px minmax(100px, 1.2fr) minmax(90px, 0.9fr) minmax(100px, 1fr) minmax(80px, 0.8fr) 88px 104px minmax(140px, 1.7fr) 36px';

export const useGridStyles = makeStyles({
  // Table elements keep their meaning but are laid out as a grid, as rows have to be placed freely.
  table: {
    display: 'block',
    '& td, & th': { padding: 0 },
  },
  row: {
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns: columns,
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '44px',
    paddingRight: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    outlineStyle: 'none',
    // A row that is moved to must not hide beneath what sticks to the edges.
    scrollMarginTop: '48px',
    scrollMarginBottom: '80px',
    [folded]: {
      gridTemplateColumns: '36px 164px minmax(100px, 1fr) minmax(0, max-content) 36px',
      gridTemplateAreas: '"check service service amount more" "check date attendee state more"',
      paddingTop: tokens.spacingVerticalXS,
      paddingBottom: tokens.spacingVerticalXS,
      rowGap: '2px',
    },
    [narrow]: {
      gridTemplateColumns: '32px minmax(0, 1fr) auto 32px',
      gridTemplateAreas:
        '"check service amount more" "check date date more" "check attendee attendee more" "check state state more"',
      columnGap: tokens.spacingHorizontalXS,
    },
  },
  withCustomer: {
    gridTemplateColumns: columnsWithCustomer,
    [folded]: {
      gridTemplateColumns: '36px 164px minmax(100px, 1fr) minmax(0, max-content) 36px',
      gridTemplateAreas:
        '"check service service amount more" "check customer customer state more" "check date attendee state more"',
    },
    [narrow]: {
      gridTemplateColumns: '32px minmax(0, 1fr) auto 32px',
      gridTemplateAreas:
        '"check service amount more" "check date date more" "check attendee attendee more" "check customer customer more" "check state state more"',
    },
  },
  stick: { display: 'block', position: 'sticky', top: 0, zIndex: 2 },
  head: {
    minHeight: '40px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    [folded]: { display: 'flex', gap: tokens.spacingHorizontalS },
  },
  inList: { position: 'absolute', top: 0, left: 0, width: '100%' },
  selectable: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  focusable: {
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  selected: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandBackground}`,
  },
  group: {
    backgroundColor: tokens.colorNeutralBackground2,
    fontWeight: tokens.fontWeightSemibold,
    [folded]: {
      gridTemplateColumns: '36px minmax(0, 1fr) auto auto 36px',
      gridTemplateAreas: '"check name state amount more"',
    },
    [narrow]: {
      gridTemplateColumns: '32px minmax(0, 1fr) auto',
      gridTemplateAreas: '"check name amount" "check state state"',
    },
  },
  groupName: {
    gridColumn: '2 / 7',
    minWidth: 0,
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    marginLeft: '-4px',
    cursor: 'pointer',
    [folded]: { gridArea: 'name' },
  },
  quiet: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  check: { gridArea: 'auto', width: '36px', flexShrink: 0, [folded]: { gridArea: 'check' } },
  date: {
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    [folded]: { gridArea: 'date', color: tokens.colorNeutralForeground2 },
  },
  service: {
    minWidth: 0,
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    [folded]: { gridArea: 'service', fontWeight: tokens.fontWeightSemibold },
  },
  attendee: {
    minWidth: 0,
    overflowWrap: 'anywhere',
    [folded]: { gridArea: 'attendee', color: tokens.colorNeutralForeground2 },
  },
  customer: { minWidth: 0, overflowWrap: 'anywhere', [folded]: { gridArea: 'customer' } },
  staff: {
    minWidth: 0,
    overflowWrap: 'anywhere',
    [folded]: { display: 'none' },
  },
  duration: {
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
    whiteSpace: 'nowrap',
    [folded]: { display: 'none' },
  },
  amount: {
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
    whiteSpace: 'nowrap',
    [folded]: { gridArea: 'amount' },
  },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    [folded]: { gridArea: 'state', justifyContent: 'flex-end' },
    [narrow]: { justifyContent: 'flex-start' },
  },
  more: { justifySelf: 'end', [folded]: { gridArea: 'more' } },
  headCell: {
    textAlign: 'left',
    [folded]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
  right: { textAlign: 'right' },
  headCheck: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  headChoice: { display: 'none', [folded]: { display: 'inline' } },
});
