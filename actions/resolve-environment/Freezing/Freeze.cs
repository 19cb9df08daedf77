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
        var active = Windows.Where(window => window.Environments.Count == 0 || window.Environments.Contains(environment))
            .Select(window => (Window: window, Span: window.Around(now)))
            .Where(found => found.Span is not null)
            .MaxBy(found => found.Span!.Value.End);
        return active.Window is not { } window ? null
            : $"{environment.Name} is frozen by '{window.Name}' until {window.Zone.Format(active.Span!.Value.End)}{(window.Reason is null ? "" : $": {window.Reason}")}";
    }
}
