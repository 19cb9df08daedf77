using LocalAws.Faults;

namespace LocalAws;

/// <summary><c>{ match: { service: ecs, operation: DescribeServices }, do: throttle, percent: 30 }</c>.</summary>
internal static class FaultSection
{
    private static readonly Dictionary<string, FaultKind> Kinds = new()
    {
        ["throttle"] = FaultKind.Throttle,
        ["500"] = FaultKind.Error500,
        ["503"] = FaultKind.Error503,
        ["hang"] = FaultKind.Hang,
        ["reset-before"] = FaultKind.ResetBefore,
        ["reset-after"] = FaultKind.ResetAfter,
        ["latency"] = FaultKind.Latency,
        ["truncated"] = FaultKind.TruncatedBody,
        ["invalid-body"] = FaultKind.InvalidBody,
        ["html"] = FaultKind.HtmlPage,
        ["deny"] = FaultKind.Deny,
    };

    public static FaultRule Read(YamlSection section)
    {
        var kind = section.Required("do");
        var match = section.Section("match");
        var rule = new FaultRule(Kinds.TryGetValue(kind, out var known) ? known : throw section.Wrong($"unknown trouble '{kind}' (known: {string.Join(", ", Kinds.Keys)})"))
        {
            Service = match?.Text("service"),
            Operation = match?.Text("operation"),
            Action = match?.Text("action"),
            Nth = match?.Whole("nth"),
            First = match?.Whole("first"),
            Percent = section.Number("percent") ?? 100,
            Delay = section.Duration("delay") ?? TimeSpan.Zero,
        };
        match?.Finish();
        section.Finish();
        return rule;
    }
}
