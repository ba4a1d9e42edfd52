/** The least that a process with a channel to its parent can be. */
process.on("message", (message) => process.send(message));
process.send("ready");
