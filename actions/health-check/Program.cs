using Actions.Toolkit;
using HealthCheck;

return await ActionHost.RunAsync("health-check", args, HealthCheckApp.RunAsync);
