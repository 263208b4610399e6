import { ClosedPage } from "@/components/guest/closed-page";

export default ClosedPage;
