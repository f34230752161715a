import type { ComponentProps, ReactNode } from 'react';
import DesignButton from 'tdesign-react/es/button';

/** The design system's button. Its own turns into a box that is no button while it is disabled, which nobody would hear about. */
export function Button({ type = 'button', ...props }: ComponentProps<typeof DesignButton>): ReactNode {
  return <DesignButton tag="button" type={type} {...props} />;
}
