using System.Text.Json;
using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Reads an input that names versions: lines, or the JSON object that a deploy step writes as output.</summary>
internal static class VersionLines
{
    public static IReadOnlyList<VersionLine> Read(InputReader inputs, string name, IReadOnlyList<string> services, Func<string, bool> isVersion)
    {
        var lines = inputs.Text(name).StartsWith('{') ? inputs.Parsed(name, OfJson) ?? [] : inputs.ParsedLines(name, VersionLine.Parse);
        foreach (var unknown in lines.Where(line => line.Service is not null && !services.Contains(line.Service)))
            inputs.Error(name, $"'{unknown.Service}' is not among 'services'");
        foreach (var twice in lines.GroupBy(line => line.Service).Where(group => group.Count() > 1))
            inputs.Error(name, twice.Key is null ? "several lines without a service" : $"several versions for '{twice.Key}'");
        if (services.Count > 1 && lines.Any(line => line.Service is null && isVersion(line.Version)))
            inputs.Error(name, "one version cannot be meant for several services, which count theirs apart; write service=version for each");
        return lines;
    }

    // An empty object is what a deploy step writes that was never got to deploying.
    private static List<VersionLine> OfJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject members
                ? [.. members.Where(member => member.Value is not null).Select(member => VersionLine.Parse($"{member.Key}={member.Value!.GetValue<string>()}"))]
                : throw new FormatException("expected a JSON object, service to version");
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new FormatException("expected a JSON object, service to version", problem);
        }
    }
}
