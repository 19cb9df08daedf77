using Actions.Toolkit;
using EcsDeploy;

return await ActionHost.RunAsync("ecs-deploy", args, App.RunAsync);
