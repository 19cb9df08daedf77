using NodaTime;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Freezing;

/// <summary>When nothing is deployed where. Pure.</summary>
internal sealed record Freeze(IReadOnlyList<FreezeWindow> Windows)
{
    /// <summary>Why an environment is frozen at a time; of several windows, the one that ends last.</summary>
    /// <returns>Null when it is not.</returns>
    public string? Of(TargetEnvironment environment, DateTimeOffset time)
    {
        var now = Instant.FromDateTimeOffset(time);
        var active =
            from window in Windows
            where window.Environments.Count == 0 || window.Environments.Contains(environment)
            let span = window.Around(now)
            where span is not null
            orderby span.Value.End descending
            select $"{environment.Name} is frozen by '{window.Name}' until {window.Zone.Format(span.Value.End)}{(window.Reason is null ? "" : $": {window.Reason}")}";
        return active.FirstOrDefault();
    }
}
