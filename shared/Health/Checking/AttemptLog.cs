using System.Globalization;
using Actions.Toolkit;

namespace Actions.Health;

/// <summary>Tells each change of a target as it happens. Repeated failures of one kind are told twice a minute.</summary>
internal sealed class AttemptLog(ActionLog log)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Dictionary<Target, (string What, TimeSpan At)> told = [];

    public void Attempted(Target target, Attempt attempt, int healthyInARow, int needed, TimeSpan elapsed)
    {
        var what = $"{attempt.Fault?.Word} {attempt.Status} {attempt.Version} {healthyInARow}";
        lock (gate)
        {
            if (told.TryGetValue(target, out var before) && before.What == what && elapsed - before.At < Silence) return;
            told[target] = (what, elapsed);
        }

        var result = attempt.Fault?.ToString() ?? (needed == 1 ? "healthy" : $"healthy ({healthyInARow} of {needed})");
        Tell(target.Display, attempt, result, elapsed);
    }

    /// <summary>Tells one attempt, whatever was told before.</summary>
    public void Tell(string what, Attempt attempt, string result, TimeSpan elapsed)
    {
        var status = attempt.Status is { } number ? $"{number} in {DurationText.Format(attempt.Duration)}" : DurationText.Format(attempt.Duration);
        log.Info(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds,7:0.0} s  {what}  #{attempt.Number}  {status}  {result}"));
    }
}
