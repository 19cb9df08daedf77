using Actions.Aws;

namespace EcsDeploy.Tests.Truth;

/// <summary>No alarms of the action's own: those of the service are the local ECS's business.</summary>
internal sealed class NoAlarms : ICloudWatch
{
    public Task<DescribeAlarmsResponse> DescribeAlarmsAsync(IReadOnlyList<string> alarmNames, CancellationToken cancellationToken) => Task.FromResult(new DescribeAlarmsResponse());

    public Task<IReadOnlyList<MetricDataResult>> GetMetricDataAsync(GetMetricDataRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MetricDataResult>>([]);
}
