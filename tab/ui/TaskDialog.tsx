import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { FormEvent, ReactNode } from 'react';
import { useReturnFocus } from './useReturnFocus.ts';

const useStyles = makeStyles({
  surface: {
    maxWidth: '560px',
    '@media (max-width: 519px)': { padding: tokens.spacingHorizontalL },
  },
  wide: { maxWidth: '880px' },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  actions: { flexWrap: 'wrap', justifyContent: 'flex-end', alignItems: 'center' },
});

type Props = {
  title: string;
  closeLabel: string;
  wide?: boolean;
  children: ReactNode;
  actions: ReactNode;
  onClose: () => void;
  onSubmit: () => void;
};

/** A task in front of the page. Escape closes it, Enter in a field does what the main button does. */
export function TaskDialog(props: Props) {
  const { title, closeLabel, wide = false, children, actions, onClose, onSubmit } = props;
  const styles = useStyles();
  useReturnFocus();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={mergeClasses(styles.surface, wide && styles.wide)}>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle
              action={
                <Button
                  appearance="subtle"
                  aria-label={closeLabel}
                  icon={<DismissRegular />}
                  onClick={onClose}
                />
              }
            >
              {title}
            </DialogTitle>
            <DialogContent className={styles.content}>{children}</DialogContent>
            <DialogActions fluid className={styles.actions}>
              {actions}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
