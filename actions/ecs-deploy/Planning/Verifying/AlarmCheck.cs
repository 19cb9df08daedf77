using Actions.Aws;

namespace EcsDeploy;

/// <summary>Whether the alarms that shall end a deployment exist.</summary>
internal sealed class AlarmCheck(ICloudWatch cloudWatch) : IReferenceCheck
{
    public ReferenceKind Kind => ReferenceKind.Alarm;

    public int AtOnce => 100;

    public async Task<IReadOnlyDictionary<Reference, string>> ProblemsAsync(IReadOnlyList<Reference> references, CancellationToken cancellationToken)
    {
        var answer = await cloudWatch.DescribeAlarmsAsync([.. references.Select(reference => reference.Name)], cancellationToken);
        var existing = answer.All.Select(alarm => alarm.AlarmName).ToHashSet(StringComparer.Ordinal);
        return references.Where(reference => !existing.Contains(reference.Name)).ToDictionary(reference => reference, _ => "does not exist");
    }
}
