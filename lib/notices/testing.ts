import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

/** What the server does with the next mail: `cut` breaks the line once it has it, `busy` and `no` refuse its reader. */
export type SmtpMood = "good" | "busy" | "no" | "cut";

export interface TestSmtp {
  url: string;
  /** Whole mails, headers and all, as they came. */
  mails: string[];
  mood: SmtpMood;
  close: () => Promise<void>;
}

/** A mail server that keeps what it is sent: as much of SMTP as a client without TLS and signing in speaks. */
export async function startTestSmtp(): Promise<TestSmtp> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    const say = (line: string) => socket.write(`${line}\r\n`);
    let held = "";
    let mail: string | null = null;
    say("220 test ESMTP");
    socket.on("data", (chunk) => {
      held += chunk.toString();
      for (let end = held.indexOf("\r\n"); end >= 0; end = held.indexOf("\r\n")) {
        const line = held.slice(0, end);
        held = held.slice(end + 2);
        if (mail !== null && line === ".") {
          smtp.mails.push(mail);
          mail = null;
          if (smtp.mood === "cut") socket.destroy();
          else say("250 kept");
        } else if (mail !== null) mail += `${line}\n`;
        else if (line === "DATA") {
          mail = "";
          say("354 go on");
        } else if (/^RCPT/i.test(line) && smtp.mood === "busy") say("451 later");
        else if (/^RCPT/i.test(line) && smtp.mood === "no") say("550 nobody by that name");
        else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
        else say("250 fine");
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const smtp: TestSmtp = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails: [],
    mood: "good",
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
  return smtp;
}
