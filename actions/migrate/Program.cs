using Actions.Toolkit;
using Migrate;

return await ActionHost.RunAsync("migrate", args, MigrateApp.RunAsync);
