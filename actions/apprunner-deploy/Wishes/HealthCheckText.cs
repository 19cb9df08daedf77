using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>The input <c>health-check</c>: a path, or members of App Runner's health check configuration.</summary>
internal static class HealthCheckText
{
    private static readonly string[] Members = ["Protocol", "Path", "Interval", "Timeout", "HealthyThreshold", "UnhealthyThreshold"];

    public static JsonObject Parse(string text)
    {
        if (text.StartsWith('/'))
            return text.Any(char.IsWhiteSpace) ? throw new FormatException("expected a path without blanks") : new JsonObject { ["Protocol"] = "HTTP", ["Path"] = text };
        var tree = YamlTree.As<JsonObject>(YamlTree.Read(text));
        return tree.Select(member => member.Key).FirstOrDefault(name => !Members.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? throw new FormatException($"'{unknown}' is not allowed; allowed are a path such as /health, or a mapping with {string.Join(", ", Members)}")
            : tree;
    }
}
