namespace Actions.Aws;

/// <summary>App Runner over the wire.</summary>
internal sealed class AppRunner(IServiceCaller caller) : IAppRunner
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<AppRunnerService>> ListServicesAsync(CancellationToken cancellationToken) =>
        Pages.ReadAsync(int.MaxValue, async token =>
        {
            var page = await caller.CallAsync(AppRunnerOperations.ListServices, new(token), cancellationToken);
            return (page.ServiceSummaryList, page.NextToken);
        });
}
