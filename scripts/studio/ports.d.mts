/** Whether nothing listens there yet. */
export function isFree(port: number, host?: string): Promise<boolean>;
