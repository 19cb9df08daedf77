using System.Text.RegularExpressions;

namespace Actions.GitHub;

/// <summary>A repository as <c>owner/name</c>.</summary>
/// <param name="Owner">User or organisation.</param>
/// <param name="Name">Name without the owner.</param>
public sealed partial record RepositoryName(string Owner, string Name)
{
    /// <summary>Reads <c>owner/name</c>, for example from <c>GITHUB_REPOSITORY</c>.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static RepositoryName Parse(string text)
    {
        var match = Form().Match(text);
        return match.Success && match.Groups["name"].Value is not ("." or "..")
            ? new RepositoryName(match.Groups["owner"].Value, match.Groups["name"].Value)
            : throw new FormatException("expected owner/name");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Owner}/{Name}";

    [GeneratedRegex(@"\A(?<owner>[A-Za-z0-9][A-Za-z0-9_-]*)/(?<name>[A-Za-z0-9._-]+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
