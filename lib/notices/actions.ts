"use server";

import { action } from "@/lib/next/action";
import { readNotices } from "@/lib/notices/read";
import { ReadNotices } from "@/lib/notices/schema";

export const readNoticesAction = action(ReadNotices, readNotices);
