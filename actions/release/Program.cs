using Actions.Toolkit;
using Release;

return await ActionHost.RunAsync("release", args, ReleaseApp.RunAsync);
