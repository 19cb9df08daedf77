using Actions.Toolkit;
using DetectChanges;

return await ActionHost.RunAsync("detect-changes", args, DetectChangesApp.RunAsync);
