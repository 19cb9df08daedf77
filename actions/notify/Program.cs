using Actions.Toolkit;
using Notify;

return await ActionHost.RunAsync("notify", args, NotifyApp.RunAsync);
