using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The targets: the lines of <c>urls</c>, or those of the file <c>config</c>.</summary>
internal static class TargetInputs
{
    public static IReadOnlyList<TargetWish> Read(InputReader read, ConfigFile? config, TargetDefaults common, KnownValues known, Masks masks)
    {
        var section = new TargetSection(common, known, masks);
        var hasUrls = read.OptionalText("urls") is not null;
        if (hasUrls && read.OptionalText("config") is not null) read.PrivateError("urls", "'config' is given too. Write the addresses into the file, under 'targets'");
        if (!hasUrls && read.OptionalText("config") is null && read.OptionalText("alarms") is null) read.PrivateError("urls", "nothing says what to check. Add 'urls', 'config' or 'alarms' under 'with:'");
        if (config is null) return [.. read.Lines("urls").Index().Select(line => Line(read, line.Item, line.Index + 1, section, common, masks)).OfType<TargetWish>()];
        if (config.Root.Find("targets") is not { } targets) return [];
        if (targets is not YamlValue.Sequence) config.Root.Problem(targets, "expected a list of targets");
        return [.. targets.Items().Select(item => section.Read(item, config.Root)).OfType<TargetWish>()];
    }

    private static TargetWish? Line(InputReader read, string line, int number, TargetSection section, TargetDefaults common, Masks masks)
    {
        try
        {
            return line.StartsWith('{') ? Section(line, section) : TargetWish.Parse(line, common.Root, masks);
        }
        catch (FormatException problem)
        {
            // An object may hold credentials anywhere.
            var shown = line.StartsWith('{') ? "" : $", '{UrlSecrets.DisplayText(line)}',";
            read.PrivateError("urls", $"address {number}{shown} is not allowed: {problem.Message}");
            return null;
        }
    }

    private static TargetWish? Section(string line, TargetSection section)
    {
        var problems = new List<YamlProblem>();
        var mapping = YamlTree.Read(line) as YamlValue.Mapping ?? throw new FormatException("expected a mapping such as { url: https://host/health, expected-status: 401 }");
        var target = section.Read(new YamlSection(mapping, "a target", problems));
        return problems.Count == 0 ? target : throw new FormatException(string.Join("; ", problems.Select(problem => $"column {problem.Column}: {problem.Message}")));
    }
}
