using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Reads the service once nothing is under way on it, and refuses one that cannot be deployed to. Only reads.</summary>
internal sealed class RunnerLook(IAppRunner runner, Inputs inputs, ActionContext action)
{
    private const string Successor =
        "This action does not create services: App Runner takes no new customers since 30 April 2026, and AWS names ECS Express Mode as its successor. "
        + "A service that exists in Express Mode is deployed to with 'kind: express'.";

    private readonly RunnerRest rest = new(
        runner, new NamedRunner(runner, "service", inputs.Service, Successor), inputs.PollInterval, inputs.Busy == Busy.Wait ? inputs.BusyTimeout : null, action);

    /// <exception cref="UserError">The service does not exist, is not in a state to be deployed to, or does not come to rest in time.</exception>
    public async Task<AppRunnerService> RunAsync()
    {
        var service = await rest.ReadAsync();
        return service.Status switch
        {
            AppRunnerServiceStatus.Running => service,
            AppRunnerServiceStatus.Paused when inputs.Resume => service,
            AppRunnerServiceStatus.Paused => throw new UserError($"Service '{service.ServiceName}' is paused, and a paused service cannot be deployed to.", "Set 'resume: true' to resume it first."),
            _ => throw new UserError($"Service '{service.ServiceName}' is {service.Status}: only a service that is RUNNING can be deployed to.", "Look at it in the App Runner console."),
        };
    }
}
