using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Notify.Sinks.Sentry;

/// <param name="Address">That of Sentry.</param>
/// <param name="Token">May write releases.</param>
/// <param name="Organisation">Its short name.</param>
/// <param name="Projects">Their short names, at least one.</param>
internal sealed partial record SentrySettings(Uri Address, Secret Token, string Organisation, IReadOnlyList<string> Projects) : ISinkSettings
{
    private const string Sink = "sentry";

    /// <summary>The repository as Sentry knows it; null: by its name on GitHub.</summary>
    public string? Repository { get; init; }

    /// <summary>Reads deployment records; null: they are not known.</summary>
    public Secret? GitHubToken { get; init; }

    public static SentrySettings? Read(SinkReader reader)
    {
        var input = reader.Input;
        var address = reader.Address("sentry-url");
        var token = reader.Credential("sentry-auth-token", Sink);
        var organisation = input.Parsed("sentry-org", Slug);
        var projects = input.Parsed("sentry-projects", Slugs) ?? [];
        var repository = input.Parsed("sentry-repository", RepositoryName);
        if (token is not null || reader.IsNamed)
        {
            reader.Require("sentry-org", Sink);
            reader.Require("sentry-projects", Sink);
        }

        return address is null || token is null || organisation is null || projects.Count == 0 ? null : new SentrySettings(address, token, organisation, projects)
        {
            Repository = repository,
            GitHubToken = input.OptionalSecret("token"),
        };
    }

    public ISink Open(ActionContext action) => new SentrySink(this, new PreviousCommit(action, GitHubToken));

    private static IReadOnlyList<string> Slugs(string text) => [.. text.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Slug)];

    private static string Slug(string text) => SlugForm().IsMatch(text) ? text : throw new FormatException("expected a short name as it stands in the addresses of Sentry: lower-case letters, digits, hyphens and underscores");

    private static string RepositoryName(string text) => text.Length <= SentryLimits.Repository.Most ? text : throw new FormatException($"Sentry takes at most {SentryLimits.Repository.Most} characters");

    [GeneratedRegex(@"\A[a-z0-9_-]{1,100}\z", RegexOptions.None, 1000)]
    private static partial Regex SlugForm();
}
