using System.Globalization;
using System.Text.Json.Nodes;

namespace LocalGitHub;

/// <summary>What Sentry refuses (Sentry documentation, "Naming Releases", "Create a New Release for an Organization", "Create a Deploy").</summary>
public static class SentryRules
{
    private const string BadInVersion = "\r\n\f\t/\\";
    private const string BadInEnvironment = "\r\n\f/";

    /// <summary>What is wrong with a release: the member and the words; null for nothing.</summary>
    public static (string Member, string Problem)? ProblemOfRelease(JsonObject release)
    {
        var version = Text(release["version"]);
        if (version.Length > 250) return ("version", "Ensure this field has no more than 250 characters.");
        if (version.Trim().Length == 0 || version.Any(BadInVersion.Contains) || version.Trim() is "." or ".." || version.Trim().Equals("latest", StringComparison.OrdinalIgnoreCase))
            return ("version", $"Release with name {version} is not allowed");
        if (release["projects"] is not JsonArray { Count: > 0 }) return ("projects", "This field is required.");
        foreach (var reference in release["refs"] as JsonArray ?? [])
        {
            if (Text(reference?["repository"]).Length is 0 or > 200) return ("refs", "repository: Ensure this field has no more than 200 characters.");
            if (Text(reference?["commit"]).Length is 0 or > 64 || Text(reference?["previousCommit"]).Length > 64) return ("refs", "commit: Ensure this field has no more than 64 characters.");
        }

        return ProblemOfMembers(release, "url", "dateReleased");
    }

    /// <summary>What is wrong with a deploy.</summary>
    public static (string Member, string Problem)? ProblemOfDeploy(JsonObject deploy)
    {
        var environment = Text(deploy["environment"]);
        if (environment.Length is 0 or > 64 || environment.Any(BadInEnvironment.Contains)) return ("environment", "Ensure this field has no more than 64 characters.");
        return ProblemOfMembers(deploy, "url", "dateStarted", "dateFinished");
    }

    /// <summary>What is wrong with addresses and dates.</summary>
    public static (string Member, string Problem)? ProblemOfMembers(JsonObject tree, params string[] members)
    {
        foreach (var member in members.Where(tree.ContainsKey))
        {
            var isGood = member == "url" ? Uri.TryCreate(Text(tree[member]), UriKind.Absolute, out _) : DateTimeOffset.TryParse(Text(tree[member]), CultureInfo.InvariantCulture, out _);
            if (!isGood) return (member, "Enter a valid value.");
        }

        return null;
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
