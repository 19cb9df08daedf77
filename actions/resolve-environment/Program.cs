using Actions.Toolkit;
using ResolveEnvironment;

return await ActionHost.RunAsync("resolve-environment", args, ResolveEnvironmentApp.RunAsync);
