using Actions.Toolkit;
using LambdaDeploy;

return await ActionHost.RunAsync("lambda-deploy", args, LambdaDeployApp.RunAsync);
