// Loaded into the API's process before the API itself, which therefore ends when `npm start` was killed and could not
// stop it.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
