import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon.tsx";
import "./Button.css";

interface ButtonProps {
  children: ComponentChildren;
  /** `primary` once a view at most; `quiet` inside cards. */
  kind?: "primary" | "plain" | "quiet" | "danger";
  icon?: IconName;
  /** With an address it is a link that looks like a button. */
  href?: string;
  type?: "button" | "submit";
  disabled?: boolean;
  /** Work is under way: it cannot be pressed again. */
  busy?: boolean;
  pressed?: boolean;
  label?: string;
  onClick?: () => void;
}

export function Button({
  children,
  kind = "plain",
  icon,
  href,
  type = "button",
  disabled = false,
  busy = false,
  pressed,
  label,
  onClick,
}: ButtonProps) {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
  if (href !== undefined) {
    return (
      <a class={`button ${kind}`} href={href} aria-label={label} onClick={onClick}>
        {inside}
      </a>
    );
  }
  return (
    <button
      class={`button ${kind}`}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      aria-label={label}
      onClick={onClick}
    >
      {inside}
    </button>
  );
}
