using Actions.Toolkit;
using AppRunnerDeploy;

return await ActionHost.RunAsync("apprunner-deploy", args, AppRunnerDeployApp.RunAsync);
