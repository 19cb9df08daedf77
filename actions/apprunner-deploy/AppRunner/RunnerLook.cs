using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Reads the service, and waits, as the input <c>busy</c> says, until nothing is under way on it. Only reads.</summary>
internal sealed class RunnerLook(IAppRunner runner, Inputs inputs, ActionContext action)
{
    private readonly NamedService named = new(runner, inputs);
    private string told = "";

    /// <exception cref="UserError">The service does not exist, is not in a state to be deployed to, or does not come to rest in time.</exception>
    public async Task<AppRunnerService> RunAsync()
    {
        var arn = await Reading.OfAsync(named.ArnAsync(action.Stopping), action);
        var started = action.Time.GetTimestamp();
        var service = await SignOfLife.DuringAsync(SettleAsync(arn, started), action, _ => $"{told} {Waiting(started)}".TrimStart());
        return Unfit(service) is { } problem ? throw problem : service;
    }

    private async Task<AppRunnerService> SettleAsync(string arn, long started)
    {
        var schedule = new PollSchedule(inputs.PollInterval, Random.Shared);
        while (true)
        {
            var service = await named.DescribeAsync(arn, action.Stopping);
            if (await UnderWayAsync(service) is not { } sentence)
                return service;
            if (sentence != told)
                action.Log.Info(inputs.Busy == Busy.Wait ? $"{sentence} {Waiting(started)}" : sentence);
            told = sentence;
            if (inputs.Busy == Busy.Fail || action.Time.GetElapsedTime(started) >= inputs.BusyTimeout)
                throw Refusal(sentence);
            await Task.Delay(schedule.Next(), action.Time, action.Stopping);
        }
    }

    // Either may lag behind.
    private async Task<string?> UnderWayAsync(AppRunnerService service)
    {
        var newest = await runner.ListOperationsAsync(service.ServiceArn, 1, action.Stopping);
        if (newest is [var operation, ..] && AppRunnerOperationStatus.IsUnderWay(operation.Status))
            return $"{service.ServiceName}: operation {operation.Id} ({operation.Type}) is under way since {operation.StartedAt:HH:mm:ss} UTC: {operation.Status}.";
        return service.Status == AppRunnerServiceStatus.OperationInProgress ? $"{service.ServiceName}: an operation is under way." : null;
    }

    private string Waiting(long started) =>
        $"Waiting for its end, {DurationText.Format(inputs.BusyTimeout)} at most, {DurationText.Format(action.Time.GetElapsedTime(started))} so far.";

    private UserError Refusal(string sentence) => new(
        inputs.Busy == Busy.Wait ? $"{sentence} It did not end within {DurationText.Format(inputs.BusyTimeout)}." : sentence,
        "App Runner does one thing at a time. Give the deploy jobs one 'concurrency:' group so that they never overlap; automatic deployments of the service get in the way too.");

    private UserError? Unfit(AppRunnerService service) => service.Status switch
    {
        AppRunnerServiceStatus.Running => null,
        AppRunnerServiceStatus.Paused when inputs.Resume => null,
        AppRunnerServiceStatus.Paused => new UserError($"Service '{service.ServiceName}' is paused, and a paused service cannot be deployed to.", "Set 'resume: true' to resume it first."),
        _ => new UserError($"Service '{service.ServiceName}' is {service.Status}: only a service that is RUNNING can be deployed to.", "Look at it in the App Runner console."),
    };
}
