"use server";

import { action } from "@/lib/next/action";
import { currentVisitor } from "@/lib/next/host";
import { changeShare, pauseShare, renewShare, resumeShare, revokeShare, setSharePassword } from "@/lib/shares/change";
import { makeShares } from "@/lib/shares/make";
import { ChangeShare, MakeShares, SetSharePassword, ShareRef } from "@/lib/shares/schema";

export const makeSharesAction = action(MakeShares, async (actor, input) => makeShares(actor, input, (await currentVisitor()).origin));
export const changeShareAction = action(ChangeShare, (actor, input) => changeShare(actor, input));
export const pauseShareAction = action(ShareRef, (actor, input) => pauseShare(actor, input));
export const resumeShareAction = action(ShareRef, resumeShare);
export const revokeShareAction = action(ShareRef, (actor, input) => revokeShare(actor, input));
export const renewShareAction = action(ShareRef, async (actor, input) => renewShare(actor, input, (await currentVisitor()).origin));
export const setSharePasswordAction = action(SetSharePassword, setSharePassword);
