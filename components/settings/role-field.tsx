import { roleName } from "@/components/settings/role-words";
import type { Role } from "@/lib/access/actor";
import { ROLE_WORDS } from "@/lib/members/limits";

interface RoleFieldProps {
  roles: readonly Role[];
  value: Role;
  onChange: (role: Role) => void;
  /** Why nothing else can be chosen; said below. */
  locked?: string | null;
}

/** Which role, with what each may do. */
export function RoleField({ roles, value, onChange, locked = null }: RoleFieldProps) {
  return (
    <fieldset className="stack">
      <legend className="label mb-2">Role</legend>
      {roles.map((role) => (
        <label key={role} className="check-row">
          <input
            className="check"
            type="radio"
            name="role"
            value={role}
            checked={role === value}
            disabled={locked !== null && role !== value}
            onChange={() => onChange(role)}
          />
          <span>
            <span className="strong">{roleName(role)}</span> <span className="soft">{ROLE_WORDS[role]}</span>
          </span>
        </label>
      ))}
      {locked && <p className="hint">{locked}</p>}
    </fieldset>
  );
}
