namespace Actions.Aws;

/// <summary>App Runner over the wire.</summary>
internal sealed class AppRunner(IServiceCaller caller) : IAppRunner
{
    private const int PageSize = 20;   // API reference, ListOperations.MaxResults
    private const int LookedThrough = 5;

    /// <inheritdoc/>
    public Task<IReadOnlyList<AppRunnerServiceSummary>> ListServicesAsync(CancellationToken cancellationToken) =>
        Pages.ReadAsync(int.MaxValue, async token =>
        {
            var page = await caller.CallAsync(AppRunnerOperations.ListServices, new(token), cancellationToken);
            return (page.ServiceSummaryList, page.NextToken);
        });

    /// <inheritdoc/>
    public async Task<AppRunnerService> DescribeServiceAsync(string serviceArn, CancellationToken cancellationToken) =>
        (await caller.CallAsync(AppRunnerOperations.DescribeService, new(serviceArn), cancellationToken)).Service ?? new();

    /// <inheritdoc/>
    public Task<IReadOnlyList<AppRunnerOperation>> ListOperationsAsync(string serviceArn, int atMost, CancellationToken cancellationToken) =>
        Pages.ReadAsync(atMost, async token =>
        {
            var page = await caller.CallAsync(AppRunnerOperations.ListOperations, new(serviceArn, Math.Min(atMost, PageSize), token), cancellationToken);
            return (page.OperationSummaryList, page.NextToken);
        });

    /// <inheritdoc/>
    public Task<string> UpdateServiceAsync(AppRunnerUpdate update, CancellationToken cancellationToken) =>
        StartAsync(AppRunnerOperations.UpdateService, update, update.ServiceArn, AppRunnerOperationType.UpdateService, cancellationToken);

    /// <inheritdoc/>
    public Task<string> StartDeploymentAsync(string serviceArn, CancellationToken cancellationToken) =>
        StartAsync(AppRunnerOperations.StartDeployment, new(serviceArn), serviceArn, AppRunnerOperationType.StartDeployment, cancellationToken);

    /// <inheritdoc/>
    public Task<string> PauseServiceAsync(string serviceArn, CancellationToken cancellationToken) =>
        StartAsync(AppRunnerOperations.PauseService, new(serviceArn), serviceArn, AppRunnerOperationType.PauseService, cancellationToken);

    /// <inheritdoc/>
    public Task<string> ResumeServiceAsync(string serviceArn, CancellationToken cancellationToken) =>
        StartAsync(AppRunnerOperations.ResumeService, new(serviceArn), serviceArn, AppRunnerOperationType.ResumeService, cancellationToken);

    private async Task<string> StartAsync<TIn>(
        Operation<TIn, AppRunnerStarted> operation, TIn input, string serviceArn, string type, CancellationToken cancellationToken)
    {
        var before = (await ListOperationsAsync(serviceArn, LookedThrough, cancellationToken)).Select(known => known.Id).ToHashSet(StringComparer.Ordinal);
        var started = await caller.CallAsync(operation, input, token => FindStartedAsync(serviceArn, type, before, token), cancellationToken);
        return started.OperationId ?? "";
    }

    private async Task<AppRunnerStarted?> FindStartedAsync(string serviceArn, string type, HashSet<string> before, CancellationToken cancellationToken)
    {
        var newest = await ListOperationsAsync(serviceArn, LookedThrough, cancellationToken);
        return newest.FirstOrDefault(operation => operation.Type == type && !before.Contains(operation.Id)) is { } ours ? new AppRunnerStarted(ours.Id) : null;
    }
}
