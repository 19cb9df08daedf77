using Actions.Toolkit;
using ReleaseTree;

return await ActionHost.RunAsync("release-tree", args, ReleaseTreeApp.RunAsync);
