using Actions.Toolkit;
using EcsDeploy;

return await ActionHost.RunAsync("ecs-deploy", args, EcsDeployApp.RunAsync);
