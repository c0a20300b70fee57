import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalL} 0`,
  },
});

const rows = [100, 96, 98, 92, 97, 94];

/** Rows to come. */
export function LoadingRows({ label }: { label: string }) {
  const styles = useStyles();
  return (
    <Skeleton aria-label={label} className={styles.root}>
      {rows.map((width) => (
        <SkeletonItem key={width} size={32} style={{ width: `${width}%` }} />
      ))}
    </Skeleton>
  );
}
