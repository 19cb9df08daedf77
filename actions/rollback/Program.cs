using Actions.Toolkit;
using Rollback;

return await ActionHost.RunAsync("rollback", args, RollbackApp.RunAsync);
