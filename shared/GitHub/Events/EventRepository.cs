namespace Actions.GitHub;

/// <summary>The repository an event happened in.</summary>
public sealed record EventRepository
{
    /// <summary><c>owner/name</c>.</summary>
    public string? FullName { get; init; }

    /// <summary>Name of the default branch, without <c>refs/heads/</c>.</summary>
    public string? DefaultBranch { get; init; }

    /// <summary>Address to clone from over HTTPS.</summary>
    public string? CloneUrl { get; init; }

    /// <summary>Address of its page.</summary>
    public string? HtmlUrl { get; init; }

    /// <summary>Address at the REST API; the only name that a short mention has.</summary>
    public string? ApiUrl { get; init; }

    /// <summary>Whether it can be read only with permission.</summary>
    public bool Private { get; init; }

    /// <summary>Whether it is a fork of another repository.</summary>
    public bool Fork { get; init; }

    /// <summary>Whether it is this repository; <see langword="null"/> when the payload does not tell.</summary>
    /// <param name="repository"><c>owner/name</c>.</param>
    public bool? IsNamed(string repository) =>
        FullName is { } name ? string.Equals(name, repository, StringComparison.OrdinalIgnoreCase)
        : ApiUrl is { } address ? address.EndsWith($"/repos/{repository}", StringComparison.OrdinalIgnoreCase)
        : null;
}
