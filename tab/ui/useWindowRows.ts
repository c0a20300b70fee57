import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';

type Options = {
  count: number;
  keyAt: (index: number) => string;
  heightAt: (index: number) => number;
  /** Stays in the document wherever the window is scrolled to, so that the focus is never lost. */
  keptIndex: number;
};

/** Rows of a long list that scrolls with the window: only those near it are in the document. */
export function useWindowRows({ count, keyAt, heightAt, keptIndex }: Options) {
  const listRef = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const measure = useCallback(() => {
    const top = listRef.current?.getBoundingClientRect().top ?? 0;
    setScrollMargin(Math.round(top + window.scrollY));
  }, []);
  useLayoutEffect(measure);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [measure]);

  // What the virtualizer returns changes by itself, which only matters to a compiler that memoizes.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count,
    estimateSize: heightAt,
    getItemKey: keyAt,
    overscan: 6,
    scrollMargin,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (keptIndex < 0 || keptIndex >= count || indexes.includes(keptIndex)) return indexes;
      return [...indexes, keptIndex].toSorted((one, other) => one - other);
    },
  });
  return { virtualizer, listRef, scrollMargin };
}
